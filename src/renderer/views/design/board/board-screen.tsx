import { type CSSProperties, memo, useState } from 'react';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { visibleText } from '../../../format/visible-text.ts';
import { VisibleName } from '../parts/visible-name.tsx';
import styles from './board.module.css';
import type { PlacedScreen } from './board-layout.ts';
import { Wireframe } from './wireframe.tsx';

export interface BoardScreenProps {
  readonly view: SnapshotView;
  readonly screen: SemanticScreen;
  readonly placed: PlacedScreen;
  readonly hasName: boolean;
  readonly isChosen: boolean;
  /** Without a picture: from its layers. */
  readonly isDrawn: boolean;
  /** The zoom, rounded up to a power of two. */
  readonly detail: number;
}

/** What `encodeURIComponent` refuses: half a character. */
const HALF = /\p{Surrogate}/gu;

/** Address of a file of the snapshot; each part of the path stays a part of a path below it. */
export const pictureAddress = (base: string, path: string): string => {
  const parts = path.split('/').filter((part) => part !== '.' && part !== '..');
  return `${base}/${parts.map((part) => encodeURIComponent(part.replace(HALF, ''))).join('/')}`;
};

const Picture = ({ view, screen, detail, isDrawn, isChosen }: Omit<BoardScreenProps, 'placed' | 'hasName'>) => {
  const [isBroken, setBroken] = useState(false);
  if (screen.picture === null || isBroken) {
    return (
      <Wireframe
        snapshot={view.name}
        screen={screen}
        detail={detail}
        isDrawn={isDrawn || (isBroken && isChosen)}
        reason={isBroken ? 'not-an-image' : (screen.pictureReason ?? null)}
      />
    );
  }
  return (
    <img
      className={styles.picture}
      src={pictureAddress(view.base, screen.picture)}
      alt={visibleText(screen.name)}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setBroken(true)}
    />
  );
};

/** One screen of the board with its name above it; the name keeps its size at any zoom. */
export const BoardScreen = memo(({ view, screen, placed, hasName, isChosen, isDrawn, detail }: BoardScreenProps) => {
  const { x, y, width, height } = placed;
  return (
    <figure
      className={styles.screen}
      style={{ left: x, top: y, width, height, '--width': width } as CSSProperties}
      data-chosen={isChosen || undefined}
    >
      {hasName ? (
        <figcaption className={styles.name} data-screen-name={screen.id}>
          <VisibleName text={screen.name} />
        </figcaption>
      ) : null}
      <Picture view={view} screen={screen} detail={detail} isDrawn={isDrawn} isChosen={isChosen} />
    </figure>
  );
});
