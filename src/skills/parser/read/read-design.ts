import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { LoadedAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { createDoor } from '#workspace/files/bounded-map';
import { coded } from '#workspace/fs-failure';
import type { FoundPages } from '#workspace/outline/outline-scanner';
import { printable } from '../figma/printable.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import type { FetchedBody, VariablesAnswer } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import { fileChanged, openBodyReader } from './body-reader.ts';
import { type Choice, chosenPlaces, requireChosen } from './choice.ts';
import { collectResults, documentCounts, type KeptResult } from './collect-results.ts';
import { parseAround } from './design-parts.ts';
import type { DesignHead, DesignReading } from './design-reading.ts';
import { planPortions } from './plan-portions.ts';
import type { Portion } from './portion.ts';
import type { ReaderStart } from './readers/reader-messages.ts';
import { openReaders, type Readers } from './readers/readers.ts';

/** What decides how a design is read; the result does not depend on it. */
export interface ReadingSizes {
  /** Up to this size a design is read on the caller's own thread: parsing 1 MB holds nobody up, it takes 10 ms. */
  readonly inlineBytes: number;
  /** Of a portion: read in some 20 ms, and handing it over costs nothing beside that. */
  readonly portionBytes: number;
  /** Of the layers of a portion that are built before the next ones are parsed: what is at hand stays small, and dies young. */
  readonly runBytes: number;
  /**
   * What a thread has read stays in its memory as garbage: from this size on new threads do what comes after reading, which
   * costs a tenth of a second and spares a hundred megabytes.
   */
  readonly restBytes: number;
}

const MB = 1024 * 1024;

export const SIZES: ReadingSizes = { inlineBytes: MB, portionBytes: MB, runBytes: MB / 8, restBytes: 32 * MB };

export interface DesignInput {
  readonly sizes?: ReadingSizes;
  readonly body: FetchedBody;
  readonly variables: VariablesAnswer;
  /** Made of the same answer; learns which bindings could not be resolved. */
  readonly table: VariableTable;
  readonly adapter: LoadedAdapter;
  readonly choice: Choice;
  readonly framework: string;
  /** Path for what waits, without its number: on the disk of the snapshot, hidden, and gone with the import. */
  readonly spoolBase: string;
  /** Folder of the snapshot for one file a page, made when the design is large enough for that. */
  makePagesFolder(): Promise<string>;
  /** Removes what was written there, when the design has to be read in another way. */
  clearPagesFolder(): Promise<void>;
  /** What a failure of the disk names. */
  readonly named: string;
  readonly signal: AbortSignal;
  /** Portions read, and how many there are. */
  onProgress(done: number, total: number): void;
}

type Around = Pick<DesignHead, 'fileKey' | 'fileName' | 'version' | 'lastModified'> &
  Pick<DesignHead, 'components' | 'componentSets' | 'styles'>;

const aroundOf = ({ body }: DesignInput): Around | null => {
  const { path, scan, origin } = body;
  if (scan.found === null) return null;
  const reader = openBodyReader(path, scan.size, origin.label);
  try {
    const { name, fileKey, version, lastModified, components, componentSets, styles } = parseAround(
      reader,
      scan.found,
      origin,
    );
    const names = { fileKey: origin.fileKey ?? fileKey, fileName: name ?? origin.fallbackName };
    return { ...names, version, lastModified, components, componentSets, styles };
  } finally {
    reader.close();
  }
};

/** Above this many layers each page of the fetched document gets a file of its own. */
export const LARGE_DOCUMENT = 5_000;

/** Known before anything is read, so that pages are written as they are read. */
const isLarge = ({ body, choice }: DesignInput): boolean => {
  const pages = body.scan.found?.pages ?? [];
  const chosen = pages.flatMap((page) => chosenPlaces(page, choice).map((place) => page.top[place]?.layers ?? 0));
  return chosen.reduce((sum, layers) => sum + layers, 0) > LARGE_DOCUMENT;
};

const startOf = async (input: DesignInput, around: Around | null): Promise<ReaderStart> => {
  const { body, variables, adapter, choice, framework, spoolBase, named, sizes = SIZES } = input;
  const { path, scan, origin } = body;
  const { layoutMaps, svgPictureType, staticImageType } = adapter;
  const { components, componentSets, styles } = around ?? {};
  return {
    ...{ origin, path, size: scan.size, variables, choice, framework, spoolBase, named },
    runBytes: sizes.runBytes,
    pagesFolder: around !== null && isLarge(input) ? await input.makePagesFolder() : null,
    outline: around === null ? null : scan.found,
    tables: components && componentSets && styles ? { components, componentSets, styles } : null,
    words: { layoutMaps, svgPictureType, staticImageType },
    marker: `${randomBytes(12).toString('hex')}:`,
  };
};

/** Ids that two portions share are made different, which needs the whole document at once. */
class SharedIds extends Error {
  override readonly name = 'SharedIds';
}

const MADE_IDS: ReadonlySet<string> = new Set(['duplicate-id', 'id-missing']);

const createIdWatch = (input: DesignInput): ((ids: readonly string[]) => void) => {
  const taken = new Set(input.body.scan.found?.pages.map(({ id }) => id) ?? []);
  return (ids) => {
    for (const id of ids) {
      if (taken.has(id)) throw new SharedIds();
      taken.add(id);
    }
  };
};

/** Loose layers of a page that was cut are read again by themselves, where an id that was made here would be another. */
const isMendedApart = ({ portion, mended }: KeptResult): boolean =>
  portion.kind === 'part' && portion.take === 'screens' && mended.some(({ rule }) => MADE_IDS.has(rule));

/** Parsed, a layer takes several times its bytes: of those that are large, one is in memory at a time. */
const HEAVY_BYTES = 16 * 1024 * 1024;

const bytesOf = ({ page, children }: Portion & { kind: 'part' }, found: FoundPages | null): number =>
  children
    .flatMap((place) => found?.pages[page]?.top[place] ?? [])
    .reduce((sum, { start, end }) => sum + end - start, 0);

const isHeavy = (portion: Portion, found: FoundPages | null): boolean =>
  portion.kind === 'part' && bytesOf(portion, found) > HEAVY_BYTES;

interface Pass {
  readonly found: FoundPages | null;
  readonly heavyDoor: ReturnType<typeof createDoor>;
  readonly readers: Readers;
  readonly signal: AbortSignal;
  see(ids: readonly string[]): void;
  onRead(): void;
}

/** Reads portions, as many at once as there are readers; results stand in the order of the portions. */
const readAll = async (portions: readonly Portion[], pass: Pass): Promise<KeptResult[]> => {
  const results: (readonly KeptResult[])[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < portions.length; at = next++) {
      stopIfAborted(pass.signal);
      const portion = portions[at] as Portion;
      const reading = () => pass.readers.read(portion);
      const read = await (isHeavy(portion, pass.found) ? pass.heavyDoor(reading) : reading());
      for (const result of read) {
        if (isMendedApart(result)) throw new SharedIds();
        pass.see(result.ids);
      }
      results[at] = read;
      pass.onRead();
    }
  };
  await Promise.all(Array.from({ length: pass.readers.width }, work));
  return results.flat();
};

/** The loose layers of pages that were cut: found by the portions, built together. */
const looseOf = (results: readonly KeptResult[]): Portion[] => {
  const places = new Map<number, number[]>();
  for (const { portion, loose } of results) {
    if (portion.kind !== 'part' || loose.length === 0) continue;
    const known = places.get(portion.page) ?? [];
    places.set(portion.page, known);
    known.push(...loose.flatMap((place) => portion.children[place] ?? []));
  }
  return [...places].map(([page, children]) => ({
    kind: 'part',
    page,
    children: children.sort((a, b) => a - b),
    take: 'loose',
  }));
};

const pageOf = ({ portion }: KeptResult): number => (portion.kind === 'part' ? portion.page : 0);

const readParts = async (portions: readonly Portion[], pass: Pass): Promise<KeptResult[]> => {
  const screens = await readAll(portions, pass);
  const loose = await readAll(looseOf(screens), { ...pass, see: () => undefined });
  // A stable sort: the loose screen of a page stands behind its others.
  return [...screens, ...loose].sort((a, b) => pageOf(a) - pageOf(b));
};

interface Read {
  readonly results: readonly KeptResult[];
  readonly whole: DesignHead | null;
  readonly readers: Readers;
}

const readWith = async (input: DesignInput, start: ReaderStart, portions: readonly Portion[]): Promise<Read> => {
  const { adapter, signal, sizes = SIZES } = input;
  const { inlineBytes, restBytes } = sizes;
  const readers = await coded(input.named, async () =>
    openReaders(start, adapter, { portions: portions.length, inlineBytes, restBytes, signal }),
  );
  const stop = (): void => void readers.close();
  signal.addEventListener('abort', stop, { once: true });
  let done = 0;
  let whole: DesignHead | null = null;
  const read: Readers['read'] = async (portion) => {
    const results = await readers.read(portion);
    whole = results[0]?.whole ?? whole;
    return results;
  };
  const onRead = (): void => input.onProgress(Math.min(++done, portions.length), portions.length);
  try {
    const results = await readParts(portions, {
      readers: { ...readers, read },
      signal,
      see: createIdWatch(input),
      found: input.body.scan.found,
      heavyDoor: createDoor(1),
      onRead,
    });
    await readers.rest();
    return { results, whole, readers };
  } catch (error) {
    await readers.close();
    stopIfAborted(signal);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

const WHOLE: readonly Portion[] = [{ kind: 'whole' }];

const readInParts = async (input: DesignInput, around: Around | null): Promise<Read> => {
  const { scan, origin } = input.body;
  const { found } = scan;
  if (found === null || around === null) return readWith(input, await startOf(input, null), WHOLE);
  requireChosen(found.pages, input.choice, origin.label);
  try {
    return await readWith(
      input,
      await startOf(input, around),
      planPortions(found, input.choice, (input.sizes ?? SIZES).portionBytes),
    );
  } catch (error) {
    if (!(error instanceof SharedIds)) throw error;
    await input.clearPagesFolder();
    return await readWith(input, await startOf(input, null), WHOLE);
  }
};

const headOf = (input: DesignInput, around: Around | null, results: readonly KeptResult[]) => {
  const { kind, nodeIds } = input.body.origin;
  const { nodes, texts, visibleNodes, visibleTexts } = documentCounts(results);
  if (visibleNodes === 0) throw new CodedError('design-empty', { file: printable(input.body.origin.label, 1_000) });
  const pages = new Set(results.flatMap((result) => result.pages.map(({ id }) => id))).size;
  return { ...around, kind, nodeIds, counts: { pages, nodes, texts, visibleTexts } };
};

/** A file that is not ours may be written while it is read: what was read then is nobody's design. */
const requireSame = async ({ body: { path, scan, origin, changed } }: DesignInput): Promise<void> => {
  if (changed === null) return;
  const now = await stat(path).catch(() => null);
  if (now?.size !== scan.size || now.mtimeMs !== changed) throw fileChanged(origin.label);
};

const readSame = async (input: DesignInput): Promise<Read & { readonly around: Around | null }> => {
  let read: (Read & { readonly around: Around | null }) | null = null;
  try {
    const around = aroundOf(input);
    read = { around, ...(await readInParts(input, around)) };
    await requireSame(input);
    return read;
  } catch (error) {
    await read?.readers.close();
    stopIfAborted(input.signal);
    await requireSame(input);
    throw error;
  }
};

/**
 * Reads a design from disk once, portion by portion and on several threads where it is large, and keeps only what the
 * import needs. Memory grows with the largest layer of a page, not with the file. The readers are the caller's to close.
 * @throws CodedError `design-invalid`, `design-unreadable` when the file is written meanwhile, `design-too-deep`, `design-too-large`, `design-empty`, `cancelled`, those of the adapter and of the disk
 */
export const readDesign = async (input: DesignInput): Promise<DesignReading> => {
  const { around, results, whole, readers } = await readSame(input);
  try {
    const { found, size } = input.body.scan;
    const sizeOf = (portion: Portion): number => (portion.kind === 'whole' ? size : bytesOf(portion, found));
    const { mended, ...reading } = collectResults(results, input.table, sizeOf);
    const head = headOf(input, around, results);
    return { ...reading, design: { ...whole, ...head, problems: mended } as DesignHead, readers };
  } catch (error) {
    await readers.close();
    throw error;
  }
};
