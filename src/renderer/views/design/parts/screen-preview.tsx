import type { SnapshotView } from '#contract/design/snapshot-view';
import { visibleText } from '../../../format/visible-text.ts';
import { pictureAddress } from '../board/board-screen.tsx';
import { Wireframe } from '../board/wireframe.tsx';
import { useKeptLayers } from '../use-design.ts';
import styles from './screen-preview.module.css';

export interface ScreenPreviewProps {
  readonly view: SnapshotView;
  readonly screen: string;
  /** The layer that gets a box. */
  readonly node: string | null;
}

/** A wireframe is drawn about as large as a screen of a phone. */
const DETAIL = 1;

/** A whole screen with a box around one layer. */
export const ScreenPreview = ({ view, screen: id, node }: ScreenPreviewProps) => {
  const screen = view.screens.find((one) => one.id === id);
  const index = useKeptLayers(view.name, screen?.id ?? null);
  if (screen === undefined) return null;
  const { width, height, picture } = screen;
  const bounds = node === null ? undefined : index?.byId.get(node)?.bounds;
  return (
    <div className={styles.place}>
      <div
        className={styles.frame}
        style={{
          aspectRatio: `${width} / ${height}`,
          width: `min(100cqw, calc(100cqh * ${width / Math.max(1, height)}))`,
        }}
      >
        {picture === null ? (
          <Wireframe
            snapshot={view.name}
            screen={screen}
            detail={DETAIL}
            isDrawn
            reason={screen.pictureReason ?? null}
          />
        ) : (
          <img className={styles.picture} src={pictureAddress(view.base, picture)} alt={visibleText(screen.name)} />
        )}
        {bounds ? (
          <svg className={styles.glass} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
            <rect className={styles.box} {...bounds} vectorEffect="non-scaling-stroke" />
          </svg>
        ) : null}
      </div>
    </div>
  );
};
