import { PanelLeft, PanelRight, Search, Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/button/icon-button.tsx';
import { KEYS } from '../../keys/key-table.ts';
import { isPanelOpen } from '../../store/view-state.ts';
import { useApp, useView, useViewActions } from '../../store/window-context.tsx';
import { FlowTabs } from './flow-tabs.tsx';
import { RunIndicator } from './run-indicator.tsx';
import { SnapshotMenu } from './snapshot-menu.tsx';
import styles from './title-bar.module.css';
import { WorkspaceMenu } from './workspace-menu.tsx';

const Tools = () => {
  const { t } = useTranslation();
  const { togglePanel, openOverlay } = useViewActions();
  const isSideOpen = useView((view) => isPanelOpen(view, 'side'));
  const hasWorkspace = useApp((app) => app.workspace !== null);
  return (
    <div className={styles.tools}>
      <IconButton
        icon={Search}
        label={t('ui.palette.title')}
        keys={KEYS.palette.keys}
        onPress={() => openOverlay({ kind: 'palette', query: '' })}
      />
      <IconButton
        icon={PanelRight}
        label={t('ui.frame.panel.side')}
        keys={KEYS.side.keys}
        isOn={isSideOpen && hasWorkspace}
        isDisabled={!hasWorkspace}
        onPress={() => togglePanel('side')}
      />
      <IconButton
        icon={Settings}
        label={t('ui.settings.title')}
        keys={KEYS.settings.keys}
        onPress={() => openOverlay({ kind: 'settings' })}
      />
    </div>
  );
};

/** Where the navigator lies over the stage it needs a button of its own. */
const NavigatorButton = () => {
  const { t } = useTranslation();
  const { togglePanel } = useViewActions();
  const isOpen = useView((view) => isPanelOpen(view, 'navigator'));
  const hasWorkspace = useApp((app) => app.workspace !== null);
  return hasWorkspace ? (
    <IconButton
      icon={PanelLeft}
      label={t('ui.frame.panel.navigator')}
      keys={KEYS.navigator.keys}
      isOn={isOpen}
      onPress={() => togglePanel('navigator')}
    />
  ) : null;
};

/** Switchers, the flow with its states, the run, and the window's tools. */
export const TitleBar = () => {
  const width = useView((view) => view.width);
  const hasSwitcher = width !== 'compact' && width !== 'narrow';
  return (
    <header className={styles.bar} data-panel="title" tabIndex={-1}>
      <div className={styles.start}>
        {width === 'compact' ? <NavigatorButton /> : null}
        <WorkspaceMenu hasSnapshots={!hasSwitcher} />
        {hasSwitcher ? <SnapshotMenu /> : null}
      </div>
      <FlowTabs hasIcons={hasSwitcher} />
      <div className={styles.end}>
        <RunIndicator />
        <Tools />
      </div>
    </header>
  );
};
