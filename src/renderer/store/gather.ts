import type { CommandResult, Transport } from '#contract/commands';
import type { SemanticNode } from '#contract/design/semantic-ast';
import {
  type LayerPage,
  type LayerRow,
  SNAPSHOT_PARTS,
  type SnapshotPart,
  type SnapshotPartName,
  type SnapshotView,
} from '#contract/design/snapshot-view';

type Send = Transport['send'];

/** A snapshot whose lists are still growing. Each part is added as it comes, so that no step is a long one. */
interface Growth {
  readonly screens: SnapshotView['screens'][number][];
  readonly variables: SnapshotView['variables'][number][];
  readonly imageMap: SnapshotView['imageMap'];
}

const add = (growth: Growth, { screens, variables, imageMap }: Omit<SnapshotPart, 'next'>): void => {
  growth.screens.push(...screens);
  growth.variables.push(...variables);
  Object.assign(growth.imageMap, imageMap);
};

interface Wanted {
  readonly name: string;
  readonly part: SnapshotPartName;
  readonly from: number | undefined;
}

/** Null when all of it came. */
const gatherPart = async (
  send: Send,
  { name, part, from }: Wanted,
  growth: Growth,
): Promise<CommandResult<never> | null> => {
  for (let next: number | null = from ?? null; next !== null; ) {
    const result: CommandResult<SnapshotPart> = await send('snapshot.part', { name, part, from: next });
    if (!result.ok) return result;
    add(growth, result.value);
    next = result.value.next;
  }
  return null;
};

/** A snapshot with all its lists. They come in parts, so that neither side is held up by a large one. */
export const gatherSnapshot = async (send: Send, name: string): Promise<CommandResult<SnapshotView>> => {
  const first = await send('snapshot.read', { name });
  if (!first.ok || first.value.rest === undefined) return first;
  const { rest, ...view } = first.value;
  const growth: Growth = { screens: [], variables: [], imageMap: {} };
  add(growth, view);
  const failures = await Promise.all(
    SNAPSHOT_PARTS.map((part) => gatherPart(send, { name, part, from: rest[part] }, growth)),
  );
  return failures.find((failure) => failure !== null) ?? { ok: true, value: { ...view, ...growth } };
};

/** A layer on its way: its children are still coming. */
type Growing = Omit<SemanticNode, 'children'> & { children?: Growing[] };

const alone = ({ children: _children, ...own }: SemanticNode): Growing => own;

/** Hangs layers below those that came before them; what names none of them is left out. */
const grow = (layers: Growing[], rows: readonly LayerRow[]): void => {
  for (const { parent, node } of rows) {
    const layer = alone(node);
    const around = layers[parent];
    layers.push(layer);
    if (around === undefined) continue;
    if (around.children === undefined) around.children = [layer];
    else around.children.push(layer);
  }
};

/** All layers of a screen. A large one comes in parts. */
export const gatherRoot = async (send: Send, name: string, screen: string): Promise<CommandResult<SemanticNode>> => {
  const first = await send('snapshot.screen', { name, screen });
  if (!first.ok) return first;
  if (first.value.rest === undefined) return { ok: true, value: first.value.root };
  const layers: Growing[] = [alone(first.value.root)];
  for (let next: number | null = first.value.rest; next !== null; ) {
    const page: CommandResult<LayerPage> = await send('snapshot.layers', { name, screen, from: next });
    if (!page.ok) return page;
    grow(layers, page.value.rows);
    next = page.value.next;
  }
  return { ok: true, value: layers[0] as SemanticNode };
};
