import { Folder, FolderOpen, History, RefreshCw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuEntry, type MenuGroup } from '../../components/overlay/menu.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useApp, useCommand } from '../../store/window-context.tsx';
import { useOpenFolder } from '../folder-chooser/use-open-folder.ts';
import { useSnapshotEntries } from './snapshot-menu.tsx';
import { Switcher } from './switcher.tsx';

const MAX_RECENT = 8;

const useRecentEntries = (): MenuEntry[] => {
  const recent = useApp((app) => app.recent);
  const open = useApp((app) => app.workspace?.path ?? null);
  const command = useCommand();
  return recent
    .filter(({ path }) => path !== open)
    .slice(0, MAX_RECENT)
    .map(({ path, name }) => ({
      id: `recent:${path}`,
      label: visibleText(name),
      note: visibleText(path),
      icon: History,
      onPress: () => void command('workspace.open', { path }),
    }));
};

const useWorkspaceEntries = (): MenuEntry[] => {
  const { t } = useTranslation();
  const command = useCommand();
  const openFolder = useOpenFolder();
  const hasWorkspace = useApp((app) => app.workspace !== null);
  const open: MenuEntry = {
    id: 'open',
    label: t('ui.workspace.open'),
    icon: FolderOpen,
    keys: KEYS.openFolder.keys,
    onPress: openFolder,
  };
  if (!hasWorkspace) return [open];
  return [
    open,
    {
      id: 'refresh',
      label: t('ui.workspace.refresh'),
      icon: RefreshCw,
      onPress: () => void command('workspace.refresh', {}),
    },
    { id: 'close', label: t('ui.workspace.close'), icon: X, onPress: () => void command('workspace.close', {}) },
  ];
};

/** Which folder is open, and the others that were. In narrow windows also its snapshots. */
export const WorkspaceMenu = ({ hasSnapshots }: { readonly hasSnapshots: boolean }) => {
  const { t } = useTranslation();
  const name = useApp((app) => app.workspace?.name ?? null);
  const snapshots = useSnapshotEntries();
  const groups: MenuGroup[] = [
    { id: 'folder', entries: useWorkspaceEntries() },
    { id: 'snapshots', title: t('ui.snapshots.title'), entries: hasSnapshots ? snapshots : [] },
    { id: 'recent', title: t('ui.workspace.recent'), entries: useRecentEntries() },
  ];
  const shown = name === null ? t('ui.workspace.open') : visibleText(name);
  return (
    <Menu
      label={t('ui.workspace.menu')}
      groups={groups}
      trigger={<Switcher icon={Folder} name={shown} label={t('ui.workspace.menu-of', { name: shown })} isStrong />}
    />
  );
};
