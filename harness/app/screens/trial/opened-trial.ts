import type { Store } from '../../../../results/store.ts';
import { type TrialRecord, trialRecord } from '../../../../results/trial-record.ts';
import { Paper } from './paper.ts';
import { NO_REGRETS, type Regrets, regretsOf } from './regret.ts';
import { type Section, sectionsOf, stateSections, type Tab, verdictSections } from './sections.ts';
import { type Turn, turnsOf } from './turns.ts';

/** What can be on paper: a tab of a turn, or how the trial came out. */
export type View = Tab | 'verdicts';

/** A trial as it was read, with what is worked out from it only where somebody looks. */
export class OpenedTrial {
  readonly record: TrialRecord;
  readonly turns: readonly Turn[];
  #regrets: Regrets = NO_REGRETS;
  readonly #sections = new Map<string, readonly Section[]>();
  readonly #papers = new Map<string, Paper>();

  constructor(store: Store, number: number) {
    this.record = trialRecord(store, number);
    this.turns = turnsOf(this.record.lines);
  }

  get regrets(): Regrets {
    return this.#regrets;
  }

  sections(turn: number, tab: Tab): readonly Section[] {
    const found = this.turns[turn];
    // An error belongs to what was done last, also where nothing of that was kept.
    const state = tab === 'steps' && turn >= this.turns.length - 1 ? stateSections(this.record) : [];
    return kept(this.#sections, `${turn} ${tab}`, () => [...(found === undefined ? [] : sectionsOf(found, tab)), ...state]);
  }

  paper(turn: number, view: View): Paper {
    const key = view === 'verdicts' ? view : `${turn} ${view}`;
    return kept(this.#papers, key, () => new Paper(view === 'verdicts' ? verdictSections(this.record) : this.sections(turn, view)));
  }

  /** Works out what the moves gave away. */
  readonly analyse = async (): Promise<void> => {
    this.#regrets = await regretsOf(this.record, this.turns);
  };
}

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
