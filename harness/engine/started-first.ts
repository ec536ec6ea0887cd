import type { Design } from '../core/design.ts';
import type { TrialSpec } from '../core/trial.ts';

/** The trials of a design with those already begun in front, so that a resumed run first finishes what it has paid for. */
export function startedFirst(design: () => Design, started: ReadonlySet<string>): Design {
  if (started.size === 0) return design();
  let left = started.size;
  let source = design();
  let first = true;
  return {
    async next(closed, room) {
      for (;;) {
        const specs = left > 0 || !first ? await source.next(closed, room) : 'done';
        if (specs !== 'done') {
          const wanted = specs.filter((spec: TrialSpec) => started.has(spec.id) === first);
          if (first) left -= wanted.length;
          if (wanted.length > 0) return wanted;
        } else if (first) {
          first = false;
          source = design();
        } else {
          return 'done';
        }
      }
    },
  };
}
