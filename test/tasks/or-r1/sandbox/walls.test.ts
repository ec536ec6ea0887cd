import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { childFiles } from '../../../../tasks/or-r1/sandbox/child-files.ts';
import { startChild } from '../../../../tasks/or-r1/sandbox/start-child.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

// The walls around JavaScript, as if a program had got out of Python: each attempt runs in a child started as answers' children are.

/** Expressions; one that gives a value has got somewhere. `SECRET`, `MARK` and `PORT` are put in. */
const BEFORE_HARDENING: Readonly<Record<string, string>> = {
  'read a file': 'fs.readFileSync("SECRET", "utf8")',
  'read passwd': 'fs.readFileSync("/etc/passwd", "utf8")',
  'list a folder': 'fs.readdirSync("/etc")',
  'list a folder beside': 'fs.readdirSync("SECRET/..")',
  'write a file': 'fs.writeFileSync("MARK", "x")',
  'make a folder': 'fs.mkdirSync("MARK")',
  'start a process': 'cp.execSync("touch MARK").toString() + "done"',
  'start one apart': 'cp.spawnSync("touch", ["MARK"]).pid || (() => { throw 1 })()',
  'start a thread': 'new workers.Worker("fs.writeFileSync", { eval: true })',
  'read by a binding': 'process.binding("fs").internalModuleReadJSON',
  'code from text': 'eval("1 + 1") + 1',
  'code from a function': 'new Function("return process")()',
  'the environment': 'Object.keys(process.env).filter((name) => name !== "SystemRoot").join() || (() => { throw 1 })()',
};

const AFTER_HARDENING: Readonly<Record<string, string>> = {
  'read its own program': 'fs.readFileSync(own, "utf8").length',
  'read it later': 'await fs.promises.readFile(own)',
  // Node 20 lets this one through, whatever is allowed.
  'list the root': 'fs.readdirSync("/")',
  'open it': 'fs.openSync(own, "r")',
  'write to the records': 'fs.writeSync(3, "x")',
  'start a process': 'cp.spawnSync("true")',
  'start a fork': 'cp.fork(own)',
  'a socket': 'net.connect(PORT, "127.0.0.1")',
  'a socket by its class': 'new net.Socket().connect(PORT, "127.0.0.1")',
  'a socket held from before': 'new Socket().connect(PORT, "127.0.0.1")',
  'a server held from before': 'new Server().listen(0)',
  'a request': 'http.get("http://127.0.0.1:PORT")',
  'a request by http2': 'http2.connect("http://127.0.0.1:PORT")',
  'a datagram': 'dgram.createSocket("udp4")',
  'a name looked up': 'dns.lookup("localhost", () => {})',
  fetch: 'await fetch("http://127.0.0.1:PORT")',
  'a web socket': 'new WebSocket("ws://127.0.0.1:PORT")',
  'require made afresh': 'module.createRequire(own)("fs").readFileSync(own)',
  'require of Pyodide': 'globalThis.require("child_process")',
  'another context': 'vm.runInNewContext("1")',
  'the inspector': 'inspector.open(0)',
  'process, its bindings': 'process.binding("fs")',
  'process, a module': 'process.getBuiltinModule("fs")',
  'process, a library': 'process.dlopen({}, "x")',
  'process, a signal': 'process.kill(1, 0)',
  'process put back': 'globalThis.process = held, process.env.PATH ?? process.kill(1, 0)',
  'a buffer': 'Buffer.from("x")',
};

const MODULES = [
  'fs',
  'child_process as cp',
  'worker_threads as workers',
  'net',
  'http',
  'http2',
  'dgram',
  'dns',
  'module',
  'vm',
  'inspector',
];

async function attempts(tries: Readonly<Record<string, string>>, harden: boolean): Promise<Record<string, unknown>> {
  const folder = realpathSync(temporaryFolder());
  const [mark, secret, entry] = [join(folder, 'mark'), join(folder, 'secret'), join(folder, 'probe.mjs')];
  writeFileSync(secret, 'SECRET-OF-HOST');
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const filled = (code: string) => code.replaceAll('MARK', mark).replaceAll('SECRET', secret).replaceAll('PORT', String(port));
  const imports = MODULES.map((one) => {
    const [name, as = name] = one.split(' as ');
    return `import ${as} from 'node:${name}';`;
  });
  const steps = Object.entries(tries).map(
    ([name, code]) => `try { told[${JSON.stringify(name)}] = String(${filled(code)}); } catch { told[${JSON.stringify(name)}] = null; }`,
  );
  const contents = `${imports.join('\n')}
    import { harden } from ${JSON.stringify(fileURLToPath(new URL('../../../../tasks/or-r1/sandbox/harden.ts', import.meta.url)))};
    const { Socket, Server } = net; const own = process.argv[1]; const held = process; const told = {};
    const write = fs.writeSync; const exit = process.reallyExit.bind(process);
    process.on('uncaughtException', () => {});
    if (${harden}) harden();
    ${steps.join('\n')}
    write(3, JSON.stringify(told)); exit(0);`;
  const bundle = { stdin: { contents, resolveDir: folder, loader: 'js' as const }, outfile: entry, bundle: true, format: 'esm' as const };
  await build({ ...bundle, platform: 'node', target: 'node20', logLevel: 'silent' });
  const child = startChild({ ...childFiles(), program: entry }, { once: true }, { memoryMb: 256, seconds: 30 });
  const [output, errors] = await Promise.all([text(child.output), text(child.errors)]);
  server.close();
  expect(errors).toBe('');
  expect(existsSync(mark)).toBe(false);
  expect(connections).toBe(0);
  return JSON.parse(output) as Record<string, unknown>;
}

const nowhere = (tries: Readonly<Record<string, string>>) => Object.fromEntries(Object.keys(tries).map((name) => [name, null]));

test("Node's permission model, before anything else is closed", async () => {
  expect(await attempts(BEFORE_HARDENING, false)).toEqual(nowhere(BEFORE_HARDENING));
});

test('what is closed when all is loaded', async () => {
  expect(await attempts(AFTER_HARDENING, true)).toEqual(nowhere(AFTER_HARDENING));
});

test("the kernel's limits: no file has a length, no core is left, processor time and memory end", async () => {
  if (process.platform !== 'linux') return;
  const folder = realpathSync(temporaryFolder());
  const entry = join(folder, 'limits.mjs');
  writeFileSync(entry, "import fs from 'node:fs'; fs.writeSync(3, fs.readFileSync('/proc/self/limits', 'utf8'));");
  const files = { ...childFiles(), program: entry, ws: '/proc' };
  const child = startChild(files, { once: true }, { memoryMb: 100, seconds: 7 });
  const limits = await text(child.output);
  expect(limits).toMatch(/Max cpu time\s+7 /);
  expect(limits).toMatch(/Max file size\s+0\s+0 /);
  expect(limits).toMatch(/Max core file size\s+0\s+0 /);
  expect(limits).toMatch(/Max data size\s+\d+\s+\d+ /);
});
