import childProcess from 'node:child_process';
import cluster from 'node:cluster';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import inspector from 'node:inspector';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import tls from 'node:tls';
import vm from 'node:vm';
import workers from 'node:worker_threads';

const refuse = (): never => {
  throw new Error('not available here');
};

/** Replaces what a module exports; Node's own parts keep working, they do not go through it. */
function close(exported: object): void {
  for (const [name, { value, writable }] of Object.entries(Object.getOwnPropertyDescriptors(exported))) {
    if (typeof value === 'function' && writable) (exported as Record<string, unknown>)[name] = refuse;
  }
}

/** What Pyodide and Emscripten still ask of `process` when it is gone. */
const remains = (): object => ({ exitCode: 0, argv: [], env: {}, platform: process.platform, versions: {}, binding: refuse });

/**
 * Takes away what a program could use if it ever reached JavaScript: sockets, processes, files, threads and Node's globals. Called when
 * all is loaded; whatever is needed later must be held by then. It stands behind Node's permission model, not in its place.
 */
export function harden(): void {
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  workers.Worker.prototype.postMessage = refuse;
  for (const exported of [childProcess, cluster, dgram, dns, dns.promises, http, http2, https, inspector, net, tls, vm, workers])
    close(exported);
  close(fs.promises);
  close(fs);
  syncBuiltinESMExports();
  const left = remains();
  close(process);
  const gone = [
    'fetch',
    'WebSocket',
    'EventSource',
    'require',
    'Buffer',
    'navigator',
    'Request',
    'Response',
    'BroadcastChannel',
    'Worker',
    'global',
  ];
  for (const name of gone) Reflect.deleteProperty(globalThis, name);
  Object.defineProperty(globalThis, 'process', { value: left, configurable: false, writable: false });
}
