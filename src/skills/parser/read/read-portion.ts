import { join } from 'node:path';
import type { OutlinePage } from '#workspace/outline/outline-scanner';
import { writeHashedFileSync } from '#workspace/snapshot/hashed-file';
import { countPages, LOOSE_PAGE, normaliseDesign } from '../figma/document/normalise.ts';
import type { Repair, TreeCounts } from '../figma/document/repair-tree.ts';
import type { FigmaNode, FigmaPage } from '../figma/raw-node.ts';
import { idName } from '../image-map/file-name.ts';
import { NO_MODES } from '../semantic-ast/plan/flatten-design.ts';
import type { FetchedDesign } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import { type BuiltLayers, buildLayers } from './build-layers.ts';
import { chosenPages, requireChosen } from './choice.ts';
import { parseBody } from './design-parts.ts';
import { mendedLayers, openPageLayers, type PageLayers, pageLayersText } from './page-layers.ts';
import { layersText, type PageText, pageStart } from './page-text.ts';
import { runsOf } from './plan-portions.ts';
import type { Portion, PortionResult, ReadPage } from './portion.ts';
import type { DesignTables, PortionContext } from './portion-context.ts';
import { watchUnbound } from './watch-unbound.ts';

type PagePortion = Portion & { kind: 'part' };

/** A portion, or a run of its layers, and what came of it. */
export type ReadResult = PortionResult & { readonly portion: Portion; readonly whole: FetchedDesign | null };

const textOf = ({ id, name, explicitVariableModes, children }: FigmaPage, variables: VariableTable): PageText => ({
  id,
  name,
  modes: explicitVariableModes ?? null,
  layers: Buffer.from(layersText(children, explicitVariableModes ?? NO_MODES, variables)),
});

/** A page that is read in one go is written in one go; parts of one wait for the others. */
const storePage = (page: PageText, portion: Portion, { spool, pagesFolder }: PortionContext): ReadPage => {
  const { layers, ...head } = page;
  const isWhole = portion.kind === 'part' && portion.take === 'all';
  if (pagesFolder === null || !isWhole) return { ...head, text: { stored: spool.append(layers) } };
  const path = join(pagesFolder, `${idName(page.id)}.json`);
  const pieces = [Buffer.concat([Buffer.from(pageStart(page)), layers, Buffer.from(']}')])];
  return { ...head, text: { written: writeHashedFileSync(path, pieces) } };
};

const NO_COUNTS: TreeCounts = { nodes: 0, texts: 0, visibleNodes: 0, visibleTexts: 0 };
/** What the document itself tells, where it is told beside another run. */
const TOLD_ELSEWHERE = { mended: [], unbound: [], ids: [], renamed: [], pages: [], whole: null };

const resultOf = (
  portion: Portion,
  { sections, components, ...built }: BuiltLayers,
  counts = NO_COUNTS,
): ReadResult => ({
  ...built,
  ...TOLD_ELSEWHERE,
  portion,
  counts: { ...counts, sections, components },
});

const wholeDesign = ({ body, origin, choice }: PortionContext) => {
  const { design: all, renamed, hidden, ...found } = normaliseDesign(parseBody(body, origin), origin);
  const top = all.pages.map(({ id, children }) => ({ id, top: children }));
  requireChosen(top, choice, origin.label);
  const pages = chosenPages(all.pages, choice);
  const counted = choice.length === 0 ? { ...all.counts, ...found } : countPages(pages, hidden);
  return { design: { ...all, pages, counts: { ...counted, pages: pages.length } }, counted, renamed };
};

const readWhole = async (portion: Portion, context: PortionContext): Promise<ReadResult> => {
  const { design, counted, renamed } = wholeDesign(context);
  const unbound = watchUnbound(context.variables);
  const built = await buildLayers({ design, take: 'all' }, unbound.table, context);
  const texts = design.pages.map((page) => textOf(page, context.variables));
  return {
    ...resultOf(portion, built, counted),
    mended: design.problems,
    unbound: unbound.list(),
    renamed: [...renamed],
    pages: texts.map((page) => storePage(page, portion, context)),
    whole: { ...design, pages: [] },
  };
};

const NO_TABLES: DesignTables = { components: {}, componentSets: {}, styles: {} };

/** A design of some layers of one page. */
const designOf = (page: FigmaPage, { counts, findings }: Repair, { origin, tables }: PortionContext): FetchedDesign => {
  const { kind, fileKey, nodeIds } = origin;
  const envelope = { kind, fileKey, nodeIds, fileName: null, version: null, lastModified: null };
  const { nodes, texts, visibleTexts } = counts;
  const size = { pages: 1, nodes, texts, visibleTexts };
  return { ...envelope, ...(tables ?? NO_TABLES), pages: [page], problems: findings.list(), counts: size };
};

const foundPage = ({ page }: PagePortion, { outline }: PortionContext): OutlinePage => {
  const found = outline?.pages[page];
  if (found === undefined) throw new RangeError(`no page ${page}`);
  return found;
};

const openPortion = (portion: PagePortion, context: PortionContext): PageLayers =>
  openPageLayers(foundPage(portion, context), portion.children, context);

/** What is told of the document once all layers of a portion were parsed. */
const documentResult = ({ repair, page }: PageLayers, unbound: ReturnType<typeof watchUnbound>) => ({
  mended: repair.findings.list(),
  unbound: unbound.list(),
  // The page and its stand-in are in every portion of it.
  ids: [...repair.ids].filter((id) => id !== page.id && id !== LOOSE_PAGE),
  renamed: [...repair.renamed],
});

const readInOne = async (portion: PagePortion, context: PortionContext): Promise<ReadResult> => {
  const layers = openPortion(portion, context);
  const { repair } = layers;
  const page = { ...layers.page, children: mendedLayers(layers, portion.children) };
  const unbound = watchUnbound(context.variables);
  const design = designOf(page, repair, context);
  const built = await buildLayers({ design, take: portion.take }, unbound.table, context);
  const text = () => (repair.isTouched ? textOf(page, context.variables) : pageLayersText(layers, context.variables));
  const pages = portion.take === 'loose' ? [] : [storePage(text(), portion, context)];
  return { ...resultOf(portion, built, repair.counts), ...documentResult(layers, unbound), pages };
};

/** Loose layers of all runs of a page, which form one screen. */
const readLoose = async (
  { portion, layers, children }: { portion: PagePortion; layers: PageLayers; children: ReadonlyMap<number, FigmaNode> },
  variables: VariableTable,
  context: PortionContext,
): Promise<ReadResult[]> => {
  if (children.size === 0) return [];
  const part = { ...layers.page, children: [...children.values()] };
  const built = await buildLayers(
    { design: designOf(part, layers.repair, context), take: 'loose' },
    variables,
    context,
  );
  return [resultOf({ ...portion, children: [...children.keys()], take: 'loose' }, built)];
};

/** Null when something has to be mended: what is made for that must not depend on where the layers are cut. */
const readInRuns = async (
  portion: PagePortion,
  runs: readonly (readonly number[])[],
  context: PortionContext,
): Promise<ReadResult[] | null> => {
  const layers = openPortion(portion, context);
  const { repair, page } = layers;
  const { table, list } = watchUnbound(context.variables);
  const results: ReadResult[] = [];
  const kept = new Map<number, FigmaNode>();
  for (const children of runs) {
    const part = { ...page, children: mendedLayers(layers, children) };
    if (repair.isTouched) return null;
    const built = await buildLayers({ design: designOf(part, repair, context), take: 'screens' }, table, context);
    const isPart = portion.take === 'screens';
    // Who reads a part of a page does not know all loose layers of it.
    for (const place of isPart ? [] : built.loose)
      kept.set(children[place] as number, part.children[place] as FigmaNode);
    const run = { ...portion, children, take: 'screens' } as const;
    results.push(resultOf(run, { ...built, loose: isPart ? built.loose : [] }));
  }
  const loose = await readLoose({ portion, layers, children: kept }, table, context);
  const pages = [storePage(pageLayersText(layers, context.variables), portion, context)];
  const [last] = results.splice(-1) as [ReadResult];
  const counts = { ...last.counts, ...repair.counts };
  return [...results, { ...last, ...documentResult(layers, { table, list }), counts, pages }, ...loose];
};

/** The layers of a portion, safe to walk. @throws CodedError of `readPortion` */
export const pagesOf = (portion: Portion, context: PortionContext): readonly FigmaPage[] => {
  if (portion.kind === 'whole') return wholeDesign(context).design.pages;
  const layers = openPortion(portion, context);
  return [{ ...layers.page, children: mendedLayers(layers, portion.children) }];
};

/**
 * Reads a portion once and takes everything from it: layers in the words of the stack, pictures to fetch, lint, and the
 * text of the fetched layers. What it returns is all that stays in memory: a result for each run of layers that was built
 * in one go. Loose layers of a page are left alone where there are several.
 * @throws CodedError `design-invalid`, `design-too-deep`, `design-empty`, `cancelled`, and those of the adapter
 */
export const readPortion = async (portion: Portion, context: PortionContext): Promise<readonly ReadResult[]> => {
  if (portion.kind === 'whole') return [await readWhole(portion, context)];
  const page = foundPage(portion, context);
  // Loose layers form one screen.
  const runs = portion.take === 'loose' ? [] : runsOf(page, portion.children, context.runBytes);
  const results = runs.length > 1 ? await readInRuns(portion, runs, context) : null;
  return results ?? [await readInOne(portion, context)];
};
