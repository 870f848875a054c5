import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The optimizing compiler of WebAssembly runs out of its own memory on large grammars. */
const FLAGS = ['--liftoff-only', '--expose-gc', '--max-old-space-size=12288'];

/**
 * Records that a program of this folder prints, one a line.
 * @throws Error when it ends otherwise than well
 */
export const recordsOf = async <T>(program: string, args: readonly string[]): Promise<T[]> => {
  const path = fileURLToPath(new URL(`./${program}.ts`, import.meta.url));
  const child = spawn(process.execPath, [...FLAGS, path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<number | null>((done) => child.once('close', done));
  const records: T[] = [];
  for await (const line of createInterface({ input: child.stdout })) records.push(JSON.parse(line) as T);
  const code = await closed;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
  return records;
};
