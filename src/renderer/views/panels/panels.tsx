import { type ReactNode, useEffect, useRef } from 'react';
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

/** The focus goes into a panel that lies over the stage, and back to where it was when the panel goes. */
const useFocusInside = () => {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return panel;
};

/** Where there is no room beside the stage: the panel lies over it, until Escape or a press beside it. */
const Over = ({ panel, from, children }: OverProps) => {
  const { t } = useTranslation();
  const { setPanel } = useViewActions();
  const size = useView((view) => USUAL_SIZES[view.width][panel]);
  const place = useFocusInside();
  return (
    <>
      {/* A press beside the panel closes it; Escape does the same. */}
      <div className={styles.shade} onPointerDown={() => setPanel(panel, false)} />
      <aside
        ref={place}
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
        <div className={styles.content}>{children}</div>
      </aside>
    </>
  );
};

interface DockedProps {
  readonly panel: PanelName;
  readonly as: 'nav' | 'aside' | 'section';
  readonly side: 1 | -1;
  readonly children: ReactNode;
}

/** Beside the stage, with the line that sizes it. */
const Docked = ({ panel, as: Element, side, children }: DockedProps) => {
  const { t } = useTranslation();
  const { size } = usePanel(panel);
  return (
    <Element
      className={`${styles.panel} ${styles.docked}`}
      data-panel={panel}
      aria-label={t(`ui.frame.panel.${panel}`)}
      tabIndex={-1}
      style={panel === 'log' ? { height: size } : { width: size }}
    >
      <div className={styles.content}>{children}</div>
      <Edge panel={panel} size={size} side={side} />
    </Element>
  );
};

export const NavigatorPanel = () => {
  const { isOpen, isOver } = usePanel('navigator');
  if (!isOpen) return null;
  return isOver ? (
    <Over panel="navigator" from="start">
      <Navigator />
    </Over>
  ) : (
    <Docked panel="navigator" as="nav" side={1}>
      <Navigator />
    </Docked>
  );
};

export const SidePanel = () => {
  const { isOpen, isOver } = usePanel('side');
  if (!isOpen) return null;
  return isOver ? (
    <Over panel="side" from="end">
      <Side />
    </Over>
  ) : (
    <Docked panel="side" as="aside" side={-1}>
      <Side />
    </Docked>
  );
};

export const LogPanel = () => {
  const { isOpen } = usePanel('log');
  return isOpen ? (
    <Docked panel="log" as="section" side={-1}>
      <LogDrawer />
    </Docked>
  ) : null;
};
