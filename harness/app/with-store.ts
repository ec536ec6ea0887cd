import { openStore } from '../../results/open-store.ts';
import type { Store } from '../../results/store.ts';
import { storeError } from '../../results/store-error.ts';

/**
 * Opens a store, hands it on, closes it. `reading`: it must exist already.
 * Rejects with UserError, one line that names the file, for whatever goes wrong with it, damage found on the way included.
 */
export async function withStore<T>(path: string, use: (store: Store) => Promise<T>, options: { reading?: boolean } = {}): Promise<T> {
  const store = openStore(path, options);
  try {
    return await use(store);
  } catch (error) {
    throw storeError(error, path);
  } finally {
    await store.close();
  }
}
