import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Splitter } from '../../components/layout/splitter.tsx';
import { clampSize, PANEL_BOUNDS } from '../../store/layout-keeper.ts';
import { isPanelOpen, liesOverStage, type PanelName } from '../../store/view-state.ts';
import { useView, useViewActions } from '../../store/window-context.tsx';
import { LogDrawer } from '../log/log-drawer.tsx';
import { Navigator } from './navigator.tsx';
import { USUAL_SIZES } from './panel-sizes.ts';
import styles from './panels.module.css';
import { Side } from './side.tsx';

const usePanel = (panel: PanelName) => {
  const isOpen = useView((view) => isPanelOpen(view, panel));
  const isOver = useView((view) => liesOverStage(view.width, panel));
  const size = useView((view) => view.sizes[panel] ?? USUAL_SIZES[view.width][panel]);
  return { isOpen, isOver, size };
};

interface EdgeProps {
  readonly panel: PanelName;
  readonly size: number;
  readonly side: 1 | -1;
}

const Edge = ({ panel, size, side }: EdgeProps) => {
  const { t } = useTranslation();
  const { resize } = useViewActions();
  return (
    <Splitter
      label={t(`ui.frame.resize.${panel}`)}
      orientation={panel === 'log' ? 'horizontal' : 'vertical'}
      size={size}
      bounds={PANEL_BOUNDS[panel]}
      side={side}
      onResize={(next) => resize(panel, clampSize(panel, next))}
      onReset={() => resize(panel, null)}
    />
  );
};

interface OverProps {
  readonly panel: PanelName;
  readonly from: 'start' | 'end';
  readonly children: ReactNode;
}

/** Where there is no room beside the stage: the panel lies over it, until Escape or a press beside it. */
const Over = ({ panel, from, children }: OverProps) => {
  const { t } = useTranslation();
  const { setPanel } = useViewActions();
  const size = useView((view) => USUAL_SIZES[view.width][panel]);
  return (
    <>
      {/* A press beside the panel closes it; Escape does the same. */}
      <div className={styles.shade} onPointerDown={() => setPanel(panel, false)} />
      <aside
        className={`${styles.panel} ${styles.over}`}
        data-from={from}
        data-panel={panel}
        aria-label={t(`ui.frame.panel.${panel}`)}
        tabIndex={-1}
        style={{ width: size }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setPanel(panel, false);
        }}
      >
        {children}
      </aside>
    </>
  );
};

export const NavigatorPanel = () => {
  const { t } = useTranslation();
  const { isOpen, isOver, size } = usePanel('navigator');
  if (!isOpen) return null;
  if (isOver) {
    return (
      <Over panel="navigator" from="start">
        <Navigator />
      </Over>
    );
  }
  return (
    <>
      <nav
        className={styles.panel}
        data-panel="navigator"
        aria-label={t('ui.frame.panel.navigator')}
        tabIndex={-1}
        style={{ width: size }}
      >
        <Navigator />
      </nav>
      <Edge panel="navigator" size={size} side={1} />
    </>
  );
};

export const SidePanel = () => {
  const { t } = useTranslation();
  const { isOpen, isOver, size } = usePanel('side');
  if (!isOpen) return null;
  if (isOver) {
    return (
      <Over panel="side" from="end">
        <Side />
      </Over>
    );
  }
  return (
    <>
      <Edge panel="side" size={size} side={-1} />
      <aside
        className={styles.panel}
        data-panel="side"
        aria-label={t('ui.frame.panel.side')}
        tabIndex={-1}
        style={{ width: size }}
      >
        <Side />
      </aside>
    </>
  );
};

export const LogPanel = () => {
  const { t } = useTranslation();
  const { isOpen, size } = usePanel('log');
  if (!isOpen) return null;
  return (
    <>
      <Edge panel="log" size={size} side={-1} />
      <section
        className={styles.panel}
        data-panel="log"
        aria-label={t('ui.frame.panel.log')}
        tabIndex={-1}
        style={{ height: size }}
      >
        <LogDrawer />
      </section>
    </>
  );
};
