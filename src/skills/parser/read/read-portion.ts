import { join } from 'node:path';
import type { LoadedAdapter } from '#contract/adapter';
import type { FoundPages, OutlineLayer, OutlinePage } from '#workspace/outline/outline-scanner';
import { writeHashedFileSync } from '#workspace/snapshot/hashed-file';
import {
  countPages,
  createRepair,
  type DesignOrigin,
  LOOSE_PAGE,
  type NormalisedDesign,
  normaliseDesign,
  repairPage,
} from '../figma/document/normalise.ts';
import { explicitModes, type Fields } from '../figma/fields.ts';
import type { FigmaNode, FigmaPage } from '../figma/raw-node.ts';
import { idName } from '../image-map/file-name.ts';
import { imageKey } from '../image-map/image-key.ts';
import { lintScreen } from '../lint/lint-screen.ts';
import { type BuiltAst, buildSemanticAst } from '../semantic-ast/build-ast.ts';
import { type Modes, NO_MODES, type Take } from '../semantic-ast/plan/flatten-design.ts';
import { type PicturePlan, planPictures, stopIfAborted } from '../semantic-ast/plan-pictures.ts';
import { rewriteScreenshots } from '../semantic-ast/rewrite-screenshots.ts';
import type { FetchedDesign } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import type { BodyReader } from './body-reader.ts';
import { type Choice, chosenPages, requireChosen } from './choice.ts';
import { isRow, parseBody, parseLayers, parsePageHead, readLayers } from './design-parts.ts';
import { fillUsesOf, pictureRefsOf, shapelessPictures } from './fill-uses.ts';
import { layersText, type PageText, pageStart, patchedText } from './page-text.ts';
import type { Portion, PortionResult, ReadPage, ReadPicture, ReadScreen } from './portion.ts';
import type { SpoolWriter } from './stored/spool.ts';
import { plainTreeText } from './tree-text.ts';
import { watchUnbound } from './watch-unbound.ts';

export type DesignTables = Pick<FetchedDesign, 'components' | 'componentSets' | 'styles'>;

/** Everything that reading a portion needs besides the portion. */
export interface PortionContext {
  readonly origin: DesignOrigin;
  readonly body: BodyReader;
  readonly outline: FoundPages | null;
  /** Of the whole file; null where the body is read whole and holds them itself. */
  readonly tables: DesignTables | null;
  readonly variables: VariableTable;
  readonly adapter: LoadedAdapter;
  /** Nobody can guess it, so that no text of the design is taken for a place of a key. */
  readonly marker: string;
  readonly choice: Choice;
  /** Whose words colours are in. */
  readonly framework: string;
  /** Where texts wait for what comes later. */
  readonly spool: SpoolWriter;
  /** Folder for one file a page, where the design is large enough for that; else texts of pages wait too. */
  readonly pagesFolder: string | null;
  readonly signal: AbortSignal;
}

/** Layers that are ready to be planned and built. */
interface Part {
  readonly design: NormalisedDesign['design'];
  readonly renamed: ReadonlyMap<string, string>;
  readonly visibleNodes: number;
  readonly ids: readonly string[];
  readonly take: Take;
  texts(variables: VariableTable): readonly PageText[];
}

const textOf = ({ id, name, explicitVariableModes, children }: FigmaPage, variables: VariableTable): PageText => ({
  id,
  name,
  modes: explicitVariableModes ?? null,
  layers: Buffer.from(layersText(children, explicitVariableModes ?? NO_MODES, variables)),
});

const wholePart = ({ body, origin, choice }: PortionContext): Part => {
  const { design: all, renamed, hidden, ...found } = normaliseDesign(parseBody(body, origin), origin);
  const top = all.pages.map(({ id, children }) => ({ id, top: children }));
  requireChosen(top, choice, origin.label);
  const pages = chosenPages(all.pages, choice);
  const counted = choice.length === 0 ? { ...all.counts, ...found } : countPages(pages, hidden);
  const design = { ...all, pages, counts: { ...counted, pages: pages.length } };
  const texts = (variables: VariableTable) => pages.map((page) => textOf(page, variables));
  return { design, renamed, visibleNodes: counted.visibleNodes, ids: [], take: 'all', texts };
};

interface CutPage {
  readonly bytes: Buffer;
  readonly found: OutlinePage;
  readonly children: readonly number[];
  readonly layers: readonly FigmaNode[];
  readonly modes: Modes;
  readonly variables: VariableTable;
}

/** Layer by layer: cut out of the file where that is enough, written anew where modes change inside. */
const cutText = ({ bytes, found, children, layers, modes, variables }: CutPage): Uint8Array => {
  const whole = patchedText(bytes, modes, variables);
  if (whole !== null) return whole;
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const [index, place] of children.entries()) {
    const { start, end } = found.top[place] as OutlineLayer;
    // Rows stand in the bytes as they do in the file; what was picked out stands with one comma between.
    const from = isRow(children) ? start - (found.top[children[0] ?? 0]?.start ?? 0) : at;
    const own = bytes.subarray(from, from + end - start);
    at = from + end - start + 1;
    if (index > 0) parts.push(Buffer.from(','));
    const layer = layers[index] as FigmaNode;
    parts.push(patchedText(own, modes, variables) ?? Buffer.from(layersText([layer], modes, variables)));
  }
  return Buffer.concat(parts);
};

const NO_TABLES: DesignTables = { components: {}, componentSets: {}, styles: {} };

const partOf = ({ page, children, take }: Portion & { kind: 'part' }, context: PortionContext): Part => {
  const { body, origin, outline, tables } = context;
  const found = outline?.pages[page];
  if (found === undefined) throw new RangeError(`no page ${page}`);
  const bytes = readLayers(body, found, children);
  const head: Fields = parsePageHead(body, found, origin);
  const repair = createRepair();
  const layers = found.children === null ? {} : { children: parseLayers(bytes, body, origin) };
  const mended = repairPage({ ...head, ...layers }, repair);
  const { nodes, texts: count, visibleNodes, visibleTexts } = repair.counts;
  const problems = repair.findings.list();
  const counts = { pages: 1, nodes, texts: count, visibleTexts };
  const modes = explicitModes(head) ?? null;
  const texts = (variables: VariableTable): PageText[] => {
    if (take === 'loose') return [];
    const { id, name, children: layers } = mended;
    const cut = { bytes, found, children, layers, modes: modes ?? NO_MODES, variables };
    return [{ id, name, modes, layers: repair.isTouched ? textOf(mended, variables).layers : cutText(cut) }];
  };
  const { kind, fileKey, nodeIds } = origin;
  const envelope = { kind, fileKey, nodeIds, fileName: null, version: null, lastModified: null };
  const design = { ...envelope, ...(tables ?? NO_TABLES), pages: [mended], problems, counts };
  // The page and its stand-in are in every portion of it.
  const ids = [...repair.ids].filter((id) => id !== mended.id && id !== LOOSE_PAGE);
  return { design, renamed: repair.renamed, visibleNodes, ids, take, texts };
};

const describe = (plan: PicturePlan): ReadPicture[] => {
  const [refs, shapeless] = [pictureRefsOf(plan), shapelessPictures(plan)];
  return plan.pictures.map((picture) => {
    const { id, name, category, screen } = picture;
    return {
      id,
      name,
      category,
      screen,
      base: imageKey(picture),
      refs: refs.get(id) ?? [],
      shapeless: shapeless.has(id),
    };
  });
};

/** Of each marker in a text where it begins and ends, and which picture it stands for. */
const marksIn = (bytes: Buffer, marker: Buffer): Int32Array => {
  const marks: number[] = [];
  for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + 1)) {
    const end = bytes.indexOf(0x22, at);
    // With the quotes around it.
    marks.push(at - 1, end + 1, Number(bytes.toString('latin1', at + marker.length, end)));
  }
  return Int32Array.from(marks);
};

const unseenOf = (plan: PicturePlan): ReadonlyMap<string, ReadScreen['unseen']> =>
  new Map(
    plan.screens.map(({ id, node, draw }) => [
      id,
      draw.length === 0 ? 'hidden' : node === null ? 'loose-layers' : null,
    ]),
  );

/** Puts markers where the ids of pictures are, and the trees as texts into the spool. */
const storeScreens = (built: BuiltAst, plan: PicturePlan, { marker, spool }: PortionContext): ReadScreen[] => {
  const places = new Map(plan.pictures.map(({ id }, place) => [id, place]));
  const unseen = unseenOf(plan);
  const markerBytes = Buffer.from(marker);
  return built.screens.map(({ root, picture: _picture, ...head }) => {
    rewriteScreenshots(root, (id) => `${marker}${places.get(id) ?? ''}`);
    const text = Buffer.from(plainTreeText(root));
    const marks = marksIn(text, markerBytes);
    return { ...head, unseen: unseen.get(head.id) ?? null, stored: spool.append(text), marks };
  });
};

const isWholePage = (portion: Portion): boolean => portion.kind === 'part' && portion.take === 'all';

/** A page that is read in one go is written in one go; parts of one wait for the others. */
const storePage = (page: PageText, portion: Portion, { spool, pagesFolder }: PortionContext): ReadPage => {
  const { layers, ...head } = page;
  if (pagesFolder === null || !isWholePage(portion)) return { ...head, text: { stored: spool.append(layers) } };
  const path = join(pagesFolder, `${idName(page.id)}.json`);
  const pieces = [Buffer.concat([Buffer.from(pageStart(page)), layers, Buffer.from(']}')])];
  return { ...head, text: { written: writeHashedFileSync(path, pieces) } };
};

/** The layers of a portion, safe to walk. @throws CodedError of `readPortion` */
export const pagesOf = (portion: Portion, context: PortionContext): readonly FigmaPage[] =>
  (portion.kind === 'whole' ? wholePart(context) : partOf(portion, context)).design.pages;

/**
 * Reads a portion once and takes everything from it: layers in the words of the stack, pictures to fetch, lint, and the
 * text of the fetched layers. What it returns is all that stays in memory.
 * @throws CodedError `design-invalid`, `design-too-deep`, `design-empty`, `cancelled`, and those of the adapter
 */
export const readPortion = async (
  portion: Portion,
  context: PortionContext,
): Promise<PortionResult & { readonly whole: NormalisedDesign['design'] | null }> => {
  const { adapter, signal } = context;
  const part = portion.kind === 'whole' ? wholePart(context) : partOf(portion, context);
  const { design, renamed, visibleNodes, ids, take } = part;
  const unbound = watchUnbound(context.variables);
  const plan = await planPictures(design, adapter, { signal, take });
  const onProgress = (): void => undefined;
  const built = await buildSemanticAst({ design, plan, variables: unbound.table, adapter, signal, onProgress });
  // What is put aside after a stop would be written to a file that is closed.
  stopIfAborted(signal);
  const lint = built.screens.map((screen) => lintScreen(screen, context.framework));
  const { nodes, texts, visibleTexts } = design.counts;
  const { sections, components } = built.counts;
  return {
    screens: storeScreens(built, plan, context),
    pictures: describe(plan),
    fills: fillUsesOf(plan),
    counts: { nodes, texts, visibleNodes, visibleTexts, sections, components },
    mended: design.problems,
    found: built.findings.groups(),
    lint,
    unbound: unbound.list(),
    ids,
    renamed: [...renamed],
    pages: part.texts(unbound.table).map((page) => storePage(page, portion, context)),
    loose: take === 'screens' ? plan.walk.flat.loose : [],
    whole: portion.kind === 'whole' ? { ...design, pages: [] } : null,
  };
};
