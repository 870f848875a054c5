import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { agentNode } from '../../agent-process/node-runtime.ts';
import { productRoot } from '../../default-deps.ts';
import type { CompileAnswer, CompileRequest } from './compile-process.ts';
import { type CompiledFile, compileSingleFile } from './compile-single-file.ts';

/** Longer components are compiled in a process of their own: time grows with the square of the length, and nothing ends a compiler. */
const MOST_HERE = 48 * 1024;
const FLAGS = ['--max-old-space-size=512', '--disable-warning=ExperimentalWarning'];

/** True for files that are a component each. */
export const isSingleFile = (path: string): boolean => /\.(?:vue|svelte)$/i.test(path);

export interface SingleFileCompiler {
  /** @throws Error with the compiler's words, or when it was closed or ran out of memory */
  compile(source: string, path: string): Promise<CompiledFile>;
  /** Ends the process, whatever it is at. */
  close(): void;
}

type Settle = (answer: CompileAnswer | Error) => void;

const start = (waiting: Map<number, Settle>): ChildProcess => {
  const script = join(productRoot(), 'src', 'backend', 'preview', 'bundle', 'compile-process.ts');
  // No secret is in its environment, and nothing that it says is shown.
  const child = spawn(agentNode(), [...FLAGS, script], {
    windowsHide: true,
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const end = (why: string): void => {
    process.off('exit', kill);
    for (const settle of waiting.values()) settle(new Error(why));
    waiting.clear();
  };
  child.on('message', (answer: CompileAnswer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.on('error', ({ message }) => end(message));
  child.on('exit', (code, signal) => end(`compiler: ${signal ?? code ?? ''}`));
  return child;
};

/** Compilers of components that are one file. */
export const openCompiler = (): SingleFileCompiler => {
  const waiting = new Map<number, Settle>();
  let child: ChildProcess | null = null;
  let count = 0;
  const beside = (source: string, path: string): Promise<CompiledFile> =>
    new Promise((resolve, reject) => {
      child ??= start(waiting);
      count += 1;
      waiting.set(count, (answer) => {
        if (answer instanceof Error) reject(answer);
        else if ('error' in answer) reject(new Error(answer.error));
        else resolve(answer.compiled);
      });
      child.send({ id: count, source, path } satisfies CompileRequest, () => undefined);
    });
  return {
    compile: (source, path) => (source.length > MOST_HERE ? beside(source, path) : compileSingleFile(source, path)),
    close: () => void child?.kill('SIGKILL'),
  };
};
