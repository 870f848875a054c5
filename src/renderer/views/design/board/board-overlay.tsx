import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { type Distance, distances, formatPixels } from '../model/distances.ts';
import { applyTo, type Matrix, multiply, type Rect } from '../model/geometry.ts';
import type { Layer } from '../model/layer-index.ts';
import styles from './board.module.css';
import type { PlacedScreen } from './board-layout.ts';
import type { BoardStore } from './board-store.ts';
import { type Camera, rectToScreen, toScreen } from './camera.ts';
import type { InputState } from './use-board-input.ts';
import type { BoardSelection } from './use-board-selection.ts';

export interface BoardOverlayProps {
  readonly store: BoardStore;
  readonly selection: BoardSelection;
  readonly input: StoreApi<InputState>;
}

/** Corners of a layer on the glass, also when it is turned. */
const outline = (camera: Camera, screen: PlacedScreen, layer: Layer): string => {
  const matrix: Matrix = multiply([1, 0, 0, 1, screen.x, screen.y], layer.matrix);
  const { width, height } = layer.node.box;
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]
    .map(([x, y]) => toScreen(camera, applyTo(matrix, { x: x ?? 0, y: y ?? 0 })))
    .map(({ x, y }) => `${x},${y}`)
    .join(' ');
};

const boundsOn = (screen: PlacedScreen, { bounds }: Layer): Rect => ({
  ...bounds,
  x: bounds.x + screen.x,
  y: bounds.y + screen.y,
});

interface TagProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly place: 'below' | 'right' | 'centre';
}

const Tag = ({ x, y, text, place }: TagProps) => (
  <span className={styles.tag} data-place={place} style={{ transform: `translate(${x}px, ${y}px)` }}>
    <span>{text}</span>
  </span>
);

const DistanceLine = ({ line }: { readonly line: Distance }) => (
  <line className={styles.measure} x1={line.x1} y1={line.y1} x2={line.x2} y2={line.y2} />
);

const onGlass = (camera: Camera, line: Distance): Distance => {
  const from = toScreen(camera, { x: line.x1, y: line.y1 });
  const to = toScreen(camera, { x: line.x2, y: line.y2 });
  return { ...line, x1: from.x, y1: from.y, x2: to.x, y2: to.y };
};

/** To what ⌥ measures: the layer under the pointer, else what lies around the chosen one. */
const targetOf = ({ hovered, layer, around, screen }: BoardSelection): Rect | null => {
  const other = hovered?.layer;
  if (hovered && other && other.node.id !== layer?.node.id) return boundsOn(hovered.screen, other);
  return screen && around ? boundsOn(screen, around) : null;
};

const Distances = ({ camera, selection }: { readonly camera: Camera; readonly selection: BoardSelection }) => {
  const { screen, layer } = selection;
  const target = targetOf(selection);
  if (!screen || !layer || !target) return null;
  const lines = distances(boundsOn(screen, layer), target).map((line) => onGlass(camera, line));
  const other = rectToScreen(camera, target);
  return (
    <>
      <svg className={styles.glass} aria-hidden>
        <rect className={styles.target} x={other.x} y={other.y} width={other.width} height={other.height} />
        {lines.map((line) => (
          <DistanceLine key={`${line.axis} ${line.x1} ${line.y1}`} line={line} />
        ))}
      </svg>
      {lines.map((line) => (
        <Tag
          key={`${line.axis} ${line.x1} ${line.y1}`}
          x={(line.x1 + line.x2) / 2}
          y={(line.y1 + line.y2) / 2}
          text={formatPixels(line.value)}
          place={line.axis === 'x' ? 'centre' : 'right'}
        />
      ))}
    </>
  );
};

interface ChosenProps {
  readonly camera: Camera;
  readonly screen: PlacedScreen;
  readonly layer: Layer | null;
  /** Of what is measured to; null while nothing is. */
  readonly target: Rect | null;
}

/** Less room than that below the layer, and its size and the distance would cover each other. Pixels. */
const ROOMY = 84;

const hasRoom = (camera: Camera, rect: Rect, target: Rect | null): boolean => {
  if (!target) return true;
  const { y, height } = rectToScreen(camera, target);
  const below = y + height - (rect.y + rect.height);
  return below < 1 || below >= ROOMY;
};

const Chosen = ({ camera, screen, layer, target }: ChosenProps) => {
  const rect = rectToScreen(camera, layer ? boundsOn(screen, layer) : screen);
  const size = layer?.node.box ?? screen;
  return (
    <>
      <svg className={styles.glass} aria-hidden>
        <rect className={styles.chosen} {...rectToScreen(camera, screen)} />
        {layer ? <polygon className={styles.box} points={outline(camera, screen, layer)} /> : null}
      </svg>
      {layer && hasRoom(camera, rect, target) ? (
        <Tag
          x={rect.x + rect.width / 2}
          y={rect.y + rect.height}
          text={`${formatPixels(size.width)} × ${formatPixels(size.height)}`}
          place="below"
        />
      ) : null}
    </>
  );
};

/** What lies over the pictures: the chosen and the pointed layer, sizes and distances. In pixels of the glass, so always sharp. */
export const BoardOverlay = ({ store, selection, input }: BoardOverlayProps) => {
  const camera = useStore(store, (state) => state.camera);
  const isMeasuring = useStore(input, (state) => state.isMeasuring);
  const { screen, layer, hovered } = selection;
  const pointed = hovered?.layer && hovered.layer.node.id !== layer?.node.id ? hovered.layer : null;
  return (
    <div className={styles.overlay}>
      {hovered && pointed && pointed.depth > 0 ? (
        <svg className={styles.glass} aria-hidden>
          <polygon className={styles.pointed} points={outline(camera, hovered.screen, pointed)} />
        </svg>
      ) : null}
      {screen ? (
        <Chosen camera={camera} screen={screen} layer={layer} target={isMeasuring ? targetOf(selection) : null} />
      ) : null}
      {isMeasuring ? <Distances camera={camera} selection={selection} /> : null}
    </div>
  );
};
