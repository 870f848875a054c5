import { SCHEMA_VERSION } from '#contract/config';
import type { ImageMap, SnapshotCounts, SnapshotHead } from '#contract/snapshot';
import { idName } from '../image-map/file-name.ts';
import { designText } from './design-text.ts';
import { type ParserRun, part } from './parser-run.ts';

/** Above this many layers each page of the fetched document gets a file of its own. */
const LARGE_DOCUMENT = 5_000;
/** Names of files and versions come from anywhere, and the head must stay small enough to be read alone. */
const LONGEST = 1_000;

const cut = (text: string | null): string | null => text?.slice(0, LONGEST) ?? null;

export const countsOf = (run: ParserRun, imageMap: ImageMap): SnapshotCounts => {
  const design = part(run, 'design');
  const layerKeys = Object.values(imageMap).filter((entry) => entry.imageRef === undefined);
  return {
    pages: design.counts.pages,
    screens: part(run, 'ast').screens.length,
    nodes: design.counts.nodes,
    texts: design.counts.texts,
    images: part(run, 'plan').pictures.length,
    imageKeys: layerKeys.length,
    imagesMissing: layerKeys.filter((entry) => entry.snapshot === null).length,
    variables: part(run, 'variables').size,
    components: part(run, 'ast').counts.components,
    lint: run.findings.length,
  };
};

const headOf = (run: ParserRun, counts: SnapshotCounts, now: Date): SnapshotHead => {
  const { kind, fileKey, fileName, version, lastModified, nodeIds } = part(run, 'design');
  return {
    schemaVersion: SCHEMA_VERSION,
    source: kind,
    alias: part(run, 'request').alias,
    fileKey: cut(fileKey),
    fileName: cut(fileName),
    figmaVersion: cut(version),
    lastModified: cut(lastModified),
    nodeIds: [...nodeIds],
    createdAt: now.toISOString(),
    framework: run.config.framework,
    counts,
    variablesReason: part(run, 'variables').reason,
  };
};

type Writing = { readonly start: string; readonly signal: AbortSignal };

/** Page by page beside the head. */
const writeLarge = async (run: ParserRun, { start, signal }: Writing): Promise<void> => {
  const variables = part(run, 'variables');
  const pages: { id: string; name: string; file: string }[] = [];
  for (const page of part(run, 'design').pages) {
    const file = `design-context/${idName(page.id)}.json`;
    await run.staging.writeFile(file, designText(page, variables, signal));
    pages.push({ id: page.id, name: page.name, file });
  }
  await run.staging.writeFile('design-context.json', `${start},"pages":${JSON.stringify(pages)}}\n`);
};

async function* wholeText(run: ParserRun, { start, signal }: Writing): AsyncGenerator<string> {
  yield `${start},"document":{"type":"DOCUMENT","children":[`;
  for (const [index, page] of part(run, 'design').pages.entries()) {
    if (index > 0) yield ',';
    yield* designText(page, part(run, 'variables'), signal);
  }
  yield ']}}\n';
}

interface DesignWriting {
  readonly counts: SnapshotCounts;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** `design-context.json`: the head, and below it the fetched document, in the same file or page by page beside it. */
export const writeDesign = async (run: ParserRun, { counts, now, signal }: DesignWriting): Promise<void> => {
  const { components, componentSets, styles, counts: size } = part(run, 'design');
  const head = headOf(run, counts, now);
  const start = JSON.stringify({ ...head, components, componentSets, styles }).slice(0, -1);
  if (size.nodes > LARGE_DOCUMENT) await writeLarge(run, { start, signal });
  else await run.staging.writeFile('design-context.json', wholeText(run, { start, signal }));
};
