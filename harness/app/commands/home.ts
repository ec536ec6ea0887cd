import { existsSync } from 'node:fs';
import { storePath } from '../config.ts';
import { canShowScreens } from '../screens/open-screens.ts';
import { screensOver } from '../screens/over-store.ts';

/** `pentathlon` alone: the runs of the store that is here. Undefined where there is no store, or no terminal to show it on. */
export async function homeCommand(): Promise<number | undefined> {
  if (!canShowScreens()) return undefined;
  const path = await storePath(undefined);
  return existsSync(path) ? openRuns(path) : undefined;
}

/** The screen of a store's runs. Resolves to the exit code, of a run that was gone on with too. */
export async function openRuns(path: string): Promise<number> {
  const { runsScreen } = await import('../screens/runs/runs-screen.ts');
  return screensOver(path, (store) => runsScreen(store, { goOn: async (run) => (await import('./go-on.ts')).goOn(run, path) }));
}
