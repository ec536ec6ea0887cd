import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnswerPool } from '../../../../tasks/or-r1/sandbox/answer-pool.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { PROBES } from './probes.ts';
import { SMALL, SMALL_RUN, standIn } from './stand-in.ts';

/** Nothing a child prints may hold it: it stands in the environment and in a file of the host. */
const SECRET = 'SECRET-OF-HOST-5b1f';
const LIMITS = { kind: 'python', seconds: 20, memoryMb: 256 } as const;

let pool: AnswerPool;
let server: Server;
let connections = 0;
beforeAll(async () => {
  process.env.PENTATHLON_TEST_SECRET = SECRET;
  // The walls of both modes are the same; one child serves them all until a probe spoils it.
  pool = new AnswerPool('trusted', standIn, 1);
  server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  delete process.env.PENTATHLON_TEST_SECRET;
  pool.close();
  server.close();
});

describe('a program that tries', () => {
  test.each(Object.entries(PROBES))('%s gets nowhere', async (_, probe) => {
    const folder = temporaryFolder();
    const [mark, secret] = [join(folder, 'mark'), join(folder, 'secret')];
    writeFileSync(secret, SECRET);
    const { port } = server.address() as { port: number };
    const program = probe.replaceAll('SECRET_FILE', secret).replaceAll('MARK', mark).replaceAll('PORT', String(port));
    const run = await pool.run({ program, ...LIMITS }, new AbortController().signal);
    const told = JSON.stringify(run);
    expect(told).not.toContain('ESCAPED');
    expect(told).not.toContain(SECRET);
    expect(run.stdout).not.toContain(process.cwd());
    expect(run.stdout).not.toContain(hostname());
    expect(run.stdout).not.toContain(`'${userInfo().homedir}'`);
    expect(existsSync(mark)).toBe(false);
    expect(readFileSync(secret, 'utf8')).toBe(SECRET);
    expect(connections).toBe(0);
  });

  test('and the next answer runs as if nothing had been', async () => {
    expect(await pool.run({ program: SMALL, ...LIMITS }, new AbortController().signal)).toEqual(SMALL_RUN);
  });
});
