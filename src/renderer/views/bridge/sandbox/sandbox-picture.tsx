import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawnLayer, SandboxDrawing } from '#contract/canvas/sandbox';
import { DrawnLayerView } from './drawn-layer.tsx';
import styles from './sandbox.module.css';

/** Around what is drawn, in pixels of the page. */
const MARGIN = 24;
/** Small things are not blown up beyond that. */
const LARGEST_SCALE = 1.5;

const allOf = (layers: readonly DrawnLayer[]): readonly DrawnLayer[] =>
  layers.flatMap((layer) => [layer, ...allOf(layer.children ?? [])]);

export interface SandboxPictureProps {
  readonly drawing: SandboxDrawing;
  /** Layers to draw a frame around. */
  readonly touched: readonly string[];
}

/** The page of the sandbox: boxes, words and colours. Pictures and icons are stood for by boxes. */
export const SandboxPicture = ({ drawing, touched }: SandboxPictureProps) => {
  const { t } = useTranslation();
  const pattern = useId();
  const { box, layers, left } = drawing;
  const [width, height] = [box.width + 2 * MARGIN, box.height + 2 * MARGIN];
  const framed = new Set(touched);
  const frames = allOf(layers).filter(({ id }) => framed.has(id));
  const count = allOf(layers).length;
  return (
    <figure className={styles.picture}>
      <svg
        role="img"
        aria-label={t('ui.sandbox.picture', { count })}
        viewBox={`${box.x - MARGIN} ${box.y - MARGIN} ${width} ${height}`}
        style={{ maxWidth: width * LARGEST_SCALE, maxHeight: height * LARGEST_SCALE }}
      >
        <pattern id={pattern} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" fill="#d4d4d4" />
          <rect width="4" height="8" fill="#bdbdbd" />
        </pattern>
        <rect x={box.x - MARGIN} y={box.y - MARGIN} width={width} height={height} fill="#f5f5f5" />
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
