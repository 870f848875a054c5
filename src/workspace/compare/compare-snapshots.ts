import type { SemanticNode, SemanticScreen } from '#contract/design/semantic-ast';
import type { LayerChange, ListCounts, ScreenDiff, SnapshotDiff } from '#contract/design/snapshot-diff';
import type { ImageMap } from '#contract/snapshot';
import { createPace, type Pace } from '../files/pace.ts';
import { compareImages, pictureDigest } from './compare-images.ts';
import { compareLayer, isElsewhere, type Pictures, reordered, wholeLayer } from './compare-layers.ts';
import { compareTokens } from './compare-tokens.ts';
import type { ComparedSnapshot } from './compared-snapshot.ts';
import { EarlierIndex } from './earlier-index.ts';
import { type ListedLayer, listLayers } from './layer-list.ts';
import { addCounts, NO_LAYERS, ScreenBook } from './screen-book.ts';

/** How many properties are still kept; those of layers beyond are counted. */
interface Room {
  properties: number;
}
const PROPERTIES_KEPT = 300_000;

interface Work {
  readonly before: ComparedSnapshot;
  readonly after: ComparedSnapshot;
  readonly earlier: EarlierIndex;
  readonly pictures: Pictures;
  readonly book: ScreenBook;
  readonly room: Room;
  readonly pace: Pace;
  readonly signal: AbortSignal | undefined;
}

/** Screens whose file has the same bytes. */
const sameScreens = (before: ComparedSnapshot, after: ComparedSnapshot): ((id: string) => boolean) => {
  const files = new Map(before.screens.map(({ id, file }) => [id, file === undefined ? null : before.digest(file)]));
  const same = after.screens.filter(({ id, file }) => {
    const digest = file === undefined ? null : after.digest(file);
    return digest !== null && digest === files.get(id);
  });
  const ids = new Set(same.map(({ id }) => id));
  return (id) => ids.has(id);
};

/** Keys that stand for another picture than before. */
const redrawnKeys = async (before: ImageMap, after: ImageMap, pace: Pace): Promise<ReadonlySet<string>> => {
  const keys = new Set<string>();
  for (const key of Object.keys(after)) {
    if (pictureDigest(own(before, key)) !== pictureDigest(own(after, key))) keys.add(key);
    if (pace.isDue()) await pace.rest();
  }
  return keys;
};

const own = <T>(all: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(all, key) ? all[key] : undefined;

const byId = async (layers: readonly ListedLayer[], pace: Pace): Promise<Map<string, SemanticNode>> => {
  const nodes = new Map<string, SemanticNode>();
  for (const { node } of layers) {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    if (pace.isDue()) await pace.rest();
  }
  return nodes;
};

const within = (room: Room, change: LayerChange): LayerChange => {
  const all = change.properties ?? [];
  const properties = all.slice(0, Math.max(1, room.properties));
  room.properties -= properties.length;
  if (properties.length === all.length) return change;
  return { ...change, properties, moreProperties: (change.moreProperties ?? 0) + all.length - properties.length };
};

/** A layer that came from another screen waits until the screen it stood on is read. */
interface Waiting {
  readonly node: SemanticNode;
  readonly moved: NonNullable<LayerChange['moved']> | undefined;
  put(change: LayerChange | null): void;
}

/** The changes of one later screen, in its order; null stands for what is not known yet, or is no change. */
const compareScreen = async (
  work: Work,
  screen: string,
  waiting: Map<string, Waiting[]>,
): Promise<(LayerChange | null)[]> => {
  const { before, after, earlier, pictures, pace, signal } = work;
  const layers = await listLayers(await after.root(screen, signal), pace);
  const known = await byId(await listLayers(await before.root(screen, signal), pace), pace);
  const movedHere = await reordered(layers, earlier, pace);
  const changes: (LayerChange | null)[] = [];
  for (const layer of layers) {
    if (pace.isDue()) await pace.rest();
    const { node, parent, index } = layer;
    const from = earlier.get(node.id);
    if (from === undefined) {
      changes.push(wholeLayer(layer, 'added', parent !== null && earlier.get(parent) === undefined));
      continue;
    }
    // An id that stands twice is compared once.
    if (earlier.isTaken(node.id)) continue;
    earlier.take(node.id);
    const place = { screen, parent, index };
    const moved = isElsewhere(from, place, movedHere.has(node.id)) ? { before: from, after: place } : undefined;
    const same = from.screen === screen ? known.get(node.id) : undefined;
    if (same !== undefined) {
      const change = compareLayer([same, node], moved, pictures);
      if (change !== null) changes.push(within(work.room, change));
      continue;
    }
    const at = changes.push(null) - 1;
    const { children: _children, ...alone } = node;
    const wait: Waiting = { node: alone, moved, put: (change) => (changes[at] = change) };
    const others = waiting.get(from.screen);
    if (others === undefined) waiting.set(from.screen, [wait]);
    else others.push(wait);
  }
  return changes;
};

/** A screen that was written as before: only its pictures can differ. */
const compareSameScreen = async (work: Work, screen: string, redrawn: ReadonlySet<string>): Promise<void> => {
  for (const { node } of await listLayers(await work.after.root(screen, work.signal), work.pace)) {
    if (node.screenshot === undefined || !redrawn.has(node.screenshot)) continue;
    const change = compareLayer([node, node], undefined, work.pictures);
    if (change !== null) work.book.add(screen, change);
  }
};

const compareMoved = async (work: Work, waiting: ReadonlyMap<string, readonly Waiting[]>): Promise<void> => {
  for (const [screen, layers] of waiting) {
    const known = await byId(await listLayers(await work.before.root(screen, work.signal), work.pace), work.pace);
    for (const { node, moved, put } of layers) {
      const before = known.get(node.id);
      const change = before === undefined ? null : compareLayer([before, node], moved, work.pictures);
      if (change !== null) put(within(work.room, change));
      if (work.pace.isDue()) await work.pace.rest();
    }
  }
};

const findRemoved = async (work: Work): Promise<void> => {
  const { before, earlier, book, pace, signal } = work;
  for (const { id: screen } of before.screens) {
    if (!earlier.hasLeft(screen)) continue;
    for (const layer of await listLayers(await before.root(screen, signal), pace)) {
      if (pace.isDue()) await pace.rest();
      if (earlier.isTaken(layer.node.id) || earlier.get(layer.node.id)?.screen !== screen) continue;
      const isInside = layer.parent !== null && !earlier.isTaken(layer.parent);
      book.add(screen, wholeLayer(layer, 'removed', isInside));
    }
  }
};

const compareAllLayers = async (work: Work, isSame: (screen: string) => boolean): Promise<void> => {
  const waiting = new Map<string, Waiting[]>();
  const found = new Map<string, (LayerChange | null)[]>();
  const redrawn = await redrawnKeys(work.pictures.before, work.pictures.after, work.pace);
  for (const { id } of work.after.screens) {
    if (!isSame(id)) found.set(id, await compareScreen(work, id, waiting));
    else if (redrawn.size > 0) await compareSameScreen(work, id, redrawn);
  }
  await compareMoved(work, waiting);
  for (const [screen, changes] of found)
    for (const change of changes) if (change !== null) work.book.add(screen, change);
  await findRemoved(work);
};

const diffScreens = (before: ComparedSnapshot, after: ComparedSnapshot, book: ScreenBook): ScreenDiff[] => {
  const earlier = new Map(before.screens.map((screen) => [screen.id, screen]));
  const later = new Set(after.screens.map(({ id }) => id));
  const pairs: (readonly [SemanticScreen | undefined, SemanticScreen | undefined])[] = [
    ...after.screens.map((screen) => [earlier.get(screen.id), screen] as const),
    ...before.screens.filter(({ id }) => !later.has(id)).map((screen) => [screen, undefined] as const),
  ];
  return pairs.flatMap(([from, to]) => book.diffOf(from, to) ?? []);
};

const counted = (changes: readonly { readonly kind: keyof ListCounts }[]): ListCounts => {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
};

/**
 * What is different in a later snapshot. Layers are read screen by screen, so that memory is bounded by the largest
 * screen and one entry per layer, and the event loop is never held up.
 * @throws CodedError `cancelled`, and what the snapshots throw
 */
export const compareSnapshots = async (
  before: ComparedSnapshot,
  after: ComparedSnapshot,
  signal?: AbortSignal,
): Promise<SnapshotDiff> => {
  const pace = createPace(signal);
  const isSame = sameScreens(before, after);
  const earlier = await EarlierIndex.read(before, isSame, pace);
  const book = new ScreenBook(before, after);
  const pictures = { before: before.images, after: after.images };
  await compareAllLayers(
    { before, after, earlier, pictures, book, room: { properties: PROPERTIES_KEPT }, pace, signal },
    isSame,
  );
  const screens = diffScreens(before, after, book);
  await pace.rest();
  const tokens = await compareTokens(before.variables, after.variables, pace);
  await pace.rest();
  const images = await compareImages(before.images, after.images, pace);
  const layers = screens.reduce((sum, { counts }) => addCounts(sum, counts), NO_LAYERS);
  const screenCounts = counted(screens);
  const same = after.screens.length - screenCounts.added - screenCounts.changed;
  return {
    before: before.name,
    after: after.name,
    isSame: screens.length + tokens.length + images.length === 0,
    counts: { layers, screens: { ...screenCounts, same }, tokens: counted(tokens), images: counted(images) },
    screens,
    tokens,
    images,
  };
};
