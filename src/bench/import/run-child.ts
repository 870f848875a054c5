import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a child measured: seconds and megabytes. */
export type Measured = Readonly<Record<string, number>>;

const hasTaskset = (): boolean => {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export interface ChildRun {
  readonly child: 'limit' | 'ours' | 'parts' | 'plugin';
  readonly args: readonly string[];
  /** On one core; needs `taskset`. */
  readonly oneCore?: boolean;
}

export const canPin = hasTaskset();

/** One program of the bench in a process of its own; its last line is what it measured. */
export const runChild = ({ child, args, oneCore = false }: ChildRun): Promise<Measured> =>
  new Promise((done, failed) => {
    const program = fileURLToPath(new URL(`./${child}-child.ts`, import.meta.url));
    const node = [process.execPath, '--max-old-space-size=8192', program, ...args];
    const [command = '', ...rest] = oneCore ? ['taskset', '-c', '0', ...node] : node;
    const env = { PATH: process.env['PATH'] ?? '', UV_THREADPOOL_SIZE: '32' };
    const started = spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    started.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    started.once('error', failed);
    started.once('close', (code) => {
      const last = out.trimEnd().split('\n').at(-1) ?? '';
      if (code === 0 && last.startsWith('{')) done(JSON.parse(last) as Measured);
      else failed(new Error(`${child} ended with ${code}: ${out.slice(-300)}`));
    });
  });
