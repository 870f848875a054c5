import { useEffect, useState } from 'react';
import type { FileOrigin } from '#contract/code-gen/project-view';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { Loaded } from '../../../store/snapshot-store.ts';
import { useSnapshot } from '../../../store/use-snapshot.ts';
import type { Layer } from '../../design/model/layer-index.ts';
import { readyValue, useKeptLayers } from '../../design/use-design.ts';

export interface SourceLayer {
  readonly view: SnapshotView;
  readonly screen: SemanticScreen;
  /** Null: it is in none of the screens of the file, as after it was deleted from the design. */
  readonly layer: Layer | null;
}

/**
 * The layer that made some lines, in the snapshot it was made of. Screens of the file are looked through one after the
 * other, since a shared component may belong to several.
 */
export const useSourceLayer = (origin: FileOrigin, node: string | null): Loaded<SourceLayer> => {
  const snapshot = useSnapshot(origin.snapshot);
  const view = readyValue(snapshot);
  const key = `${origin.snapshot} ${origin.screens.join(' ')} ${node}`;
  const [looked, setLooked] = useState({ key, at: 0 });
  const at = looked.key === key ? looked.at : 0;
  const screens = view ? origin.screens.flatMap((id) => view.screens.find((one) => one.id === id) ?? []) : [];
  const screen = screens[at] ?? null;
  const index = useKeptLayers(view?.name ?? null, screen?.id ?? null);
  const layer = node === null ? (index?.layers[0] ?? null) : (index?.byId.get(node) ?? null);
  const hasMore = at + 1 < screens.length;
  useEffect(() => {
    if (index !== null && layer === null && hasMore) setLooked({ key, at: at + 1 });
  }, [index, layer, hasMore, key, at]);
  if (snapshot.kind === 'failed') return snapshot;
  if (view === null) return { kind: 'loading' };
  if (screen === null) return { kind: 'none' };
  if (index === null || (layer === null && hasMore)) return { kind: 'loading' };
  return { kind: 'ready', value: { view, screen, layer } };
};
