import type { SemanticScreen } from '#contract/design/semantic-ast';
import { foldText } from '#contract/fold-text';
import type { DesignVariable } from '#contract/snapshot';
import type { Layer, LayerIndex } from './layer-index.ts';

/** More than that is not read; the query is narrowed instead. */
export const MAX_HITS = 200;

export type Hit =
  | { readonly kind: 'screen'; readonly screen: SemanticScreen }
  | { readonly kind: 'layer'; readonly screen: SemanticScreen; readonly layer: Layer }
  | { readonly kind: 'text'; readonly screen: SemanticScreen; readonly layer: Layer }
  | { readonly kind: 'token'; readonly name: string; readonly collection: string };

export interface SearchSource {
  readonly screens: readonly SemanticScreen[];
  /** The screens whose layers are here. */
  readonly indexes: ReadonlyMap<string, LayerIndex>;
  readonly variables: readonly DesignVariable[];
}

const layerHits = (screen: SemanticScreen, index: LayerIndex, wanted: string): Hit[] =>
  index.layers.flatMap((layer): Hit[] => {
    // The name of a text layer usually is its text: then it is one hit, not two.
    if (layer.node.text && foldText(layer.node.text.characters).includes(wanted))
      return [{ kind: 'text', screen, layer }];
    return layer.depth > 0 && foldText(layer.node.name).includes(wanted) ? [{ kind: 'layer', screen, layer }] : [];
  });

const tokenHits = (variables: readonly DesignVariable[], wanted: string): Hit[] => {
  const seen = new Set<string>();
  const hits: Hit[] = [];
  for (const { id, name, collection } of variables) {
    if (seen.has(id) || !foldText(`${collection}/${name}`).includes(wanted)) continue;
    seen.add(id);
    hits.push({ kind: 'token', name, collection });
  }
  return hits;
};

const ORDER = { screen: 0, layer: 1, text: 2, token: 3 } as const;

/** Screens, layers, texts and tokens that hold the query, in that order. An empty query finds nothing. */
export const searchDesign = (
  source: SearchSource,
  query: string,
): { readonly hits: readonly Hit[]; readonly more: number } => {
  const wanted = foldText(query.trim());
  if (wanted === '') return { hits: [], more: 0 };
  const screens = source.screens
    .filter(({ name }) => foldText(name).includes(wanted))
    .map((screen): Hit => ({ kind: 'screen', screen }));
  const layers = source.screens.flatMap((screen) => {
    const index = source.indexes.get(screen.id);
    return index ? layerHits(screen, index, wanted) : [];
  });
  const all = [...screens, ...layers, ...tokenHits(source.variables, wanted)];
  const hits = all.sort((a, b) => ORDER[a.kind] - ORDER[b.kind]).slice(0, MAX_HITS);
  return { hits, more: all.length - hits.length };
};
