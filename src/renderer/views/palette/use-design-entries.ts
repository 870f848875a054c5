import { Frame, Layers, Smartphone, Type } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { visibleText } from '../../format/visible-text.ts';
import { snapshotsOf, useChosenSnapshot, useScreenRoot, useSnapshot } from '../../store/use-snapshot.ts';
import { useApp, useView, useViewActions } from '../../store/window-context.tsx';
import { snapshotTitle } from '../snapshots/snapshot-title.ts';
import { findLayers } from './find-layers.ts';
import type { PaletteEntry } from './palette-entry.ts';

const MAX_LAYERS = 40;

/** Screens of the snapshot that is looked at. */
export const useScreenEntries = (): readonly PaletteEntry[] => {
  const { t } = useTranslation();
  const format = useFormat();
  const { select, show } = useViewActions();
  const loaded = useSnapshot(useChosenSnapshot());
  if (loaded.kind !== 'ready') return [];
  return loaded.value.screens.map((screen) => ({
    id: `screen:${screen.id}`,
    label: visibleText(screen.name),
    icon: Smartphone,
    note: t('ui.count.layers', { count: screen.nodes, shown: format.count(screen.nodes) }),
    run: () => {
      select({ screen: screen.id, node: null });
      show('design');
    },
  }));
};

/** Layers of the screen that is selected, else of the first one. */
export const useLayerEntries = (text: string): readonly PaletteEntry[] => {
  const { select, show } = useViewActions();
  const snapshot = useChosenSnapshot();
  const loaded = useSnapshot(snapshot);
  const selected = useView((view) => view.selection.screen);
  const screen = selected ?? (loaded.kind === 'ready' ? (loaded.value.screens[0]?.id ?? null) : null);
  const root = useScreenRoot(snapshot, screen);
  if (root.kind !== 'ready' || screen === null || text === '') return [];
  return findLayers(root.value, text, MAX_LAYERS).map((layer) => ({
    id: `layer:${layer.id}`,
    label: visibleText(layer.name),
    icon: layer.figmaType === 'TEXT' ? Type : Frame,
    note: layer.path.map(visibleText).join(' / '),
    run: () => {
      select({ screen, node: layer.id });
      show('design');
    },
  }));
};

/** Every snapshot of the workspace. */
export const useSnapshotEntries = (): readonly PaletteEntry[] => {
  const format = useFormat();
  const snapshots = useApp(snapshotsOf);
  const { chooseSnapshot, show } = useViewActions();
  return snapshots.map((snapshot) => ({
    id: `snapshot:${snapshot.name}`,
    label: visibleText(snapshotTitle(snapshot)),
    icon: Layers,
    note: format.day(Date.parse(snapshot.createdAt), Date.now()),
    run: () => {
      chooseSnapshot(snapshot.name);
      show('design');
    },
  }));
};
