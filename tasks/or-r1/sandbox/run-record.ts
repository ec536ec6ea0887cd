/** How the run of an answer ended. Only `ran` and `crashed` come from the program's own end. */
export type Ended = 'ran' | 'crashed' | 'unsupported' | 'timed-out' | 'out-of-memory' | 'too-much-output' | 'killed';

export type Dialect = 'coptpy' | 'gurobipy' | 'pulp' | 'lp' | 'mps' | 'json';

/** A model as the run left it: the solver's word (payload.ts), `unsolved` or `local`; `objective` is what the library's own attribute gives, null where it gives no number. */
export type SolvedModel = {
  readonly status: string;
  readonly objective: number | null;
};

/** Counts of a model, and what class of problem it is. */
export type ModelSize = {
  readonly columns: number;
  readonly rows: number;
  readonly nonzeros: number;
  readonly integers: number;
  readonly quadratic: boolean;
  readonly kind: 'LP' | 'MIP' | 'QP';
};

/** What the run of an answer yields, whatever happened in it. */
export type AnswerRun = {
  readonly ended: Ended;
  readonly dialect: Dialect | null;
  readonly error: { readonly type: string; readonly message: string } | null;
  /** The call that no look-alike has, by its name. */
  readonly unsupported: string | null;
  /** What a report asked for that is not known here, by name; the run went on without it. */
  readonly withheld: readonly string[];
  /** The global named `model` at the program's end: what the paper's rule looks at. */
  readonly global: SolvedModel | null;
  /** The model that was solved last, in whatever scope. */
  readonly last: SolvedModel | null;
  /** Of `global`, else of `last`. */
  readonly size: ModelSize | null;
  /** How often a solver ran. */
  readonly solves: number;
  /** First 8,000 characters of what was printed. */
  readonly stdout: string;
  readonly stdoutLength: number;
};

/** A program or model file to run, and its limits: seconds by the clock and of processor, and memory in MB. */
export type AnswerInput = {
  readonly program: string;
  readonly kind: 'python' | 'lp' | 'mps' | 'json';
  readonly seconds: number;
  readonly memoryMb: number;
};
