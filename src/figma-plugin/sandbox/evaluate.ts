import type { Aside } from './aside.ts';
import { captureConsole } from './captured-console.ts';
import { type Safe, safeJson, serializeNode } from './safe-json.ts';

export type Evaluated =
  | { readonly ok: true; readonly result: Safe; readonly logs: readonly string[] }
  | {
      readonly ok: false;
      readonly error: { readonly name: string; readonly message: string; readonly stack: string };
      readonly logs: readonly string[];
    };

const LONGEST = 10_000;

type Snippet = (given: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** A snippet is the body of an async function; one that is a single expression gives back what it comes to. */
const compile = (js: string, run: (code: string) => unknown): Snippet => {
  const head = '(async ({ figma, helpers, console }) => {';
  try {
    return run(`${head} return (${js}\n); })`) as Snippet;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return run(`${head}${js}\n})`) as Snippet;
};

const text = (value: unknown): string => {
  try {
    return String(value).slice(0, LONGEST);
  } catch {
    return 'unknown';
  }
};

// Figma's own errors may come from another world, where `Error` is another one.
const isError = (value: unknown): value is Error =>
  typeof value === 'object' && value !== null && typeof (value as Error).message === 'string';

const told = (error: unknown): { name: string; message: string; stack: string } => {
  try {
    if (isError(error)) return { name: text(error.name), message: text(error.message), stack: text(error.stack ?? '') };
    const said = typeof error === 'string' ? error : JSON.stringify(safeJson(error));
    return { name: 'Error', message: said.slice(0, LONGEST), stack: '' };
  } catch {
    return { name: 'Error', message: text(error), stack: '' };
  }
};

interface Ground {
  readonly figma: PluginAPI;
  /** Runs code in the global scope. */
  run(code: string): unknown;
  readonly aside: Aside;
  /** Puts back what a snippet has replaced. */
  restore(): void;
}

const helpersFor = (figma: PluginAPI, aside: Aside) =>
  Object.freeze({
    ...aside,
    notify: (message: unknown) => {
      figma.notify(String(message).slice(0, 1_000));
    },
    serializeNode,
  });

/** Runs a snippet. Never rejects: how it went wrong is its answer. */
export const evaluate = async (js: string, { figma, run, restore, aside }: Ground): Promise<Evaluated> => {
  const captured = captureConsole();
  // Whoever asked goes on first: what a snippet does at once shall not meet them half way.
  await null;
  try {
    const pending = compile(js, run)({ figma, helpers: helpersFor(figma, aside), console: captured.console });
    restore();
    const result = await pending;
    restore();
    return { ok: true, result: safeJson(result), logs: captured.end() };
  } catch (error) {
    restore();
    return { ok: false, error: told(error), logs: captured.end() };
  }
};
