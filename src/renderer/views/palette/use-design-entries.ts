import { Frame, Layers, Smartphone, Type } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { visibleText } from '../../format/visible-text.ts';
import { useSearch } from '../../store/use-search.ts';
import { snapshotsOf, useChosenSnapshot, useSnapshot } from '../../store/use-snapshot.ts';
import { useApp, useViewActions } from '../../store/window-context.tsx';
import { snapshotTitle } from '../snapshots/snapshot-title.ts';
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

/** Layers and texts of all screens. */
export const useLayerEntries = (text: string): readonly PaletteEntry[] => {
  const { select, show } = useViewActions();
  const snapshot = useChosenSnapshot();
  const loaded = useSnapshot(snapshot);
  const found = useSearch(snapshot, text);
  if (found.kind !== 'ready' || loaded.kind !== 'ready') return [];
  const names = new Map(loaded.value.screens.map(({ id, name }) => [id, name]));
  return found.value.hits
    .filter((hit) => hit.kind === 'layer' || hit.kind === 'text')
    .slice(0, MAX_LAYERS)
    .map((hit) => ({
      id: `layer:${hit.id}`,
      label: visibleText(hit.kind === 'text' ? hit.text : hit.name),
      icon: hit.kind === 'text' ? Type : Frame,
      note: visibleText(names.get(hit.screen) ?? ''),
      run: () => {
        select({ screen: hit.screen, node: hit.id });
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
