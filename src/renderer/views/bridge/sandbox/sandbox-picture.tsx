import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxDrawing } from '#contract/canvas/sandbox';
import { DrawnLayerView } from './drawn-layer.tsx';
import { allLayers, type Region } from './picture-region.ts';
import styles from './sandbox.module.css';

/** Small things are not blown up beyond that. */
const LARGEST_SCALE = 1.5;

export interface SandboxPictureProps {
  readonly drawing: SandboxDrawing;
  /** Layers to draw a frame around. */
  readonly touched: readonly string[];
  /** The part of the page that is shown. */
  readonly region: Region;
}

/** The page of the sandbox: boxes, words and colours. Pictures and icons are stood for by boxes. */
export const SandboxPicture = ({ drawing, touched, region }: SandboxPictureProps) => {
  const { t } = useTranslation();
  const pattern = useId();
  const { layers, left } = drawing;
  const { x, y, width, height } = region;
  const framed = new Set(touched);
  const frames = allLayers(layers).filter(({ id }) => framed.has(id));
  const count = allLayers(layers).length;
  return (
    <figure className={styles.picture}>
      <svg
        role="img"
        aria-label={t('ui.sandbox.picture', { count })}
        viewBox={`${x} ${y} ${width} ${height}`}
        style={{ maxWidth: width * LARGEST_SCALE, maxHeight: height * LARGEST_SCALE }}
      >
        <pattern id={pattern} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" fill="#d4d4d4" />
          <rect width="4" height="8" fill="#bdbdbd" />
        </pattern>
        <rect x={x} y={y} width={width} height={height} fill="#f5f5f5" />
        {layers.map((layer) => (
          <DrawnLayerView key={layer.id} layer={layer} pattern={pattern} />
        ))}
        {frames.map(({ id, matrix, width: across, height: down }) => (
          <rect
            key={id}
            className={styles.frame}
            transform={`matrix(${matrix.join(' ')})`}
            width={across}
            height={down}
          />
        ))}
      </svg>
      {left > 0 ? <figcaption>{t('ui.sandbox.left', { count: left })}</figcaption> : null}
    </figure>
  );
};
