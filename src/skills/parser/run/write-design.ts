import { basename, join } from 'node:path';
import { SCHEMA_VERSION } from '#contract/config';
import type { ImageMap, SnapshotCounts, SnapshotHead } from '#contract/snapshot';
import { mapBounded } from '../dedup/map-bounded.ts';
import { idName } from '../image-map/file-name.ts';
import type { StoredPage } from '../read/design-reading.ts';
import { pageStart } from '../read/page-text.ts';
import { LARGE_DOCUMENT } from '../read/read-design.ts';
import { type StoredFile, storedText } from '../read/stored/stored-text.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import { type ParserRun, part } from './parser-run.ts';

/** Folder of the pages of a large document. */
export const PAGES_FOLDER = 'design-context';
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
    ...(run.inputsDigest === undefined ? {} : { inputsDigest: run.inputsDigest }),
  };
};

type Writing = { readonly start: string; readonly signal: AbortSignal };

const fileOf = ({ id }: StoredPage): string => `${PAGES_FOLDER}/${idName(id)}.json`;

const storedPage = (page: StoredPage): Omit<StoredFile, 'path'> => ({
  head: pageStart(page),
  parts: page.parts.map((part) => ({ ...part, patches: [] })),
  tail: ']}',
});

/** Pages that were read in one go are there; those that were read in parts are put together. */
const writePage = async (run: ParserRun, page: StoredPage): Promise<void> => {
  const { readers } = part(run, 'reading');
  const path = join(await run.staging.makeFolder(PAGES_FOLDER), basename(fileOf(page)));
  const [written] = page.written === null ? await readers.write([{ ...storedPage(page), path }]) : [page.written];
  if (written !== undefined) run.staging.adopt(fileOf(page), written);
};

/** Page by page beside the head. */
const writeLarge = async (run: ParserRun, { start, signal }: Writing): Promise<void> => {
  const { pages, readers } = part(run, 'reading');
  const heads = pages.map((page) => ({ id: page.id, name: page.name, file: fileOf(page) }));
  await mapBounded(pages, readers.width, async (page) => {
    stopIfAborted(signal);
    await writePage(run, page);
  });
  await run.staging.writeFile('design-context.json', `${start},"pages":${JSON.stringify(heads)}}\n`);
};

async function* wholeText(run: ParserRun, { start, signal }: Writing): AsyncGenerator<Uint8Array | string> {
  const { pages, readers } = part(run, 'reading');
  yield `${start},"document":{"type":"DOCUMENT","children":[`;
  for (const [index, page] of pages.entries()) {
    stopIfAborted(signal);
    if (index > 0) yield ',';
    yield* storedText(storedPage(page), readers.spools);
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
  const isOnDisk = part(run, 'reading').pages.some(({ written }) => written !== null);
  if (isOnDisk || size.nodes > LARGE_DOCUMENT) await writeLarge(run, { start, signal });
  else await run.staging.writeFile('design-context.json', wholeText(run, { start, signal }));
};
