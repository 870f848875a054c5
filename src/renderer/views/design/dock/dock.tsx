import type { SnapshotView } from '#contract/design/snapshot-view';
import type { KnownLayers } from '../use-design.ts';
import styles from './dock.module.css';
import { ImageGroups } from './image-groups.tsx';
import { LintList } from './lint-list.tsx';

export interface DockProps {
  readonly view: SnapshotView;
  readonly known: KnownLayers;
  /** Opens the page with all findings. */
  onLint(): void;
}

/** Below the board: which pictures there are, and what the check found. */
export const Dock = ({ view, known, onLint }: DockProps) => (
  <div className={styles.dock}>
    <ImageGroups view={view} known={known} />
    <LintList view={view} onOpen={onLint} />
  </div>
);

/** The room of the dock while its lists are not made yet, so that nothing moves when they come. */
export const DockPlace = () => <div className={styles.dock} aria-hidden />;
