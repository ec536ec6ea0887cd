import type { MetricMean } from '../harness/core/task.ts';

/** A board, computed: what every way of showing it starts from. Nothing in it is text for a terminal yet. */
export interface Board {
  readonly sections: readonly BoardSection[];
}

/** One table: a task, or several games rated together. */
export interface BoardSection {
  readonly title: string;
  readonly tasks: readonly BoardTask[];
  /** What ranks it: a Bradley-Terry rating, a proportion, or a mean. */
  readonly kind: 'rating' | 'proportion' | 'mean';
  readonly metric: string;
  /** True where a paper's reading and scoring was asked for. */
  readonly compat: boolean;
  readonly rows: readonly BoardRow[];
  /** Matches with a result, whatever the number of their seats; 0 for questions. */
  readonly matches: number;
  /** What sitting first is worth, in Elo points; ratings only. */
  readonly firstSeat: number | null;
  /** Other versions of these tasks that the store holds and this board leaves out. */
  readonly otherVersions: readonly string[];
  /** What derived metrics of its rows are and how far to trust them. */
  readonly notes?: readonly string[];
  /** Which figures a row's notes only repeat, by the ids of the notes. */
  readonly repeated?: Readonly<Record<string, readonly string[]>>;
}

export interface BoardTask {
  /** Its number in the store. */
  readonly number: number;
  readonly id: string;
  readonly version: string;
  readonly parameters: string;
}

/** One agent on one board. */
export interface BoardRow {
  /** Null where it cannot be ranked with the others: it was in fewer tasks, or no match connects it with them. */
  readonly rank: number | null;
  /** Whether others share the rank. */
  readonly tied: boolean;
  readonly agent: string;
  /** The agent's number in the store. */
  readonly number: number;
  /** Rating, proportion or mean; null where nothing could be scored, or where no rating can be fitted. */
  readonly value: number | null;
  /** 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** Scored trials (matches for ratings). */
  readonly n: number;
  /**
   * Why there is no rating in spite of matches: the others got all or nothing against it, or never met it; or it was never asked in
   * a match that counts: its trials errored, others failed before its turn, or all its moves were forced.
   */
  readonly unrated: 'one-sided' | 'disconnected' | 'unheard' | null;
  readonly unscored: number;
  /** Tasks of the section that it has scores in. */
  readonly tasks: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
  /** Normalized relative advantage, the mean over tasks; null where there is no valid match. */
  readonly nra: number | null;
  /** Elo rating in the order of a run's plan; only on compat boards of one run, else null. */
  readonly elo: number | null;
  /** Share of its matches that were valid; null where none was played. */
  readonly completion: number | null;
  /** Mean of each metric after the first, by its id; over several tasks the mean over those that have it. */
  readonly extras: Readonly<Record<string, number>>;
  /** Means of the hidden metrics, from which others are derived; where a board of one task has any. */
  readonly ingredients?: Readonly<Record<string, MetricMean>>;
  /** A word on derived metrics of this agent, by their ids. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly turns: number;
  readonly failures: BoardFailures;
  /** Answers replaced by the agent's policy. */
  readonly replaced: number;
  /** Answers that the paper's rule reads differently. */
  readonly noted: number;
  /** Trials set aside with an error, waiting to be gone on with. */
  readonly errored: number;
  readonly calls: number;
  /** Null where nobody counted any. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  /** US dollars; null where the price of some call is unknown. */
  readonly cost: number | null;
  /** Median time of a call, in milliseconds, within 2.5 %. */
  readonly medianMs: number | null;
}

export interface BoardFailures {
  readonly unparsed: number;
  readonly illegal: number;
  readonly refused: number;
  readonly truncated: number;
  readonly empty: number;
  readonly filtered: number;
}
