import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { watchMemory } from './process-memory.ts';

export interface CliRun {
  readonly code: number;
  /** The last JSON line. */
  readonly result: Record<string, unknown>;
  /** Everything that it wrote, up to a million characters. */
  readonly output: string;
  readonly seconds: number;
  readonly peakMb: number;
}

const ENTRY = resolve(import.meta.dirname, '../shells/cli/figma2code.js');

/** One command of the command line as a process of its own, with its own settings folder. */
export const runCli = (args: readonly string[], home: string, environment: NodeJS.ProcessEnv = {}): Promise<CliRun> =>
  new Promise((done, failed) => {
    const start = performance.now();
    const child = spawn(process.execPath, [ENTRY, ...args, '--json'], {
      env: { PATH: process.env['PATH'] ?? '', HOME: home, FIGMA2CODE_HOME: home, LANG: 'C', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const memory = watchMemory(child.pid ?? 0);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err = (err + chunk.toString()).slice(-2_000);
    });
    child.once('error', failed);
    child.once('close', (code) => {
      const last = out.trimEnd().split('\n').at(-1) ?? '';
      const result = last.startsWith('{') ? (JSON.parse(last) as Record<string, unknown>) : { ok: false, stderr: err };
      const output = (out + err).slice(0, 1_000_000);
      done({ code: code ?? -1, result, output, seconds: (performance.now() - start) / 1_000, peakMb: memory.stop() });
    });
  });
