import type { ImageChange, LayerChange } from '#contract/design/snapshot-diff';
import type { ScreenDiffHead, SnapshotView } from '#contract/design/snapshot-view';
import { visibleText } from '../../../format/visible-text.ts';
import { pictureAddress } from '../board/board-screen.tsx';
import { Wireframe } from '../board/wireframe.tsx';
import type { LayerIndex } from '../model/layer-index.ts';
import { useKeptLayers } from '../use-design.ts';
import type { Around } from './change-table.tsx';
import type { PictureSide } from './picture-pair.tsx';

export interface ViewPair {
  readonly before: SnapshotView;
  readonly after: SnapshotView;
}

export interface ScreenSides {
  readonly before: PictureSide | null;
  readonly after: PictureSide | null;
  readonly around: Around;
}

/** Wireframes beside a list are drawn about as large as a screen of a phone. */
const DETAIL = 1;

const sideOf = (view: SnapshotView, id: string, index: LayerIndex | null, layer: string | null): PictureSide | null => {
  const screen = view.screens.find((one) => one.id === id);
  if (screen === undefined) return null;
  const { width, height, picture } = screen;
  const bounds = layer === null ? undefined : index?.byId.get(layer)?.bounds;
  return {
    width,
    height,
    isPicture: picture !== null,
    box: bounds ?? null,
    content:
      picture === null ? (
        <Wireframe snapshot={view.name} screen={screen} detail={DETAIL} isDrawn reason={screen.pictureReason ?? null} />
      ) : (
        <img src={pictureAddress(view.base, picture)} alt={visibleText(screen.name)} />
      ),
  };
};

const nameIn = (index: LayerIndex | null, id: string | null | undefined): string | null =>
  id === null || id === undefined ? null : (index?.byId.get(id)?.node.name ?? null);

/** Both states of a screen with the box of a layer of it; of a layer that came from another screen, that one before. */
export const useScreenSides = (views: ViewPair, screen: ScreenDiffHead, layer: LayerChange | null): ScreenSides => {
  const from = layer?.moved?.before.screen ?? screen.id;
  const before = useKeptLayers(views.before.name, layer === null || layer.kind === 'added' ? null : from);
  const after = useKeptLayers(views.after.name, layer === null || layer.kind === 'removed' ? null : screen.id);
  return {
    before: sideOf(views.before, from, before, layer?.id ?? null),
    after: sideOf(views.after, screen.id, after, layer?.id ?? null),
    around: { before: nameIn(before, layer?.moved?.before.parent), after: nameIn(after, layer?.moved?.after.parent) },
  };
};

/** An image has no size of its own in the design: it is shown in a square. */
const SQUARE = { width: 100, height: 100, box: null, isPicture: true };

const imageSide = (view: SnapshotView, path: string | null, name: string): PictureSide | null =>
  path === null
    ? null
    : { ...SQUARE, content: <img src={pictureAddress(view.base, path)} alt={visibleText(name)} data-fit /> };

export const imageSides = ({ before, after }: ViewPair, image: ImageChange) => ({
  before: imageSide(before, image.before, image.key),
  after: imageSide(after, image.after, image.key),
});
