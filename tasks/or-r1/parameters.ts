import { z } from 'zod';
import { flag } from '../authoring/flag.ts';

/** What a prompt asks the answer to be written in: a library, the form of a file, or any of them. */
export const DIALECTS = ['coptpy', 'gurobipy', 'pulp', 'lp', 'mps', 'json', 'any'] as const;
export type AskedDialect = (typeof DIALECTS)[number];

/** Seconds an answer may run: by itself, and with `compat` as long as the paper's script lets it (eval/execute.py). */
const SECONDS = { strict: 60, compat: 300 } as const;

/**
 * `compat`: ask, read and score as the paper does. `dialect`: what the prompt asks for; answers in any other are run all the same.
 * `seconds` and `memory` (MB) bound the run of one answer. `trusted`: run answers in one shared warm worker, without the sandbox's walls.
 */
export const parameters = z
  .strictObject({
    compat: flag(),
    dialect: z.enum(DIALECTS).default('coptpy'),
    seconds: z.coerce.number().min(1).max(3600).optional(),
    memory: z.coerce.number().int().min(256).max(4096).default(512),
    trusted: flag(),
  })
  .refine(({ compat, dialect }) => !compat || dialect === 'coptpy', {
    path: ['dialect'],
    message: 'the paper asks for coptpy only: leave out dialect, or compat',
  });
export type Parameters = z.infer<typeof parameters>;

/** Seconds one answer may run under these parameters. */
export const secondsOf = ({ compat, seconds }: Parameters): number => seconds ?? (compat ? SECONDS.compat : SECONDS.strict);
