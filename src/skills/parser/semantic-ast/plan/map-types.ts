import type { LoadedAdapter, NodeTypeContext, NodeTypeRequest } from '#contract/adapter';
import type { FigmaNode } from '../../figma/raw-node.ts';
import { arcOf, isContainer } from '../figma-types.ts';
import type { FlatDesign } from './flatten-design.ts';
import { typeContexts } from './type-context.ts';

/** Layers that differ in nothing the adapter may look at ask once. */
class Questions {
  readonly requests: NodeTypeRequest[] = [];
  readonly #places = new Map<string, number>();

  place(figmaType: string, ctx: NodeTypeContext, nodeId: string): number {
    const { wraps, hasChildren, hasImageFill, onlyVectors, scrolls } = ctx;
    const key = `${figmaType}|${ctx.layoutMode}|${wraps}|${hasChildren}|${hasImageFill}|${onlyVectors}|${scrolls}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.requests.length);
    return this.requests.push({ figmaType, ctx, nodeId }) - 1;
  }
}

/** An ellipse that is cut is no ellipse for any stack: it is drawn. */
const askedType = (node: FigmaNode): string => (arcOf(node) === undefined ? node.type : 'VECTOR');

/** What stands in when the adapter has no word: nothing that holds layers or text may be lost. */
const standIn = (node: FigmaNode): string | undefined => {
  if (isContainer(node)) return 'FRAME';
  return typeof node['characters'] === 'string' ? 'TEXT' : undefined;
};

export interface MappedTypes {
  /** The stack's word for each layer, by index. */
  readonly words: readonly string[];
  /** Layers whose type the adapter has no word for. */
  readonly unknown: ReadonlySet<number>;
}

/**
 * Asks the adapter for the words of all layers in two batches at most.
 * @throws CodedError of the adapter
 */
export const mapTypes = async (flat: FlatDesign, adapter: LoadedAdapter): Promise<MappedTypes> => {
  const contexts = typeContexts(flat);
  const first = new Questions();
  const places = flat.nodes.map((node, index) =>
    first.place(askedType(node), contexts[index] as NodeTypeContext, node.id),
  );
  const answers = await adapter.mapNodeTypes(first.requests);

  const second = new Questions();
  const unknown = new Map<number, number | undefined>();
  for (const [index, node] of flat.nodes.entries()) {
    if (answers[places[index] as number] !== undefined) continue;
    const type = standIn(node);
    unknown.set(
      index,
      type === undefined ? undefined : second.place(type, contexts[index] as NodeTypeContext, node.id),
    );
  }
  const standIns = second.requests.length === 0 ? [] : await adapter.mapNodeTypes(second.requests);
  const words = flat.nodes.map((node, index) => {
    const place = unknown.get(index);
    return answers[places[index] as number] ?? (place === undefined ? undefined : standIns[place]) ?? node.type;
  });
  return { words, unknown: new Set(unknown.keys()) };
};
