import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import { ERROR_NUMBERS } from '#contract/errors';
import { nodeSchema } from './ast-schema.ts';
import { inProcess } from './design-builder.ts';
import { createParserRunner, type Design, parserWorkspace, readJson, spoken } from './parser-run.ts';
import { tempDir } from './temp-dir.ts';
import { treeOf } from './workspace-fixture.ts';
import { violations } from './workspace-invariants.ts';

/** How long a method of an adapter may take. */
const METHOD_MS = 2_000;

/** Longest time for one hostile file. */
export const SECONDS = 20;

interface Outcome {
  /** `imported`, or the code of the refusal. */
  readonly code: string;
  readonly message: string;
  readonly snapshot: string | null;
}

export const workspaceFor = async (adapter?: string): Promise<string> => {
  const workspace = await parserWorkspace(adapter);
  onTestFinished(() => rm(workspace, { recursive: true, force: true }));
  return workspace;
};

/** A sentence of the locales for people: whole, without a stack, a template or a path of the program. */
export const expectReadable = (message: string): void => {
  expect(message).toMatch(/^\S.{10,2000}[.!?]$/s);
  expect(message).not.toMatch(/\{\{|\}\}|\breason\.|\berrors\.|\n\s+at |node_modules|\/src\/|undefined|\[object/);
  expect(message).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B]/u);
};

/** Every layer as the contract says, every name of a file harmless. */
const expectSound = async (snapshot: string): Promise<void> => {
  const { screens } = (await readJson(join(snapshot, 'semantic-ast.json'))) as { screens: SemanticScreen[] };
  for (const { root, file } of screens) {
    const whole = root ?? ((await readJson(join(snapshot, file ?? ''))) as { root: SemanticNode }).root;
    const open = [whole];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const { children = [], ...own } = node;
      nodeSchema.parse(own);
      for (const child of children) open.push(child);
    }
  }
  for (const path of Object.keys(await treeOf(snapshot))) expect(path).toMatch(/^[A-Za-z0-9][A-Za-z0-9./-]{0,150}$/);
};

// What a design does to the parser needs no process for an adapter that is known; one of a test's own has its process.
const withoutProcess = { loadAdapter: async () => inProcess() };

const importHere = async (workspace: string, design: Design, adapter: string | undefined): Promise<Outcome> => {
  const runner = createParserRunner(workspace, adapter === undefined ? withoutProcess : { methodMs: METHOD_MS });
  try {
    const envelopes = await runner.run(design);
    return { code: 'imported', message: '', snapshot: String(envelopes.at(-1)?.payload.data?.['path']) };
  } catch (error) {
    return { ...spoken(error), snapshot: null };
  } finally {
    await runner.skill.dispose();
  }
};

/** Imports it, or has it refused readably and with the workspace as before; both soon. */
export const tryImport = async (design: Design, adapter?: string): Promise<Outcome> => {
  const workspace = await workspaceFor(adapter);
  const before = await treeOf(workspace);
  const start = performance.now();
  const outcome = await importHere(workspace, design, adapter);
  expect((performance.now() - start) / 1_000).toBeLessThan(SECONDS);
  if (outcome.snapshot === null) {
    expect(Object.hasOwn(ERROR_NUMBERS, outcome.code) && outcome.code !== 'internal').toBe(true);
    expectReadable(outcome.message);
    expect(await treeOf(workspace)).toEqual(before);
  } else await expectSound(outcome.snapshot);
  expect(await violations(workspace)).toEqual([]);
  return outcome;
};

/** Writes a file that is gone after the test. */
export const fileOf = async (name: string, content: string | Uint8Array): Promise<string> => {
  const dir = await tempDir('hostile-design');
  onTestFinished(dir.remove);
  const path = join(dir.path, name);
  await writeFile(path, content);
  return path;
};
