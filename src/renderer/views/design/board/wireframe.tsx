import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import { visibleText } from '../../../format/visible-text.ts';
import type { Layer, LayerIndex } from '../model/layer-index.ts';
import { layerKind } from '../model/layer-kind.ts';
import { usePictureReason } from '../parts/use-picture-reason.ts';
import { useLayers } from '../use-design.ts';
import styles from './board.module.css';

export interface WireframeProps {
  readonly snapshot: string;
  readonly screen: SemanticScreen;
  /** The zoom, rounded up to a power of two. */
  readonly detail: number;
  /** False where too many would have to be read: then it is a plain box. */
  readonly isDrawn: boolean;
  /** A word of `pictureReason`; null when nobody said why. */
  readonly reason: string | null;
}

/** A canvas holds no more pixels than that on its longer side, and is worth drawing from that width on. */
const MAX_SIDE = 2_048;
const MIN_WIDTH = 40;
/** Narrower than that the reason would hide the drawing; the note of the board says it, too. */
const READABLE = 400;

const drawText = (context: CanvasRenderingContext2D, { node }: Layer): void => {
  const size = node.text?.style.size;
  const px = typeof size === 'object' ? size.value : (size ?? 12);
  const lines = Math.max(1, Math.min(40, Math.round(node.box.height / (px * 1.4))));
  const line = node.box.height / lines;
  const bar = Math.min(line * 0.55, px * 0.6);
  for (let at = 0; at < lines; at += 1) {
    const width = at === lines - 1 && lines > 1 ? node.box.width * 0.6 : node.box.width;
    context.fillRect(0, at * line + (line - bar) / 2, width, bar);
  }
};

const drawCross = (context: CanvasRenderingContext2D, { width, height }: { width: number; height: number }): void => {
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(width, height);
  context.moveTo(width, 0);
  context.lineTo(0, height);
  context.stroke();
};

const drawLayer = (context: CanvasRenderingContext2D, layer: Layer): void => {
  const { node } = layer;
  const { width, height } = node.box;
  const kind = layerKind(node);
  if (kind === 'text') {
    drawText(context, layer);
    return;
  }
  context.strokeRect(0, 0, width, height);
  if (node.screenshot !== undefined || kind === 'image') drawCross(context, node.box);
};

/** The colours come from the theme through the element's own style. */
const drawAll = (canvas: HTMLCanvasElement, index: LayerIndex, scale: number): void => {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.strokeStyle = style.color;
  context.fillStyle = style.borderTopColor;
  context.lineWidth = 1 / scale;
  // Many lines on little room would make a dark patch.
  context.globalAlpha = scale < 0.5 ? 0.45 : 0.7;
  // Nothing of a part of a picture, hidden or smaller than a pixel is drawn.
  for (const layer of index.layers) {
    if (layer.isHidden || layer.depth === 0 || layer.clip === null || layer.bounds.width * scale < 1) continue;
    const [a, b, c, d, e, f] = layer.matrix;
    context.setTransform(a * scale, b * scale, c * scale, d * scale, e * scale, f * scale);
    drawLayer(context, layer);
  }
};

const scaleFor = ({ width, height }: SemanticScreen, detail: number): number =>
  Math.min(detail * Math.min(2, devicePixelRatio || 1), MAX_SIDE / Math.max(1, width, height));

/** A screen without a picture, drawn from the boxes of its layers, and why there is none. */
export const Wireframe = ({ snapshot, screen, detail, isDrawn, reason }: WireframeProps) => {
  const { t } = useTranslation();
  const why = usePictureReason()(reason);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isWorthwhile = isDrawn && screen.width * detail >= MIN_WIDTH;
  const index = useLayers(snapshot, isWorthwhile ? screen.id : null);
  const scale = scaleFor(screen, detail);
  useEffect(() => {
    if (canvas.current && index) drawAll(canvas.current, index, scale);
  }, [index, scale]);
  return (
    <div className={styles.wireframe}>
      {index ? (
        <canvas
          ref={canvas}
          className={styles.lines}
          width={Math.max(1, Math.round(screen.width * scale))}
          height={Math.max(1, Math.round(screen.height * scale))}
          aria-label={visibleText(screen.name)}
          role="img"
        />
      ) : null}
      {screen.width * detail >= READABLE ? <p className={styles.why}>{t('ui.design.no-picture', { why })}</p> : null}
    </div>
  );
};
