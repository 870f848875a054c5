import type { SemanticNode } from '#contract/design/semantic-ast';
import type { LayerPage, LayerRow } from '#contract/design/snapshot-view';
import { CodedError } from '#contract/errors';
import { createPace } from '#workspace/files/pace';
import type { SnapshotReader } from '#workspace/reading/snapshot-reader';

/** Layers of one answer; up to so many a screen comes whole. */
const AT_ONCE = 400;
/** Large screens that are being told; smaller ones are told at once. */
const KEPT = 2;

export interface ScreenRows {
  /** The whole screen, or of a large one its root alone and where it goes on. @throws CodedError `snapshot-missing`, `design-unreadable` */
  screen(reader: SnapshotReader, screen: string): Promise<{ screen: string; root: SemanticNode; rest?: number }>;
  page(reader: SnapshotReader, screen: string, from: number): Promise<LayerPage>;
}

const alone = ({ children: _children, ...own }: SemanticNode): SemanticNode => own;

/** All layers of a screen in one list, parents before their children, whatever the depth. */
const flatten = async (root: SemanticNode): Promise<readonly LayerRow[]> => {
  const pace = createPace();
  const rows: LayerRow[] = [];
  const open: { node: SemanticNode; parent: number }[] = [{ node: root, parent: -1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const at = rows.push({ parent: next.parent, node: alone(next.node) }) - 1;
    const children = next.node.children ?? [];
    for (let index = children.length - 1; index >= 0; index -= 1)
      open.push({ node: children[index] as SemanticNode, parent: at });
    if (pace.isDue()) await pace.rest();
  }
  return rows;
};

const isSmall = (root: SemanticNode): boolean => {
  let left = AT_ONCE;
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    left -= 1;
    if (left < 0) return false;
    if (node.children !== undefined && node.children.length > left) return false;
    open.push(...(node.children ?? []));
  }
  return true;
};

const rootOf = async (reader: SnapshotReader, screen: string): Promise<SemanticNode> => {
  const root = await reader.root(screen);
  if (root === null) throw new CodedError('snapshot-missing', { name: `${reader.name} / ${screen}` });
  return root;
};

export const createScreenRows = (): ScreenRows => {
  const kept = new Map<string, Promise<readonly LayerRow[]>>();
  const rowsOf = (reader: SnapshotReader, screen: string, root?: SemanticNode): Promise<readonly LayerRow[]> => {
    const key = JSON.stringify([reader.dir, screen]);
    const rows = kept.get(key) ?? (root === undefined ? rootOf(reader, screen) : Promise.resolve(root)).then(flatten);
    kept.delete(key);
    kept.set(key, rows);
    rows.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    return rows;
  };
  return {
    screen: async (reader, screen) => {
      const root = await rootOf(reader, screen);
      if (isSmall(root)) return { screen, root };
      await rowsOf(reader, screen, root);
      return { screen, root: alone(root), rest: 1 };
    },
    page: async (reader, screen, from) => {
      const rows = await rowsOf(reader, screen);
      const end = from + AT_ONCE;
      return { rows: rows.slice(from, end), next: end < rows.length ? end : null };
    },
  };
};
