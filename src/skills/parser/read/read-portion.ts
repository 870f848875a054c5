import type { LoadedAdapter } from '#contract/adapter';
import type { FoundPages } from '#workspace/outline/outline-scanner';
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
import type { FigmaPage } from '../figma/raw-node.ts';
import { imageKey } from '../image-map/image-key.ts';
import { lintScreen } from '../lint/lint-screen.ts';
import { type BuiltAst, type BuiltScreen, buildSemanticAst } from '../semantic-ast/build-ast.ts';
import { NO_MODES, type Take } from '../semantic-ast/plan/flatten-design.ts';
import { type PicturePlan, planPictures } from '../semantic-ast/plan-pictures.ts';
import { rewriteScreenshots } from '../semantic-ast/rewrite-screenshots.ts';
import type { FetchedDesign } from '../source/design-source.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import type { BodyReader } from './body-reader.ts';
import { type Choice, chosenPages } from './choice.ts';
import { parseBody, parseLayers, parsePageHead, readLayers } from './design-parts.ts';
import { fillUsesOf } from './fill-uses.ts';
import { layersText, type PageText, patchedText } from './page-text.ts';
import type { Portion, PortionResult, ReadPicture, ReadScreen } from './portion.ts';
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

const encoder = new TextEncoder();

const textOf = ({ id, name, explicitVariableModes, children }: FigmaPage, variables: VariableTable): PageText => ({
  id,
  name,
  modes: explicitVariableModes ?? null,
  layers: encoder.encode(layersText(children, explicitVariableModes ?? NO_MODES, variables)),
});

const wholePart = ({ body, origin, choice }: PortionContext): Part => {
  const { design: all, renamed, ...found } = normaliseDesign(parseBody(body, origin), origin);
  const pages = chosenPages(all.pages, choice);
  const counted = choice.length === 0 ? { ...all.counts, ...found } : countPages(pages);
  const design = { ...all, pages, counts: { ...counted, pages: pages.length } };
  const texts = (variables: VariableTable) => pages.map((page) => textOf(page, variables));
  return { design, renamed, visibleNodes: counted.visibleNodes, ids: [], take: 'all', texts };
};

const NO_TABLES: DesignTables = { components: {}, componentSets: {}, styles: {} };

const partOf = ({ page, children, take }: Portion & { kind: 'part' }, context: PortionContext): Part => {
  const { body, origin, outline, tables } = context;
  const found = outline?.pages[page];
  if (found === undefined) throw new RangeError(`no page ${page}`);
  const bytes = readLayers(body, found, children);
  const head: Fields = parsePageHead(body, found, origin);
  const repair = createRepair();
  const mended = repairPage({ ...head, children: parseLayers(bytes, body, origin) }, repair);
  const { nodes, texts: count, visibleNodes, visibleTexts } = repair.counts;
  const problems = repair.findings.list();
  const counts = { pages: 1, nodes, texts: count, visibleTexts };
  const modes = explicitModes(head) ?? null;
  const texts = (variables: VariableTable): PageText[] => {
    if (take === 'loose') return [];
    const patched = problems.length === 0 ? patchedText(bytes, modes ?? NO_MODES, variables) : null;
    if (patched === null) return [textOf(mended, variables)];
    return [{ id: mended.id, name: mended.name, modes, layers: patched }];
  };
  const { kind, fileKey, nodeIds } = origin;
  const envelope = { kind, fileKey, nodeIds, fileName: null, version: null, lastModified: null };
  const design = { ...envelope, ...(tables ?? NO_TABLES), pages: [mended], problems, counts };
  // The page and its stand-in are in every portion of it.
  const ids = [...repair.ids].filter((id) => id !== mended.id && id !== LOOSE_PAGE);
  return { design, renamed: repair.renamed, visibleNodes, ids, take, texts };
};

const describe = (plan: PicturePlan): ReadPicture[] =>
  plan.pictures.map((picture) => {
    const { id, name, category, screen } = picture;
    return { id, name, category, screen, base: imageKey(picture) };
  });

/** Byte offsets of the markers in a text: where each begins, where it ends, and which picture it stands for. */
const marksIn = (bytes: Buffer, marker: Buffer): Int32Array => {
  const marks: number[] = [];
  for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + 1)) {
    const end = bytes.indexOf(0x22, at);
    // With the quotes around it.
    marks.push(at - 1, end + 1, Number(bytes.toString('latin1', at + marker.length, end)));
  }
  return Int32Array.from(marks);
};

const readScreen = (
  { root, picture: _picture, ...head }: BuiltScreen,
  unseen: ReadScreen['unseen'],
  marker: Buffer,
): ReadScreen => {
  const text = encoder.encode(plainTreeText(root));
  return { ...head, unseen, text, marks: marksIn(Buffer.from(text.buffer), marker) };
};

/** Puts markers where the ids of pictures are, and makes texts of the trees. */
const writeScreens = (built: BuiltAst, plan: PicturePlan, marker: string): ReadScreen[] => {
  const places = new Map(plan.pictures.map(({ id }, place) => [id, place]));
  const unseen = new Map<string, ReadScreen['unseen']>(
    plan.screens.map(({ id, node, draw }) => [
      id,
      draw.length === 0 ? 'hidden' : node === null ? 'loose-layers' : null,
    ]),
  );
  const bytes = Buffer.from(marker);
  return built.screens.map((screen) => {
    rewriteScreenshots(screen.root, (id) => `${marker}${places.get(id) ?? ''}`);
    return readScreen(screen, unseen.get(screen.id) ?? null, bytes);
  });
};

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
  const lint = built.screens.map(lintScreen);
  const { nodes, texts, visibleTexts } = design.counts;
  const { sections, components } = built.counts;
  return {
    screens: writeScreens(built, plan, context.marker),
    pictures: describe(plan),
    fills: fillUsesOf(plan),
    counts: { nodes, texts, visibleNodes, visibleTexts, sections, components },
    mended: design.problems,
    found: built.findings.groups(),
    lint,
    unbound: unbound.list(),
    ids,
    renamed: [...renamed],
    pages: part.texts(unbound.table),
    loose: take === 'screens' ? plan.walk.flat.loose : [],
    whole: portion.kind === 'whole' ? { ...design, pages: [] } : null,
  };
};
