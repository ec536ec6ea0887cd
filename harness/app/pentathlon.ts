#!/usr/bin/env node
import { failure } from './fail.ts';
import { endWithReader } from './output.ts';
import { perform } from './program.ts';

endWithReader();
try {
  process.exitCode = await perform(process.argv.slice(2));
} catch (error) {
  const { exitCode, text } = failure(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = exitCode;
}
// All is said and stored: timers that a user's module left behind must not keep the process.
setTimeout(() => process.exit(), 500).unref();
