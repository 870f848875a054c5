import { useEffect, useState } from 'react';
import type { PlanSide } from '#contract/code-gen/gate';
import type { PlanRow } from '#contract/code-gen/plan';
import type { ProjectFile } from '#contract/code-gen/project-view';
import type { CommandResult, Transport } from '#contract/commands';
import type { PlanList } from '../../../store/plan-store.ts';
import type { Loaded } from '../../../store/snapshot-store.ts';
import { useLoaded } from '../../../store/use-loaded.ts';
import { useSend } from '../../../store/window-context.tsx';

/** Two versions of one file. */
export interface FilePair {
  readonly before: ProjectFile;
  readonly after: ProjectFile;
}

/** Which versions are compared: what is on disk and what would be, one of them and what was generated, or all three. */
export type Compared = 'write' | 'mine' | 'fresh' | 'all';

const SIDES_OF: Readonly<Record<Compared, readonly [PlanSide, PlanSide]>> = {
  write: ['before', 'after'],
  mine: ['base', 'before'],
  fresh: ['base', 'fresh'],
  all: ['base', 'fresh'],
};

/** Without a base, what is generated now stands against what is there. */
const sidesOf = (row: PlanRow, compared: Compared): readonly [PlanSide, PlanSide] =>
  compared === 'fresh' && row.handEdit?.base === null ? ['before', 'fresh'] : SIDES_OF[compared];

const ABSENT: ProjectFile = { kind: 'absent' };

/** What is known not to be there is not asked for. */
const isThere = (row: PlanRow, side: PlanSide): boolean => {
  if (side === 'base') return row.handEdit !== undefined && row.handEdit.base !== null;
  if (side === 'fresh') return row.handEdit !== undefined;
  return row[side] !== null;
};

const readSide = async (
  send: Transport['send'],
  input: { readonly run: string; readonly row: PlanRow; readonly side: PlanSide },
): Promise<CommandResult<ProjectFile>> => {
  const { run, row, side } = input;
  if (!isThere(row, side)) return { ok: true, value: ABSENT };
  return send('plan.file', { run, path: row.path, side });
};

/** Both versions of a file of the list. */
export const usePlanFile = (list: PlanList, row: PlanRow | null, compared: Compared): Loaded<FilePair> => {
  const send = useSend();
  const key = row === null ? null : JSON.stringify([list.run, list.digest, row.path, compared]);
  return useLoaded<FilePair>(key, async () => {
    if (row === null) return { ok: true, value: { before: ABSENT, after: ABSENT } };
    const [first, second] = sidesOf(row, compared);
    const [before, after] = await Promise.all([
      readSide(send, { run: list.run, row, side: first }),
      readSide(send, { run: list.run, row, side: second }),
    ]);
    if (!before.ok) return before;
    if (!after.ok) return after;
    return { ok: true, value: { before: before.value, after: after.value } };
  });
};

/** A row that was passed by is not read: only where one stays for so long. Milliseconds. */
const STAYS = 90;

/** The row once it has been looked at for a moment; at once when there was none. */
export const useSettled = <T>(value: T | null): T | null => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), STAYS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled ?? value;
};
