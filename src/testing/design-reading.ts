import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadedAdapter } from '#contract/adapter';
import type { LintFinding } from '#contract/snapshot';
import { type DesignOrigin, normaliseDesign } from '#parser/figma/document/normalise';
import { imageKey } from '#parser/image-map/image-key';
import { lintScreen } from '#parser/lint/lint-screen';
import type { Choice } from '#parser/read/choice';
import type { DesignHead, DesignReading } from '#parser/read/design-reading';
import { fillUsesOf, pictureRefsOf, shapelessPictures } from '#parser/read/fill-uses';
import { layersText, pageStart } from '#parser/read/page-text';
import { type DesignInput, type ReadingSizes, readDesign } from '#parser/read/read-design';
import { storedText } from '#parser/read/stored/stored-text';
import { buildSemanticAst } from '#parser/semantic-ast/build-ast';
import { NO_MODES } from '#parser/semantic-ast/plan/flatten-design';
import { planPictures } from '#parser/semantic-ast/plan-pictures';
import { resolveVariables } from '#parser/variables/variable-table';
import { scanDesign } from '#workspace/outline/scan-design';
import { inProcess } from './design-builder.ts';
import { tempDir } from './temp-dir.ts';

/** Everything on the caller's own thread, and in one go where the file allows it. */
export const WHOLE: ReadingSizes = { inlineBytes: 2 ** 30, portionBytes: 2 ** 30, runBytes: 2 ** 30, restBytes: 0 };
/** Pages in one go, their layers a few at a time. */
export const RUNS: ReadingSizes = { inlineBytes: 2 ** 30, portionBytes: 2 ** 30, runBytes: 200, restBytes: 0 };
/** The same in as many portions as there can be. */
export const PORTIONS: ReadingSizes = { inlineBytes: 2 ** 30, portionBytes: 200, runBytes: 200, restBytes: 0 };
/** On threads. */
export const THREADS: ReadingSizes = { inlineBytes: 0, portionBytes: 200, runBytes: 200, restBytes: 0 };

export interface ReadingOptions {
  readonly sizes?: ReadingSizes;
  readonly choice?: Choice;
  readonly variables?: unknown;
  readonly adapter?: LoadedAdapter;
  readonly signal?: AbortSignal;
  readonly nodeIds?: readonly string[];
  readonly change?: Partial<DesignInput>;
}

export interface ReadingPlace {
  readonly dir: string;
  readonly file: string;
  /** What `readDesign` is given for the bytes. */
  input(bytes: Uint8Array, options?: ReadingOptions): Promise<DesignInput>;
  remove(): Promise<void>;
}

const FRAMEWORK = 'html';

const originOf = (label: string, nodeIds: readonly string[] = []): DesignOrigin => ({
  ...{ kind: 'file', fileKey: null, label, fallbackName: 'design', nodeIds },
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A folder in which designs are read. */
export const readingPlace = async (): Promise<ReadingPlace> => {
  const { path: dir, remove } = await tempDir('reading');
  const file = join(dir, 'design.json');
  const input: ReadingPlace['input'] = async (bytes, options = {}) => {
    const { sizes = WHOLE, choice = [], variables = null, adapter = inProcess(), nodeIds, change } = options;
    await writeFile(file, bytes);
    const { mtimeMs: changed } = await stat(file);
    return {
      sizes,
      body: { path: file, scan: await scanDesign(once(bytes)), origin: originOf(file, nodeIds), changed },
      variables: { response: variables, reason: null },
      table: resolveVariables(variables, null),
      ...{ adapter, choice, framework: FRAMEWORK, named: dir, spoolBase: join(dir, 'spool') },
      makePagesFolder: async () => dir,
      clearPagesFolder: async () => undefined,
      signal: options.signal ?? new AbortController().signal,
      onProgress: () => undefined,
      ...change,
    };
  };
  return { dir, file, input, remove };
};

const textOf = (pieces: Iterable<Uint8Array | string>): string =>
  Buffer.concat([...pieces].map((piece) => Buffer.from(piece as Uint8Array))).toString();

const screensOf = ({ screens, readers }: DesignReading) =>
  screens.map(({ stored, marks, pictures, ...head }) => {
    const patches = Array.from({ length: marks.length / 3 }, (_, at) => {
      const [start = 0, end = 0, place = 0] = marks.subarray(3 * at, 3 * at + 3);
      return { start, end, text: JSON.stringify(pictures[place]?.id) };
    });
    return {
      ...head,
      text: textOf(storedText({ head: '', parts: [{ ...stored, patches }], tail: '' }, readers.spools)),
    };
  });

const pagesOf = ({ pages, readers }: DesignReading): unknown[] =>
  pages.map((page) => {
    const parts = page.parts.map((part) => ({ ...part, patches: [] }));
    return JSON.parse(textOf(storedText({ head: pageStart(page), parts, tail: ']}' }, readers.spools)));
  });

/** All that a reading tells, as plain values. */
export interface ToldReading {
  readonly head: DesignHead;
  readonly renamed: readonly (readonly [string, string])[];
  readonly pictures: DesignReading['pictures'];
  readonly fills: DesignReading['fills'];
  readonly findings: readonly LintFinding[];
  readonly lint: DesignReading['lint'];
  readonly components: number;
  readonly problems: readonly LintFinding[];
  readonly screens: readonly Record<string, unknown>[];
  readonly pages: readonly unknown[];
}

/** All that a reading tells. Ends the readers. */
export const toldReading = async (input: DesignInput): Promise<ToldReading> => {
  const reading = await readDesign(input);
  try {
    const { design, renamed, pictures, fills, findings, lint, components } = reading;
    const { pages: _pages, ...head } = design as typeof design & { pages?: unknown };
    const told = { head, renamed: [...renamed], pictures, fills, findings, lint, components };
    return { ...told, problems: input.table.problems(), screens: screensOf(reading), pages: pagesOf(reading) };
  } finally {
    await reading.readers.close();
  }
};

/** The same told of the design as it stands in memory, parsed and built whole. */
export const toldInMemory = async (
  body: unknown,
  { file }: ReadingPlace,
  options: ReadingOptions = {},
): Promise<ToldReading> => {
  const { variables = null, adapter = inProcess(), signal = new AbortController().signal } = options;
  const table = resolveVariables(variables, null);
  const { design, renamed } = normaliseDesign(body, originOf(file, options.nodeIds));
  const plan = await planPictures(design, adapter, { signal });
  const built = await buildSemanticAst({
    design,
    plan,
    variables: table,
    adapter,
    signal,
    onProgress: () => undefined,
  });
  // Before the pages are written: what only the fetched document binds is no finding of the AST.
  const problems = table.problems();
  const { pages, ...head } = design;
  const draws = new Map(
    plan.screens.map(
      ({ id, node, draw }) => [id, draw.length === 0 ? 'hidden' : node === null ? 'loose-layers' : null] as const,
    ),
  );
  const [refs, shapeless] = [pictureRefsOf(plan), shapelessPictures(plan)];
  return {
    head,
    renamed: [...renamed],
    pictures: plan.pictures.map((one) => ({
      ...{ id: one.id, name: one.name, category: one.category, screen: one.screen },
      base: imageKey(one),
      refs: refs.get(one.id) ?? [],
      shapeless: shapeless.has(one.id),
    })),
    fills: fillUsesOf(plan),
    findings: built.findings.findings(),
    lint: built.screens.map((screen) => lintScreen(screen, FRAMEWORK)),
    components: built.counts.components,
    screens: built.screens.map(({ root, picture: _picture, ...screen }) => ({
      ...screen,
      unseen: draws.get(screen.id) ?? null,
      text: JSON.stringify(root),
    })),
    pages: pages.map((page) => {
      const modes = page.explicitVariableModes ?? null;
      return JSON.parse(`${pageStart({ ...page, modes })}${layersText(page.children, modes ?? NO_MODES, table)}]}`);
    }),
    problems,
  };
};
