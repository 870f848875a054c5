import type { OutlineLayer, OutlinePage } from '#workspace/outline/outline-scanner';
import { createRepair, type DesignOrigin, repairPage } from '../figma/document/normalise.ts';
import { type Repair, repairBelow } from '../figma/document/repair-tree.ts';
import { explicitModes, type Fields } from '../figma/fields.ts';
import type { FigmaNode, FigmaPage } from '../figma/raw-node.ts';
import { type Modes, NO_MODES } from '../semantic-ast/plan/flatten-design.ts';
import type { VariableTable } from '../variables/variable-table.ts';
import type { BodyReader } from './body-reader.ts';
import { isRow, parseLayer, parsePageHead, readLayers } from './design-parts.ts';
import { layersText, type PageText, patchedText } from './page-text.ts';

/** Layers of a page as they lie in the file, of which some at a time are parsed. */
export interface PageLayers {
  readonly found: OutlinePage;
  readonly children: readonly number[];
  /** Good until the next portion is read. */
  readonly bytes: Buffer;
  readonly head: Fields;
  /** Without layers. */
  readonly page: FigmaPage;
  readonly modes: Modes | null;
  /** Of all layers that were parsed so far. */
  readonly repair: Repair;
  readonly body: BodyReader;
  readonly origin: DesignOrigin;
}

/** @throws CodedError `design-invalid` */
export const openPageLayers = (
  found: OutlinePage,
  children: readonly number[],
  { body, origin }: Pick<PageLayers, 'body' | 'origin'>,
): PageLayers => {
  const bytes = readLayers(body, found, children);
  const head = parsePageHead(body, found, origin);
  const repair = createRepair();
  const page = repairPage({ ...head }, repair);
  return { found, children, bytes, head, page, modes: explicitModes(head) ?? null, repair, body, origin };
};

/** The bytes of each layer. */
function* slices({ bytes, found, children }: PageLayers): Generator<readonly [place: number, own: Buffer]> {
  const first = found.top[children[0] ?? 0]?.start ?? 0;
  const stands = isRow(children);
  let at = 0;
  for (const place of children) {
    const { start, end } = found.top[place] as OutlineLayer;
    // Rows stand in the bytes as they do in the file; what was picked out stands with one comma between.
    const from = stands ? start - first : at;
    at = from + end - start + 1;
    yield [place, bytes.subarray(from, from + end - start)];
  }
}

/**
 * Some of the layers, safe to walk. One by one, since a text that is not Latin makes all that is parsed with it twice as
 * large. @throws CodedError `design-invalid`, `design-too-deep`
 */
export const mendedLayers = (layers: PageLayers, places: readonly number[]): readonly FigmaNode[] => {
  const { head, repair, body, origin } = layers;
  const wanted = new Set(places);
  const parsed: Fields[] = [];
  for (const [place, own] of slices(layers)) if (wanted.has(place)) parsed.push(parseLayer(own, body, origin));
  repairBelow(parsed, head['visible'] === false, repair);
  return parsed as unknown as readonly FigmaNode[];
};

/** Layer by layer: cut out of the file where that is enough, written anew where modes change inside. */
const cutText = (layers: PageLayers, modes: Modes, variables: VariableTable): Uint8Array => {
  const whole = patchedText(layers.bytes, modes, variables);
  if (whole !== null) return whole;
  const parts: Uint8Array[] = [];
  for (const [, own] of slices(layers)) {
    if (parts.length > 0) parts.push(Buffer.from(','));
    const written = () => layersText([parseLayer(own, layers.body, layers.origin) as FigmaNode], modes, variables);
    parts.push(patchedText(own, modes, variables) ?? Buffer.from(written()));
  }
  return Buffer.concat(parts);
};

/** The text of layers in which nothing had to be mended. */
export const pageLayersText = (layers: PageLayers, variables: VariableTable): PageText => {
  const { page, modes } = layers;
  return { id: page.id, name: page.name, modes, layers: cutText(layers, modes ?? NO_MODES, variables) };
};
