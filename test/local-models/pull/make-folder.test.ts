import { existsSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../../harness/core/errors/user-error.ts';
import { makeFolder } from '../../../local-models/pull/make-folder.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('a folder is made with those above it, and may be there already', () => {
  const folder = join(temporaryFolder(), 'a', 'b', 'c');
  for (let times = 0; times < 2; times++) makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

test('one that cannot be made is one line', () => {
  const within = temporaryFolder();
  writeFileSync(join(within, 'file'), '');
  symlinkSync(join(within, 'nowhere'), join(within, 'link'));
  for (const place of ['file', 'file/x', 'link', 'link/x']) expect(() => makeFolder(join(within, place)), place).toThrow(UserError);
});

// Node's own recursive mkdir never comes back from here.
test.skipIf(!existsSync('/proc/self'))('where no folder can ever be made, it ends', () => {
  expect(() => makeFolder('/proc/none/models')).toThrow(/^\/proc\/none cannot be (made|written) \(\w+\); .*PENTATHLON_MODELS/);
});
