import { type KeyboardEvent, useMemo } from 'react';
import { KEYS } from '../../../keys/key-table.ts';
import { useApp, useWindow } from '../../../store/window-context.tsx';
import { startsTypeAhead, typeAheadTarget, useTypeAhead } from '../../design/parts/type-ahead.ts';
import { listAct } from '../model/list-keys.ts';
import { nameOfEntry, type PlanEntry, rowsOf } from '../model/plan-entries.ts';
import { toggled } from '../model/ticks.ts';

export interface ChecklistActs {
  readonly entries: readonly PlanEntry[];
  readonly active: string | null;
  /** A kept plan is approved whole: its ticks stay. */
  readonly isFixed: boolean;
  scrollTo(index: number): void;
  /** Into the text of the file. */
  onOpen(): void;
}

/** M alone is a key of the window; within a word it is a letter. */
const isModifyKey = (key: string): boolean => key.toUpperCase() === KEYS.modify.keys;

/** Which line is active, and the keys of the checklist. */
export const useChecklist = (acts: ChecklistActs) => {
  const { entries, active: activeKey, isFixed, scrollTo, onOpen } = acts;
  const { plan } = useWindow();
  const singleKeys = useApp((app) => app.settings.singleKeys);
  const typeAhead = useTypeAhead();
  const active = useMemo(() => entries.findIndex(({ key }) => key === activeKey), [entries, activeKey]);
  const go = (index: number): void => {
    const entry = entries[index];
    if (entry === undefined) return;
    plan.getState().look(entry.key);
    scrollTo(index);
  };
  const tick = (entry: PlanEntry | undefined): void => {
    if (!entry || isFixed || plan.getState().sent !== null) return;
    plan.getState().untick(toggled(plan.getState().unticked, rowsOf(entry)));
  };
  const fold = (entry: PlanEntry | undefined): void => {
    if (entry?.kind === 'folder') plan.getState().fold(entry.key);
  };
  const type = (key: string): boolean => {
    const isTyping = typeAhead.isTyping();
    if (!startsTypeAhead(key, isTyping) || (singleKeys && !isTyping && isModifyKey(key))) return false;
    go(typeAheadTarget(entries.map(nameOfEntry), active, typeAhead.add(key)));
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const act = event.key === ' ' && typeAhead.isTyping() ? null : listAct(entries, active, event.key);
    if (act?.kind === 'go') go(act.to);
    else if (act?.kind === 'tick') tick(entries[active]);
    else if (act?.kind === 'fold') fold(entries[active]);
    else if (act?.kind === 'open') onOpen();
    else if (!type(event.key)) return;
    event.preventDefault();
  };
  return { active, go, tick, fold, onKeyDown };
};
