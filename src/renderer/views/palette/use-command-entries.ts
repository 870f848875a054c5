import {
  Columns2,
  Diff,
  Download,
  FlaskConical,
  FolderOpen,
  Frame,
  Gauge,
  Keyboard,
  ListChecks,
  type LucideIcon,
  Moon,
  PanelLeft,
  PanelRight,
  PencilLine,
  Play,
  Plug,
  RefreshCw,
  Settings,
  Sparkles,
  Square,
  SquareTerminal,
  Sun,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { KEYS, type KeyName } from '../../keys/key-table.ts';
import { FLOW_TABS, type FlowTab } from '../../store/view-state.ts';
import { useApp, useCommand, useViewActions } from '../../store/window-context.tsx';
import { useOpenFolder } from '../folder-chooser/use-open-folder.ts';
import { useCallModify } from '../plan/use-answer.ts';
import { useMeasure } from '../preview/use-measure.ts';
import type { PaletteEntry } from './palette-entry.ts';

const FLOW_ICONS: Readonly<Record<FlowTab, LucideIcon>> = {
  import: Download,
  design: Frame,
  plan: ListChecks,
  changes: Diff,
  preview: Columns2,
};

type Entry = readonly [name: string, icon: LucideIcon, run: () => void, key?: KeyName];

/** Modify stands beside the list. */
const modify = (show: (tab: FlowTab) => void, callModify: () => void): void => {
  show('plan');
  callModify();
};

/** The figures stand on the Preview tab. */
const measureAt = (show: (tab: FlowTab) => void, measure: () => void): void => {
  show('preview');
  measure();
};

const useWorkspaceCommands = (): Entry[] => {
  const { show, showFigma, togglePanel, showSide, openOverlay } = useViewActions();
  const command = useCommand();
  const callModify = useCallModify();
  const { measure, hindrance } = useMeasure();
  const hasCode = useApp(({ workspace }) => workspace?.runs.some(({ written }) => written.length > 0) === true);
  const waits = useApp((app) => app.gate !== null);
  const isRunning = useApp((app) => app.progress.kind !== 'hidden');
  return [
    ...FLOW_TABS.map((tab): Entry => [tab, FLOW_ICONS[tab], () => show(tab), tab]),
    ['bridge', Plug, () => showFigma('bridge'), 'bridge'],
    ['sandbox', FlaskConical, () => showFigma('sandbox'), 'sandbox'],
    ['navigator', PanelLeft, () => togglePanel('navigator'), 'navigator'],
    ['side', PanelRight, () => togglePanel('side'), 'side'],
    ['agent', Sparkles, () => showSide('agent'), 'agent'],
    ['log', SquareTerminal, () => togglePanel('log'), 'log'],
    ['refresh', RefreshCw, () => void command('workspace.refresh', {})],
    ...(waits ? [['modify', PencilLine, () => modify(show, callModify), 'modify'] as Entry] : []),
    ...(hasCode && hindrance === null ? [['measure', Gauge, () => measureAt(show, measure), 'measure'] as Entry] : []),
    ...(isRunning ? [['stop', Square, () => openOverlay({ kind: 'stop' }), 'stop'] as Entry] : []),
  ];
};

/** Every command of the window. Approving is not among them, and never is. */
export const useCommandEntries = (): readonly PaletteEntry[] => {
  const { t } = useTranslation();
  const command = useCommand();
  const openFolder = useOpenFolder();
  const { openOverlay } = useViewActions();
  const hasWorkspace = useApp((app) => app.workspace !== null);
  const theme = useApp((app) => app.settings.theme);
  const workspace = useWorkspaceCommands();
  const next = theme === 'dark' ? 'light' : 'dark';
  const entries: Entry[] = [
    ...(hasWorkspace ? workspace : [['sample', Play, () => void command('sample.start', {}), 'sample'] as Entry]),
    ['openFolder', FolderOpen, openFolder, 'openFolder'],
    [`theme-${next}`, next === 'dark' ? Moon : Sun, () => void command('settings.update', { theme: next })],
    ['settings', Settings, () => openOverlay({ kind: 'settings' }), 'settings'],
    ['shortcuts', Keyboard, () => openOverlay({ kind: 'shortcuts' }), 'shortcuts'],
  ];
  return entries.map(([name, icon, run, key]) => ({
    id: `command:${name}`,
    label: t(`ui.shortcuts.${name}`),
    icon,
    keys: key ? KEYS[key].keys : undefined,
    run,
  }));
};
