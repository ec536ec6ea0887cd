import type { Store } from '../../../results/store.ts';
import { withStore } from '../with-store.ts';
import { openScreens } from './open-screens.ts';
import type { Screen } from './screen.ts';

/** How often it is looked whether another process wrote to the store. */
const LOOK_MS = 1_000;

/** Signals that end a program, and the exit codes that say so. */
const SIGNALS = { SIGTERM: 143, SIGHUP: 129 } as const;

/** Shows a store's screens until they are left, each as the store is now. Resolves to the exit code. */
export async function screensOver(path: string, first: (store: Store) => Screen | Promise<Screen>): Promise<number> {
  let exitCode = 0;
  const next = await withStore(
    path,
    async (store) => {
      const { navigator, left } = await openScreens([await first(store)]);
      let version = store.dataVersion();
      const timer = setInterval(() => {
        const now = store.dataVersion();
        if (now !== version) navigator.refresh();
        version = now;
      }, LOOK_MS);
      const hear = (signal: keyof typeof SIGNALS) => {
        exitCode = SIGNALS[signal];
        navigator.leave();
      };
      for (const signal of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[]) process.once(signal, hear);
      return left.finally(() => {
        clearInterval(timer);
        for (const signal of Object.keys(SIGNALS)) process.off(signal, hear);
      });
    },
    { reading: true },
  );
  // The store is closed by then: what comes next may open it to write.
  return next === undefined ? exitCode : next();
}
