import { useApp, useView } from '../../store/window-context.tsx';
import { ChangesNavigator } from '../changes/changes-navigator.tsx';
import { DesignNavigator } from '../design/design-navigator.tsx';
import { ImportNavigator } from '../import/import-navigator.tsx';
import { PlanNavigator } from '../plan/plan-navigator.tsx';
import { PreviewNavigator } from '../preview/preview-navigator.tsx';
import { ChangedOutside } from '../snapshots/changed-outside.tsx';
import { SnapshotList } from '../snapshots/snapshot-list.tsx';
import styles from './navigator.module.css';

/** Left of the stage: choose. What it lists goes with the tab. */
export const Navigator = () => {
  const workspace = useApp((app) => app.workspace);
  const tab = useView((view) => view.tab);
  const hasSnapshots = workspace !== null && workspace.snapshots.length > 0;
  if (!workspace) return null;
  return (
    <div className={styles.navigator}>
      <ChangedOutside />
      {tab === 'import' ? <ImportNavigator workspace={workspace} /> : null}
      {tab === 'design' ? hasSnapshots ? <DesignNavigator /> : <SnapshotList /> : null}
      {tab === 'preview' ? hasSnapshots ? <PreviewNavigator /> : <SnapshotList /> : null}
      {tab === 'plan' ? <PlanNavigator /> : null}
      {tab === 'changes' ? <ChangesNavigator /> : null}
    </div>
  );
};
