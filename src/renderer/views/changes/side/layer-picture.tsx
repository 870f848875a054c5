import { visibleText } from '../../../format/visible-text.ts';
import { pictureAddress } from '../../design/board/board-screen.tsx';
import type { Rect } from '../../design/model/geometry.ts';
import { ScreenPreview } from '../../design/parts/screen-preview.tsx';
import styles from './side.module.css';
import type { SourceLayer } from './use-source-layer.ts';

/** Around the layer stays some of the screen, so that one sees where it is. Share of the layer, and at least pixels. */
const AROUND = { share: 0.12, least: 16 };

const around = ({ x, y, width, height }: Rect): Rect => {
  const margin = Math.max(AROUND.least, Math.max(width, height) * AROUND.share);
  return { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
};

/** A layer as the design shows it, cut out of its screen, with a box around it. */
export const LayerPicture = ({ view, screen, layer }: SourceLayer) => {
  if (screen.picture === null || layer === null) {
    return (
      <div className={styles.picture}>
        <ScreenPreview view={view} screen={screen.id} node={layer?.node.id ?? null} />
      </div>
    );
  }
  const cut = around(layer.bounds);
  const { x, y, width, height } = layer.bounds;
  return (
    <svg
      className={styles.picture}
      viewBox={`${cut.x} ${cut.y} ${cut.width} ${cut.height}`}
      role="img"
      aria-label={visibleText(layer.node.name)}
    >
      <image
        href={pictureAddress(view.base, screen.picture)}
        width={screen.width}
        height={screen.height}
        preserveAspectRatio="none"
      />
      <rect className={styles.box} x={x} y={y} width={width} height={height} vectorEffect="non-scaling-stroke" />
    </svg>
  );
};
