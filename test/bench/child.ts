import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../dist/pentathlon.js', import.meta.url));

/** What a finished child used: processor and wall seconds (children of its own included), peak memory in MB. */
export interface Used {
  readonly cpu: number;
  readonly wall: number;
  readonly peakMb: number;
  readonly exitCode: number;
  readonly stderr: string;
}

const AT_EXIT = `process.on('exit',()=>{process.stderr.write('\\npeak-kb '+process.resourceUsage().maxRSS+'\\n')})`;

/** Runs node as a child of bash, whose \`time\` counts the child and what it started itself. */
export function runNode(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Used> {
  return new Promise((resolve, reject) => {
    const node = [process.execPath, '--import', `data:text/javascript,${encodeURIComponent(AT_EXIT)}`, ...words];
    const child = spawn('bash', ['-c', `TIMEFORMAT='used %U %S %R'; time "$@"`, 'bench', ...node], {
      env: { ...process.env, OPENAI_API_KEY: 'bench', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => {
      const [, user, system, wall] = /used ([\d.]+) ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
      const peak = /peak-kb (\d+)/.exec(stderr)?.[1];
      resolve({ cpu: Number(user) + Number(system), wall: Number(wall), peakMb: Number(peak) / 1024, exitCode: exitCode ?? 1, stderr });
    });
  });
}

/** The same, for runs that must succeed. */
export async function mustRun(words: readonly string[], env?: Readonly<Record<string, string>>): Promise<Used> {
  const used = await runNode(words, env);
  if (used.exitCode !== 0) throw new Error(`${words.join(' ')} ended with ${used.exitCode}:\n${used.stderr}`);
  return used;
}
