import { SCHEMA_VERSION } from '#contract/config';
import type { ImageMap, SnapshotCounts, SnapshotHead } from '#contract/snapshot';
import { mapBounded } from '../dedup/map-bounded.ts';
import { idName } from '../image-map/file-name.ts';
import type { StoredPage } from '../read/design-reading.ts';
import type { Spool } from '../read/spool.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import { type ParserRun, part } from './parser-run.ts';

/** Above this many layers each page of the fetched document gets a file of its own. */
const LARGE_DOCUMENT = 5_000;
const WRITTEN_AT_ONCE = 4;
/** Names of files and versions come from anywhere, and the head must stay small enough to be read alone. */
const LONGEST = 1_000;

const cut = (text: string | null): string | null => text?.slice(0, LONGEST) ?? null;

export const countsOf = (run: ParserRun, imageMap: ImageMap): SnapshotCounts => {
  const { design, screens, pictures, components } = part(run, 'reading');
  const layerKeys = Object.values(imageMap).filter((entry) => entry.imageRef === undefined);
  return {
    pages: design.counts.pages,
    screens: screens.length,
    nodes: design.counts.nodes,
    texts: design.counts.texts,
    images: pictures.length,
    imageKeys: layerKeys.length,
    imagesMissing: layerKeys.filter((entry) => entry.snapshot === null).length,
    variables: part(run, 'variables').size,
    components: components,
    lint: run.findings.length,
  };
};

const headOf = (run: ParserRun, counts: SnapshotCounts, now: Date): SnapshotHead => {
  const { kind, fileKey, fileName, version, lastModified, nodeIds } = part(run, 'reading').design;
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

const pageHead = ({ id, name, modes }: StoredPage): string => {
  const head = { id, name, ...(modes === null ? {} : { explicitVariableModes: modes }), type: 'CANVAS' };
  return `${JSON.stringify(head).slice(0, -1)},"children":[`;
};

/** Read from the spool in pieces: one page may be larger than what memory is for. */
const PIECE = 4 * 1024 * 1024;

async function* pageText(page: StoredPage, spool: Spool, signal: AbortSignal): AsyncGenerator<Uint8Array | string> {
  yield pageHead(page);
  for (const [index, { at, length }] of page.parts.entries()) {
    if (index > 0) yield ',';
    for (let done = 0; done < length; done += PIECE) {
      stopIfAborted(signal);
      yield await spool.read(at + done, Math.min(PIECE, length - done));
    }
  }
  yield ']}';
}

/** Page by page beside the head. */
const writeLarge = async (run: ParserRun, { start, signal }: Writing): Promise<void> => {
  const { pages, spool } = part(run, 'reading');
  const heads = pages.map(({ id, name }) => ({ id, name, file: `design-context/${idName(id)}.json` }));
  await mapBounded(pages, WRITTEN_AT_ONCE, async (page) =>
    run.staging.writeFile(`design-context/${idName(page.id)}.json`, pageText(page, spool, signal)),
  );
  await run.staging.writeFile('design-context.json', `${start},"pages":${JSON.stringify(heads)}}\n`);
};

async function* wholeText(run: ParserRun, { start, signal }: Writing): AsyncGenerator<Uint8Array | string> {
  const { pages, spool } = part(run, 'reading');
  yield `${start},"document":{"type":"DOCUMENT","children":[`;
  for (const [index, page] of pages.entries()) {
    if (index > 0) yield ',';
    yield* pageText(page, spool, signal);
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
  const { components, componentSets, styles, counts: size } = part(run, 'reading').design;
  const head = headOf(run, counts, now);
  const start = JSON.stringify({ ...head, components, componentSets, styles }).slice(0, -1);
  if (size.nodes > LARGE_DOCUMENT) await writeLarge(run, { start, signal });
  else await run.staging.writeFile('design-context.json', wholeText(run, { start, signal }));
};
