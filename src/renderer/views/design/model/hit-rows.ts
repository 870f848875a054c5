import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotHit } from '#contract/design/snapshot-view';

export type HitRow =
  /** Screens and tokens each have a heading of their own, layers and texts that of their screen. */
  | { readonly kind: 'heading'; readonly of: 'screen' | 'token'; readonly count: number }
  | { readonly kind: 'screen-heading'; readonly screen: string; readonly name: string; readonly count: number }
  | { readonly kind: 'hit'; readonly hit: SnapshotHit };

const hitRow = (hit: SnapshotHit): HitRow => ({ kind: 'hit', hit });

const group = (of: 'screen' | 'token', hits: readonly SnapshotHit[]): HitRow[] =>
  hits.length === 0 ? [] : [{ kind: 'heading', of, count: hits.length }, ...hits.map(hitRow)];

/** What was found, as a list with headings: screens, tokens, then what lies in each screen. */
export const hitRows = (hits: readonly SnapshotHit[], screens: readonly SemanticScreen[]): readonly HitRow[] => {
  const names = new Map(screens.map(({ id, name }) => [id, name]));
  const layers = hits.filter((hit) => hit.kind === 'layer' || hit.kind === 'text');
  const byScreen = Map.groupBy(layers, ({ screen }) => screen);
  return [
    ...group(
      'screen',
      hits.filter(({ kind }) => kind === 'screen'),
    ),
    ...group(
      'token',
      hits.filter(({ kind }) => kind === 'token'),
    ),
    ...[...byScreen].flatMap(([screen, own]): HitRow[] => [
      { kind: 'screen-heading', screen, name: names.get(screen) ?? screen, count: own.length },
      ...own.map(hitRow),
    ]),
  ];
};

export const hitKey = (row: HitRow): string => {
  switch (row.kind) {
    case 'heading':
      return `heading ${row.of}`;
    case 'screen-heading':
      return `heading of ${row.screen}`;
    case 'hit':
      if (row.hit.kind === 'screen') return `screen ${row.hit.screen}`;
      return row.hit.kind === 'token' ? `token ${row.hit.id}` : row.hit.id;
  }
};

/** Null for headings, which are not chosen. */
export const hitName = (row: HitRow): string | null => {
  if (row.kind !== 'hit') return null;
  return row.hit.kind === 'text' ? row.hit.text : row.hit.name;
};
