import { mergeFindings } from '../figma/document/findings.ts';
import { FindingBook } from '../semantic-ast/finding-book.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import type { DesignReading, StoredPage } from './design-reading.ts';
import type { Portion, PortionResult } from './portion.ts';
import type { Stored } from './stored/spool.ts';

/** What a portion came to, beside the portion. */
export interface KeptResult extends PortionResult {
  readonly portion: Portion;
}

const isLoose = ({ portion }: KeptResult): boolean => portion.kind === 'part' && portion.take === 'loose';

const pagesOf = (results: readonly KeptResult[]): StoredPage[] => {
  const pages = new Map<string, StoredPage & { parts: Stored[] }>();
  for (const { id, name, modes, text } of results.flatMap((result) => result.pages)) {
    const written = 'written' in text ? text.written : null;
    const page = pages.get(id) ?? { id, name, modes, written, parts: [] };
    pages.set(id, page);
    if ('stored' in text && text.stored.length > 0) page.parts.push(text.stored);
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
  bytesOf: (portion: Portion) => number,
): Omit<DesignReading, 'design' | 'readers'> & { readonly mended: ReturnType<typeof mergeFindings> } => {
  // Asked again here, so that the table that reports on variables knows of every binding.
  for (const [id, modes] of results.flatMap(({ unbound }) => unbound)) variables.lookup(id, modes);
  return {
    renamed: new Map(results.flatMap(({ renamed }) => renamed)),
    screens: results.flatMap(({ screens, pictures }) => screens.map((screen) => ({ ...screen, pictures }))),
    pictures: results.flatMap(({ pictures }) => pictures),
    fills: results.flatMap(({ fills }) => fills),
    findings: findingsOf(results),
    lint: results.flatMap(({ lint }) => lint),
    components: sum(results, 'components'),
    pages: pagesOf(results),
    places: results.map(({ portion, screens, pictures }) => ({
      portion,
      ids: [...screens, ...pictures].map(({ id }) => id),
      bytes: bytesOf(portion),
    })),
    mended: mergeFindings(results.filter((result) => !isLoose(result)).map(({ mended }) => mended)),
  };
};
