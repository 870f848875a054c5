/** Between a new layer and what is on its left, in pixels. */
const GAP = 100;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The first place at or to the right of a box where it lies on no other. */
export const freePlace = (wanted: Box, others: readonly Box[]): { readonly x: number; readonly y: number } => {
  let { x } = wanted;
  for (const other of [...others].sort((a, b) => a.x - b.x)) {
    const meetsAcross = other.x < x + wanted.width && x < other.x + other.width;
    const meetsDown = other.y < wanted.y + wanted.height && wanted.y < other.y + other.height;
    if (meetsAcross && meetsDown) x = other.x + other.width + GAP;
  }
  return { x: Math.round(x), y: Math.round(wanted.y) };
};

const boxOf = (node: SceneNode): Box => node.absoluteBoundingBox ?? node;

const topLayerOf = (node: SceneNode): SceneNode => {
  let top = node;
  while (top.parent !== null && top.parent.type !== 'PAGE') top = top.parent as SceneNode;
  return top;
};

/** Beside what is selected, else in the middle of what is in sight. */
const wantedPlace = (figma: PluginAPI, { width, height, id }: SceneNode): Box => {
  const [selected] = figma.currentPage.selection.filter((node) => node.id !== id);
  if (selected !== undefined) {
    const beside = boxOf(topLayerOf(selected));
    return { x: beside.x + beside.width + GAP, y: beside.y, width, height };
  }
  const { x, y } = figma.viewport.center;
  return { x: x - width / 2, y: y - height / 2, width, height };
};

/** Moves what is in sight, without another zoom, when a layer of the page is not there. */
export const bringIntoSight = (figma: PluginAPI, { x, y, width, height }: Box): void => {
  const { bounds } = figma.viewport;
  const isSeen =
    x < bounds.x + bounds.width && bounds.x < x + width && y < bounds.y + bounds.height && bounds.y < y + height;
  if (!isSeen) figma.viewport.center = { x: x + width / 2, y: y + height / 2 };
};

/** Puts a new layer of the current page where nothing is. Null for a layer that lies elsewhere. */
export const placeFreely = async (
  figma: PluginAPI,
  nodeId: string,
): Promise<{ readonly x: number; readonly y: number } | null> => {
  const node = await figma.getNodeByIdAsync(nodeId);
  if (node === null || node.type === 'PAGE' || node.type === 'DOCUMENT') return null;
  if (node.parent?.id !== figma.currentPage.id) return null;
  const others = figma.currentPage.children.filter(({ id }) => id !== nodeId).map(boxOf);
  const place = freePlace(wantedPlace(figma, node), others);
  node.x = place.x;
  node.y = place.y;
  bringIntoSight(figma, node);
  return place;
};
