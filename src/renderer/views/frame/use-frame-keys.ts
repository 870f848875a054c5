import { focusFilter, focusPanel, pressPrimary } from '../../keys/panel-cycle.ts';
import { type KeyHandlers, useWindowKeys } from '../../keys/use-keys.ts';
import { FLOW_TABS } from '../../store/view-state.ts';
import { useApp, useCommand, useView, useViewActions } from '../../store/window-context.tsx';
import { useOpenFolder } from '../folder-chooser/use-open-folder.ts';

const useWorkspaceKeys = (): KeyHandlers => {
  const { show, showFigma, togglePanel, showSide, openOverlay } = useViewActions();
  const isRunning = useApp((app) => app.progress.kind !== 'hidden');
  return {
    ...Object.fromEntries(FLOW_TABS.map((tab) => [tab, () => show(tab)])),
    bridge: () => showFigma('bridge'),
    sandbox: () => showFigma('sandbox'),
    navigator: () => togglePanel('navigator'),
    side: () => togglePanel('side'),
    agent: () => showSide('agent'),
    log: () => togglePanel('log'),
    snapshots: () => openOverlay({ kind: 'palette', query: '~' }),
    ...(isRunning ? { stop: () => openOverlay({ kind: 'stop' }) } : {}),
  };
};

/** What each key of the window does. Without a workspace only those that need none work. */
export const useFrameKeys = (): void => {
  const command = useCommand();
  const openFolder = useOpenFolder();
  const { openOverlay, closeOverlay } = useViewActions();
  const isPaletteOpen = useView((view) => view.overlay?.kind === 'palette');
  const hasWorkspace = useApp((app) => app.workspace !== null);
  const workspaceKeys = useWorkspaceKeys();
  useWindowKeys({
    ...(hasWorkspace ? workspaceKeys : { sample: () => void command('sample.start', {}) }),
    palette: () => (isPaletteOpen ? closeOverlay() : openOverlay({ kind: 'palette', query: '' })),
    openFolder,
    settings: () => openOverlay({ kind: 'settings' }),
    shortcuts: () => openOverlay({ kind: 'shortcuts' }),
    primary: () => pressPrimary(document),
    nextPanel: () => focusPanel(document, 1),
    previousPanel: () => focusPanel(document, -1),
    filter: () => focusFilter(document),
  });
};
