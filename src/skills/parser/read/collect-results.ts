import { mergeFindings } from '../figma/document/findings.ts';
import { FindingBook } from '../semantic-ast/finding-book.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import type { DesignReading, Stored, StoredPage, StoredScreen } from './design-reading.ts';
import type { PageText } from './page-text.ts';
import type { Portion, PortionResult, ReadScreen } from './portion.ts';
import type { Spool } from './spool.ts';

/** A result whose large texts are in the spool. */
export interface KeptResult extends Omit<PortionResult, 'screens' | 'pages'> {
  readonly portion: Portion;
  readonly screens: readonly StoredScreen[];
  readonly pages: readonly (Omit<PageText, 'layers'> & Stored)[];
}

const store = async (bytes: Uint8Array, spool: Spool): Promise<Stored> => ({
  at: await spool.append(bytes),
  length: bytes.length,
});

/** Puts the texts of a result into the spool. */
export const keepResult = async (portion: Portion, result: PortionResult, spool: Spool): Promise<KeptResult> => {
  const { pictures } = result;
  const screens: StoredScreen[] = [];
  for (const { text, ...head } of result.screens as readonly ReadScreen[])
    screens.push({ ...head, ...(await store(text, spool)), pictures });
  const pages: KeptResult['pages'][number][] = [];
  for (const { layers, ...head } of result.pages) pages.push({ ...head, ...(await store(layers, spool)) });
  return { ...result, portion, screens, pages };
};

const isLoose = ({ portion }: KeptResult): boolean => portion.kind === 'part' && portion.take === 'loose';

const pagesOf = (results: readonly KeptResult[]): StoredPage[] => {
  const pages = new Map<string, StoredPage & { parts: Stored[] }>();
  for (const { id, name, modes, at, length } of results.flatMap((result) => result.pages)) {
    const page = pages.get(id) ?? { id, name, modes, parts: [] };
    pages.set(id, page);
    if (length > 0) page.parts.push({ at, length });
  }
  return [...pages.values()];
};

const sum = (results: readonly KeptResult[], count: keyof PortionResult['counts']): number =>
  results.reduce((total, { counts }) => total + counts[count], 0);

/** The counts of the document: loose layers were counted with the screens around them. */
export const documentCounts = (results: readonly KeptResult[]) => {
  const read = results.filter((result) => !isLoose(result));
  return {
    nodes: sum(read, 'nodes'),
    texts: sum(read, 'texts'),
    visibleNodes: sum(read, 'visibleNodes'),
    visibleTexts: sum(read, 'visibleTexts'),
  };
};

const findingsOf = (results: readonly KeptResult[]) => {
  const book = new FindingBook();
  for (const { found } of results) book.absorb(found);
  return book.findings();
};

/** Makes one reading of the results of all portions, which stand in document order. */
export const collectResults = (
  results: readonly KeptResult[],
  variables: VariableTable,
): Omit<DesignReading, 'design' | 'spool'> & { readonly mended: ReturnType<typeof mergeFindings> } => {
  // Asked again here, so that the table that reports on variables knows of every binding.
  for (const [id, modes] of results.flatMap(({ unbound }) => unbound)) variables.lookup(id, modes);
  return {
    renamed: new Map(results.flatMap(({ renamed }) => renamed)),
    screens: results.flatMap(({ screens }) => screens),
    pictures: results.flatMap(({ pictures }) => pictures),
    fills: results.flatMap(({ fills }) => fills),
    findings: findingsOf(results),
    lint: results.flatMap(({ lint }) => lint),
    components: sum(results, 'components'),
    pages: pagesOf(results),
    mended: mergeFindings(results.filter((result) => !isLoose(result)).map(({ mended }) => mended)),
  };
};
