import type { Tool } from '../../../harness/core/scope.ts';
import type { AnswerInput, AnswerRun, SolvedModel } from '../../../tasks/or-r1/sandbox/run-record.ts';

/** A run of an answer as the sandbox would report it. */
export const madeRun = (parts: Partial<AnswerRun> = {}): AnswerRun => ({
  ended: 'ran',
  dialect: 'coptpy',
  error: null,
  unsupported: null,
  withheld: [],
  global: null,
  last: null,
  size: null,
  solves: 1,
  stdout: '',
  stdoutLength: 0,
  ...parts,
});

export const SIZE = { columns: 2, rows: 3, nonzeros: 5, integers: 2, quadratic: false, kind: 'MIP' } as const;

/** A run that left a model, and printed what the paper's ending prints of it. */
export function solvedRun(model: SolvedModel): AnswerRun {
  const printed = model.status === 'optimal' ? `Just print the best solution: ${model.objective}\n` : 'No Best Solution\n';
  return madeRun({ global: model, last: model, size: SIZE, stdout: printed, stdoutLength: printed.length });
}

export const optimal = (objective: number | null): AnswerRun => solvedRun({ status: 'optimal', objective });

/** Programs of these tests say what their run is to come to: `# optimal 12`, `# infeasible`, `# crash`, `# unsupported`, `# time-out`. */
export function standIn(ran: AnswerInput[] = []): Tool<AnswerInput, AnswerRun> {
  return {
    id: 'stand-in',
    version: '1',
    run: async (input) => {
      ran.push(input);
      const [, word = '', figure] = /# ([a-z-]+) ?(\S*)/.exec(input.program) ?? [];
      if (word === 'optimal') return optimal(Number(figure));
      if (word === 'crash') return madeRun({ ended: 'crashed', error: { type: 'KeyError', message: "'x'" } });
      if (word === 'unsupported') return madeRun({ ended: 'unsupported', unsupported: 'Model.addCone' });
      if (word === 'time-out') return madeRun({ ended: 'timed-out' });
      return solvedRun({ status: word, objective: null });
    },
  };
}

/** A reply whose program comes to that. */
export const program = (comesTo: string): string => `Like so:\n\n\`\`\`python\nimport coptpy as cp\n# ${comesTo}\n\`\`\``;
