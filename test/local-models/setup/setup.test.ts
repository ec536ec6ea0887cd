import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { gpuPackages } from '../../../local-models/setup/gpu-packages.ts';
import { installedPackage } from '../../../local-models/setup/installed-package.ts';
import { localSetup } from '../../../local-models/setup/setup.ts';
import { ROOT } from '../../support/source-imports.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function manifest(path: string, content: object): string {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify(content));
  return path;
}

const ours = {
  name: 'pentathlon',
  version: '1.0.0',
  peerDependencies: { 'node-llama-cpp': '9.9.9' },
  overrides: { '@node-llama-cpp/x': 'npm:empty' },
};

test('a package is found as Node finds it: the nearest one, past folders of packages', () => {
  const top = temporaryFolder();
  const lib = join(top, 'node_modules');
  manifest(join(lib, 'library'), { name: 'library', version: '1.0.0' });
  const inner = manifest(join(lib, 'inner'), { name: 'inner', version: '1.0.0' });
  expect(installedPackage('library', inner)).toMatchObject({ version: '1.0.0', folder: join(lib, 'library') });
  manifest(join(inner, 'node_modules', 'library'), { name: 'empty-npm-package', version: '2.0.0' });
  expect(installedPackage('library', inner)).toMatchObject({ version: '2.0.0', name: 'empty-npm-package' });
  expect(installedPackage('another', inner)).toBeUndefined();
});

test('a clone, a project and a global installation are told apart; only in a clone do our overrides count', async () => {
  const clone = manifest(join(temporaryFolder(), 'clone'), ours);
  expect(await localSetup(clone)).toMatchObject({ place: 'clone', wanted: '9.9.9', overridden: ['@node-llama-cpp/x'], here: [] });
  const project = manifest(join(temporaryFolder(), 'project', 'node_modules', 'pentathlon'), ours);
  expect(await localSetup(project)).toMatchObject({ place: 'global', overridden: [] });
  manifest(dirname(dirname(project)), { name: 'project' });
  const setup = await localSetup(project);
  expect(setup).toMatchObject({ place: 'project', overridden: [] });
  expect(setup).not.toHaveProperty('installed');
  expect(setup).not.toHaveProperty('backend');
});

const { cuda, vulkan } = gpuPackages(process.platform, process.arch);

test.skipIf(cuda.length === 0)('a backend is here once all its packages are, and not where another package stands for one', async () => {
  const clone = manifest(join(temporaryFolder(), 'clone'), ours);
  const modules = join(clone, 'node_modules');
  const library = manifest(join(modules, 'node-llama-cpp'), { name: 'node-llama-cpp', version: '9.9.9' });
  for (const name of vulkan) manifest(join(library, 'node_modules', name), { name, version: '9.9.9' });
  const [first = '', ...others] = cuda;
  manifest(join(modules, first), { name: 'empty-npm-package', version: '1.0.0' });
  for (const name of others) manifest(join(modules, name), { name, version: '9.9.9' });
  expect(await localSetup(clone)).toMatchObject({ installed: '9.9.9', offered: ['cuda', 'vulkan'], here: ['vulkan'] });
  manifest(join(modules, first), { name: first, version: '9.9.9' });
  expect((await localSetup(clone)).here).toEqual(['cuda', 'vulkan']);
});

test('this clone: the library for development is the version that users are told, and its GPU backends are left out by name', async () => {
  const setup = await localSetup(ROOT);
  expect(setup).toMatchObject({ place: 'clone', installed: setup.wanted });
  for (const system of ['linux', 'win32']) {
    const { cuda, vulkan } = gpuPackages(system, 'x64');
    for (const name of [...cuda, ...vulkan]) expect(setup.overridden).toContain(name);
  }
  expect(typeof setup.backend).toBe('object');
});
