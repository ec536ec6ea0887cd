import { z } from 'zod';
import type { RunRecord } from '../../results/runs.ts';
import type { RunFlags } from './run-flags.ts';

/** What a run was asked for: the words of its command line, read, and whom they named. */
export interface RunSpec {
  readonly tasks: readonly string[];
  readonly flags: RunFlags;
  readonly agents: readonly { readonly id: string; readonly fingerprint?: unknown }[];
}

const shape = z.object({
  tasks: z.array(z.string()),
  flags: z.object({
    agent: z.array(z.string()),
    samples: z.number().optional(),
    epochs: z.number(),
    seed: z.string(),
    db: z.string().optional(),
    budget: z.string().optional(),
    untilValid: z.number().optional(),
    maxConcurrency: z.number(),
    maxRetries: z.number(),
    callTimeout: z.number(),
    trialTimeout: z.number(),
    compat: z.boolean().optional(),
    data: z.string().optional(),
    prices: z.string().optional(),
    baseUrl: z.string().optional(),
    answer: z.string().optional(),
    judge: z.string().optional(),
    plain: z.boolean().optional(),
    json: z.boolean().optional(),
  } satisfies Readonly<Record<Exclude<keyof RunFlags, 'dryRun' | 'explain'>, z.ZodType>>),
  agents: z.array(z.object({ id: z.string(), fingerprint: z.unknown() })),
});

/** Reads what the store keeps of a run's command line; undefined where the run was not begun by one. */
export const runSpec = ({ spec }: Pick<RunRecord, 'spec'>): RunSpec | undefined => shape.safeParse(spec).data as RunSpec | undefined;
