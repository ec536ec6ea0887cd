import { afterAll, describe, expect, test } from 'vitest';
import { strictResult } from '../../../../tasks/or-r1/result.ts';
import { programRunner } from '../recorded-programs.ts';

const runner = programRunner();
afterAll(() => runner.close());

/** What a program asks of the host, and the name that its crash has. */
const REFUSED: Record<string, string> = {
  subprocess: 'import subprocess\nsubprocess.run(["ls"])',
  socket: 'import urllib.request\nurllib.request.urlopen("http://localhost")',
  requests: 'import requests',
  multiprocessing: 'from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor()',
  'os.system': 'import os\nos.system("ls")',
  'os.popen': 'from os import popen',
  'os.spawnv': 'import os\nos.spawnl(0, "/bin/ls", "ls")',
  threads: 'import threading\nthreading.Thread(target=print).start()',
};

describe('access to the host that is refused', () => {
  test.each(Object.entries(REFUSED))('%s is a crash by its name', async (name, program) => {
    const run = await runner.run(program);
    expect(run).toMatchObject({ ended: 'crashed', unsupported: null, error: { type: 'refused', message: name } });
    expect(strictResult(run)).toMatchObject({ ended: 'crash', detail: `refused: ${name}` });
  });

  test('can be done without', async () => {
    const program = 'try:\n    import subprocess\nexcept ImportError:\n    print("without")';
    expect(await runner.run(program)).toMatchObject({ ended: 'ran', stdout: 'without\n' });
  });

  test.each([
    ['a library that is not here', 'import pyomo.environ', { ended: 'unsupported', unsupported: 'pyomo' }],
    ['a file that is not there', 'open("/etc/passwd")', { ended: 'crashed', error: { type: 'FileNotFoundError' } }],
    ['a slip', 'import os\nos.sistem("ls")', { ended: 'crashed', error: { type: 'AttributeError' } }],
  ])('is not %s', async (_, program, expected) => {
    expect(await runner.run(program)).toMatchObject(expected);
  });
});
