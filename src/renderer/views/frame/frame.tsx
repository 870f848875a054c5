import { useApp, useView } from '../../store/window-context.tsx';
import { FirstRun } from '../first-run/first-run.tsx';
import { LogPanel, NavigatorPanel, SidePanel } from '../panels/panels.tsx';
import { StatusBar } from '../status-bar/status-bar.tsx';
import { RunAnnouncer } from '../steps/run-announcer.tsx';
import { TitleBar } from '../title-bar/title-bar.tsx';
import { DropFolder } from './drop-folder.tsx';
import styles from './frame.module.css';
import { Notice } from './notice.tsx';
import { Overlays } from './overlays.tsx';
import { Stage } from './stage.tsx';
import { useFollowOutcome } from './use-follow-outcome.ts';
import { useFrameKeys } from './use-frame-keys.ts';
import { useTitle } from './use-title.ts';
import { useWidth } from './use-width.ts';

const Workspace = () => (
  <div className={styles.body}>
    <NavigatorPanel />
    <div className={styles.right}>
      <div className={styles.upper}>
        <main className={styles.stage} data-panel="stage" tabIndex={-1}>
          <Stage />
          <Notice />
        </main>
        <SidePanel />
      </div>
      <LogPanel />
    </div>
  </div>
);

/** Title bar, panels around the stage, status bar. Their places do not change when a run starts, ends or fails. */
export const Frame = () => {
  useTitle();
  useWidth();
  useFrameKeys();
  useFollowOutcome();
  const hasWorkspace = useApp((app) => app.workspace !== null);
  const width = useView((view) => view.width);
  return (
    <DropFolder>
      <div className={styles.frame} data-width={width}>
        <TitleBar />
        {hasWorkspace ? (
          <Workspace />
        ) : (
          <main className={styles.stage} data-panel="stage" tabIndex={-1}>
            <FirstRun />
            <Notice />
          </main>
        )}
        <StatusBar />
      </div>
      <RunAnnouncer />
      <Overlays />
    </DropFolder>
  );
};
