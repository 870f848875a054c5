import type { CommandResult, Transport } from '#contract/commands';
import type { LayerChange } from '#contract/design/snapshot-diff';
import type { ScreenDiffHead, ScreenDiffPage, SnapshotComparison } from '#contract/design/snapshot-view';

type Send = Transport['send'];

export interface SnapshotPair {
  readonly before: string;
  readonly after: string;
}

/** All screens that differ; they come in parts. */
export const gatherComparison = async (
  send: Send,
  { before, after }: SnapshotPair,
): Promise<CommandResult<SnapshotComparison>> => {
  const first = await send('snapshot.compare', { before, after, from: 0 });
  if (!first.ok) return first;
  const screens: ScreenDiffHead[] = [...first.value.screens];
  for (let next = first.value.next; next !== null; ) {
    const more: CommandResult<SnapshotComparison> = await send('snapshot.compare', { before, after, from: next });
    if (!more.ok) return more;
    screens.push(...more.value.screens);
    next = more.value.next;
  }
  return { ok: true, value: { ...first.value, screens, next: null } };
};

/** The listed changes of one screen. */
export const gatherChanges = async (
  send: Send,
  { before, after }: SnapshotPair,
  screen: string,
): Promise<CommandResult<readonly LayerChange[]>> => {
  const layers: LayerChange[] = [];
  for (let next: number | null = 0; next !== null; ) {
    const page: CommandResult<ScreenDiffPage> = await send('snapshot.compareScreen', {
      before,
      after,
      screen,
      from: next,
    });
    if (!page.ok) return page;
    layers.push(...page.value.layers);
    next = page.value.next;
  }
  return { ok: true, value: layers };
};
