import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** Text of a style sheet, with what its own imports start from. */
export interface LoadedSheet {
  readonly path: string;
  readonly content: string;
}

export interface TailwindOptions {
  readonly candidates: readonly string[];
  /** Heap of the process; what needs more ends it. */
  readonly megabytes?: number;
  /** Finds what a sheet takes in. Its failure is the failure of the compilation. */
  load(id: string, base: string): Promise<LoadedSheet>;
}

/** A plugin or a configuration would be a program of the workspace; the name is as the sheet writes it. */
export class TailwindProgram extends Error {}

/** It needed too much memory, or somebody ended it. */
export class TailwindEnded extends Error {}

export interface TailwindProcess {
  /** @throws what `load` throws; TailwindProgram; TailwindEnded; Error with Tailwind's words */
  compile(sheet: LoadedSheet): Promise<string>;
  close(): void;
}

type Said =
  | { readonly kind: 'load'; readonly sheet: number; readonly ask: number; readonly id: string; readonly base: string }
  | { readonly kind: 'done'; readonly sheet: number; readonly css: string }
  | { readonly kind: 'program'; readonly sheet: number; readonly name: string }
  | { readonly kind: 'failed'; readonly sheet: number; readonly text: string };

// A sheet can ask for more than time and memory hold: that ends a process of its own, not the desktop.
const PROGRAM = `
const { dirname } = require('node:path');
const { compile } = require(process.argv[1]);
const asks = [];
let candidates = [];
const work = async ({ sheet, path, content }) => {
  let program = null;
  const loadStylesheet = (id, base) => new Promise((resolve) => {
    process.send({ kind: 'load', sheet, ask: asks.push(resolve) - 1, id, base });
  });
  const loadModule = async (id) => {
    program = String(id);
    throw new Error('program');
  };
  try {
    const { build } = await compile(content, { base: dirname(path), from: path, loadStylesheet, loadModule });
    process.send({ kind: 'done', sheet, css: build(candidates) });
  } catch (error) {
    if (program !== null) process.send({ kind: 'program', sheet, name: program });
    else process.send({ kind: 'failed', sheet, text: String(error && error.message) });
  }
};
process.on('disconnect', () => process.exit());
process.on('message', (message) => {
  if (message.kind === 'candidates') candidates = message.candidates;
  else if (message.kind === 'compile') void work(message);
  else asks[message.ask]({ path: message.path, base: dirname(message.path), content: message.content });
});
`;

const TAILWIND = createRequire(import.meta.url).resolve('tailwindcss');
const MEGABYTES = 192;

interface Waiting {
  resolve(css: string): void;
  reject(error: unknown): void;
}

const listen = (child: ChildProcess, waiting: Map<number, Waiting>, load: TailwindOptions['load']): void => {
  const all = (error: unknown): void => {
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  const take = (sheet: number): Waiting | undefined => {
    const found = waiting.get(sheet);
    waiting.delete(sheet);
    return found;
  };
  child.on('error', all);
  child.on('exit', () => all(new TailwindEnded()));
  child.on('message', (said: Said) => {
    if (said.kind === 'done') take(said.sheet)?.resolve(said.css);
    else if (said.kind === 'failed') take(said.sheet)?.reject(new Error(said.text));
    else if (said.kind === 'program') take(said.sheet)?.reject(new TailwindProgram(said.name));
    else
      load(said.id, said.base).then(
        (loaded) => child.send({ kind: 'loaded', ask: said.ask, ...loaded }),
        (error: unknown) => take(said.sheet)?.reject(error),
      );
  });
};

/** The product's own Tailwind in a process of its own, without an environment; no code of the workspace gets there. */
export const startTailwind = ({ candidates, load, megabytes = MEGABYTES }: TailwindOptions): TailwindProcess => {
  const child = spawn(process.execPath, [`--max-old-space-size=${megabytes}`, '-e', PROGRAM, TAILWIND], {
    cwd: dirname(TAILWIND),
    // Electron's own binary is Node with this.
    env: { ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const waiting = new Map<number, Waiting>();
  let sheets = 0;
  listen(child, waiting, load);
  child.send({ kind: 'candidates', candidates });
  return {
    compile: ({ path, content }) =>
      new Promise((resolve, reject) => {
        sheets += 1;
        waiting.set(sheets, { resolve, reject });
        child.send({ kind: 'compile', sheet: sheets, path, content });
      }),
    close: () => void child.kill('SIGKILL'),
  };
};
