import type { CSSProperties } from 'react';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { visibleText } from '../../../format/visible-text.ts';
import { pictureAddress } from '../../design/board/board-screen.tsx';
import { ScreenPreview } from '../../design/parts/screen-preview.tsx';
import { useKeptLayers } from '../../design/use-design.ts';
import { cropAround } from './layer-crop.ts';
import styles from './plan-inspect.module.css';
import type { SourcePlace } from './source-places.ts';

export interface SourcePictureProps {
  readonly view: SnapshotView;
  readonly place: SourcePlace & { readonly screen: string };
}

const share = (part: number, whole: number): string => `${(part / whole) * 100}%`;

/** The layer in the picture of its screen, with a box around it; a screen without a picture is drawn whole. */
export const SourcePicture = ({ view, place }: SourcePictureProps) => {
  const screen = view.screens.find(({ id }) => id === place.screen);
  const index = useKeptLayers(view.name, place.screen);
  const bounds = index?.byId.get(place.node)?.bounds;
  if (!screen) return null;
  if (screen.picture === null || !bounds) {
    return (
      <div className={styles.whole}>
        <ScreenPreview view={view} screen={place.screen} node={place.node} />
      </div>
    );
  }
  const crop = cropAround(bounds, screen);
  const frame = { aspectRatio: `${crop.width} / ${crop.height}`, '--ratio': crop.width / crop.height } as CSSProperties;
  return (
    <div className={styles.board}>
      <div className={styles.crop} style={frame}>
        <img
          src={pictureAddress(view.base, screen.picture)}
          alt={visibleText(place.name ?? screen.name)}
          style={{
            width: share(screen.width, crop.width),
            left: share(-crop.x, crop.width),
            top: share(-crop.y, crop.height),
          }}
        />
        <span
          className={styles.box}
          style={{
            left: share(bounds.x - crop.x, crop.width),
            top: share(bounds.y - crop.y, crop.height),
            width: share(bounds.width, crop.width),
            height: share(bounds.height, crop.height),
          }}
        />
      </div>
    </div>
  );
};
