import type { CommandResult, Transport } from '#contract/commands';
import type { SemanticNode } from '#contract/design/semantic-ast';
import type { LayerPage, LayerRow, SnapshotPart, SnapshotPartName, SnapshotView } from '#contract/design/snapshot-view';

type Send = Transport['send'];

type Parts = Readonly<Record<SnapshotPartName, readonly SnapshotPart[]>>;

const gatherPart = async (
  send: Send,
  name: string,
  { part, from }: { readonly part: SnapshotPartName; readonly from: number | undefined },
): Promise<CommandResult<readonly SnapshotPart[]>> => {
  const parts: SnapshotPart[] = [];
  for (let next: number | null = from ?? null; next !== null; ) {
    const result: CommandResult<SnapshotPart> = await send('snapshot.part', { name, part, from: next });
    if (!result.ok) return result;
    parts.push(result.value);
    next = result.value.next;
  }
  return { ok: true, value: parts };
};

const joined = (view: SnapshotView, parts: Parts): SnapshotView => {
  const { rest: _rest, ...known } = view;
  return {
    ...known,
    screens: [view.screens, ...parts.screens.map(({ screens }) => screens)].flat(),
    variables: [view.variables, ...parts.variables.map(({ variables }) => variables)].flat(),
    imageMap: Object.assign(
      {},
      view.imageMap,
      ...parts.images.map(({ imageMap }) => imageMap),
    ) as SnapshotView['imageMap'],
  };
};

/** A snapshot with all its lists. They come in parts, so that neither side is held up by a large one. */
export const gatherSnapshot = async (send: Send, name: string): Promise<CommandResult<SnapshotView>> => {
  const first = await send('snapshot.read', { name });
  if (!first.ok || first.value.rest === undefined) return first;
  const { rest } = first.value;
  const [screens, variables, images] = await Promise.all([
    gatherPart(send, name, { part: 'screens', from: rest.screens }),
    gatherPart(send, name, { part: 'variables', from: rest.variables }),
    gatherPart(send, name, { part: 'images', from: rest.images }),
  ]);
  if (!screens.ok) return screens;
  if (!variables.ok) return variables;
  if (!images.ok) return images;
  const parts = { screens: screens.value, variables: variables.value, images: images.value };
  return { ok: true, value: joined(first.value, parts) };
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
