import { randomBytes } from 'node:crypto';
import type { LoadedAdapter } from '#contract/adapter';
import { CodedError } from '#contract/errors';
import { printable } from '../figma/printable.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import type { FetchedBody, VariablesAnswer } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import { openBodyReader } from './body-reader.ts';
import type { Choice } from './choice.ts';
import { collectResults, documentCounts, type KeptResult, keepResult } from './collect-results.ts';
import { parseAround } from './design-parts.ts';
import type { DesignHead, DesignReading } from './design-reading.ts';
import { planPortions } from './plan-portions.ts';
import type { Portion } from './portion.ts';
import type { ReaderStart } from './reader-messages.ts';
import { openReaders, type Readers } from './readers.ts';
import { openSpool, type Spool } from './spool.ts';

export interface DesignInput {
  readonly body: FetchedBody;
  readonly variables: VariablesAnswer;
  /** Made of the same answer; learns which bindings could not be resolved. */
  readonly table: VariableTable;
  readonly adapter: LoadedAdapter;
  readonly choice: Choice;
  /** Where the spool may lie: on the disk of the snapshot, hidden, and gone with the import. */
  readonly spoolPath: string;
  readonly signal: AbortSignal;
  /** Portions read, and how many there are. */
  onProgress(done: number, total: number): void;
}

type Around = Pick<DesignHead, 'fileKey' | 'fileName' | 'version' | 'lastModified'> &
  Pick<DesignHead, 'components' | 'componentSets' | 'styles'>;

const aroundOf = ({ body }: DesignInput): Around | null => {
  const { path, scan, origin } = body;
  if (scan.found === null) return null;
  const reader = openBodyReader(path, scan.size);
  try {
    const { name, fileKey, ...around } = parseAround(reader, scan.found, origin);
    return { ...around, fileKey: origin.fileKey ?? fileKey, fileName: name ?? origin.fallbackName };
  } finally {
    reader.close();
  }
};

const startOf = ({ body, variables, adapter, choice }: DesignInput, around: Around | null): ReaderStart => {
  const { path, scan, origin } = body;
  const { layoutMaps, svgPictureType, staticImageType } = adapter;
  const { components, componentSets, styles } = around ?? {};
  return {
    ...{ origin, path, size: scan.size, variables, choice },
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

const createIdWatch = (input: DesignInput): ((ids: readonly string[]) => void) => {
  const taken = new Set(input.body.scan.found?.pages.map(({ id }) => id) ?? []);
  return (ids) => {
    for (const id of ids) {
      if (taken.has(id)) throw new SharedIds();
      taken.add(id);
    }
  };
};

interface Pass {
  readonly readers: Readers;
  readonly spool: Spool;
  readonly signal: AbortSignal;
  see(ids: readonly string[]): void;
  onRead(): void;
}

/** Reads portions, as many at once as there are readers; results stand in the order of the portions. */
const readAll = async (portions: readonly Portion[], pass: Pass): Promise<KeptResult[]> => {
  const results: KeptResult[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < portions.length; at = next++) {
      stopIfAborted(pass.signal);
      const portion = portions[at] as Portion;
      const result = await pass.readers.read(portion);
      pass.see(result.ids);
      // Waiting for the disk here keeps what is in memory small.
      results[at] = await keepResult(portion, result, pass.spool);
      pass.onRead();
    }
  };
  await Promise.all(Array.from({ length: pass.readers.width }, work));
  return results;
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

const readWith = async (
  input: DesignInput,
  start: ReaderStart,
  { portions, spool }: { readonly portions: readonly Portion[]; readonly spool: Spool },
): Promise<{ results: KeptResult[]; whole: DesignHead | null }> => {
  const { adapter, signal } = input;
  const readers = openReaders(start, adapter, { portions: portions.length, signal });
  const stop = (): void => void readers.close();
  signal.addEventListener('abort', stop, { once: true });
  let done = 0;
  const onRead = (): void => input.onProgress(Math.min(++done, portions.length), portions.length);
  try {
    let whole: DesignHead | null = null;
    const read: Readers['read'] = async (portion) => {
      const result = await readers.read(portion);
      whole = result.whole ?? whole;
      return result;
    };
    const pass = { readers: { ...readers, read }, spool, signal, see: createIdWatch(input), onRead };
    return { results: await readParts(portions, pass), whole };
  } finally {
    signal.removeEventListener('abort', stop);
    await readers.close();
    stopIfAborted(signal);
  }
};

const WHOLE: readonly Portion[] = [{ kind: 'whole' }];

const readInParts = async (input: DesignInput, around: Around | null, spool: Spool) => {
  const { found } = input.body.scan;
  const portions = found === null || around === null ? WHOLE : planPortions(found, input.choice);
  try {
    return await readWith(input, startOf(input, around), { portions, spool });
  } catch (error) {
    if (!(error instanceof SharedIds)) throw error;
    return await readWith(input, startOf(input, null), { portions: WHOLE, spool });
  }
};

const headOf = (input: DesignInput, around: Around | null, results: readonly KeptResult[]) => {
  const { kind, nodeIds } = input.body.origin;
  const { nodes, texts, visibleNodes, visibleTexts } = documentCounts(results);
  if (visibleNodes === 0) throw new CodedError('design-empty', { file: printable(input.body.origin.label, 1_000) });
  const pages = new Set(results.flatMap((result) => result.pages.map(({ id }) => id))).size;
  return { ...around, kind, nodeIds, counts: { pages, nodes, texts, visibleTexts } };
};

/**
 * Reads a design from disk once, portion by portion and on several threads where it is large, and keeps only what the
 * import needs. Memory grows with the largest layer of a page, not with the file. The spool is the caller's to close.
 * @throws CodedError `design-invalid`, `design-too-deep`, `design-too-large`, `design-empty`, `cancelled`, those of the adapter and of the disk
 */
export const readDesign = async (input: DesignInput): Promise<DesignReading> => {
  const around = aroundOf(input);
  const spool = await openSpool(input.spoolPath);
  try {
    const { results, whole } = await readInParts(input, around, spool);
    const { mended, ...reading } = collectResults(results, input.table);
    const head = headOf(input, around, results);
    const design = { ...(whole ?? { ...head }), ...head, problems: mended } as DesignHead;
    return { ...reading, design, spool };
  } catch (error) {
    await spool.close();
    throw error;
  }
};
