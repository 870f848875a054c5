import { foldText } from '#contract/design/fold-text';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotHit, SnapshotHits } from '#contract/design/snapshot-view';
import type { DesignVariable } from '#contract/snapshot';
import { createPace, type Pace } from '#workspace/files/pace';
import type { Survey, SurveyedLayer } from './surveys.ts';

/** More than that is not read; the query is narrowed instead. */
const MAX_HITS = 300;
const TEXT_SHOWN = 160;

export interface Searched {
  readonly screens: readonly SemanticScreen[];
  readonly variables: readonly DesignVariable[];
  readonly survey: Survey;
}

/** Keeps the first hits and counts all. */
class HitBook {
  readonly hits: SnapshotHit[] = [];
  count = 0;

  add(hit: SnapshotHit): void {
    this.count += 1;
    if (this.hits.length < MAX_HITS) this.hits.push(hit);
  }
}

// The name of a text layer usually is its text: then it is one hit, not two.
const layerHit = (layer: SurveyedLayer, wanted: string): SnapshotHit | null => {
  const { screen, id, name, figmaType, text } = layer;
  const address = { screen, id, name, figmaType };
  if (text !== null && layer.foldedText?.includes(wanted))
    return { kind: 'text', ...address, text: text.slice(0, TEXT_SHOWN) };
  return !layer.isRoot && layer.foldedName.includes(wanted) ? { kind: 'layer', ...address } : null;
};

const addTokens = async (variables: readonly DesignVariable[], wanted: string, book: HitBook, pace: Pace) => {
  const seen = new Set<string>();
  for (const { id, name, collection } of variables) {
    if (pace.isDue()) await pace.rest();
    if (seen.has(id)) continue;
    seen.add(id);
    if (foldText(`${collection}/${name}`).includes(wanted)) book.add({ kind: 'token', id, name, collection });
  }
};

/**
 * Screens, tokens, layers and texts that hold the query. An empty query finds nothing.
 * @throws CodedError `cancelled`
 */
export const searchSurvey = async (searched: Searched, query: string, signal: AbortSignal): Promise<SnapshotHits> => {
  const wanted = foldText(query.trim());
  const book = new HitBook();
  const pace = createPace(signal);
  if (wanted === '') return { hits: [], more: 0 };
  for (const { id, name, page } of searched.screens) {
    if (foldText(name).includes(wanted)) book.add({ kind: 'screen', screen: id, name, page });
    if (pace.isDue()) await pace.rest();
  }
  await addTokens(searched.variables, wanted, book, pace);
  for (const layer of searched.survey.layers) {
    const hit = layerHit(layer, wanted);
    if (hit !== null) book.add(hit);
    if (pace.isDue()) await pace.rest();
  }
  return { hits: book.hits, more: book.count - book.hits.length };
};
