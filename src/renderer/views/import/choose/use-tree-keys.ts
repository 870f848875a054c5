import { type KeyboardEvent, useState } from 'react';
import { startsTypeAhead, typeAheadTarget, useTypeAhead } from '../../design/parts/type-ahead.ts';
import { nameOfRow, type OutlineRow, sideways } from './outline-rows.ts';

export interface TreeActs {
  readonly rows: readonly OutlineRow[];
  onTick(row: OutlineRow): void;
  onFold(row: OutlineRow): void;
  scrollTo(index: number): void;
}

const PAGE_ROWS = 10;

/** The row that a key leads to; null for a key that leads nowhere. */
const upOrDown = (key: string, active: number, count: number): number | null => {
  const to: Readonly<Record<string, number>> = {
    ...{ ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: count - 1 },
    ...{ PageDown: active + PAGE_ROWS, PageUp: active - PAGE_ROWS },
  };
  const next = Object.hasOwn(to, key) ? to[key] : undefined;
  return next === undefined ? null : Math.min(count - 1, Math.max(0, next));
};

/** Which row is active, and the keys of the tree: arrows, Home, End, Space or Enter for the tick, letters for a name. */
export const useTreeKeys = (acts: TreeActs) => {
  const { rows, onTick, onFold, scrollTo } = acts;
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const typeAhead = useTypeAhead();
  const active = rows.findIndex(({ key }) => key === activeKey);
  const go = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    setActiveKey(row.key);
    scrollTo(index);
  };
  const goSideways = (key: 'ArrowLeft' | 'ArrowRight'): void => {
    const to = sideways(rows, active, key);
    const row = rows[active];
    if (to === 'fold' && row !== undefined) onFold(row);
    else if (typeof to === 'number') go(to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const { key } = event;
    const row = rows[active];
    const next = upOrDown(key, active, rows.length);
    if (next !== null) go(next);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') goSideways(key);
    else if (key === ' ' || key === 'Enter') {
      if (row !== undefined) onTick(row);
    } else if (startsTypeAhead(key, typeAhead.isTyping()))
      go(typeAheadTarget(rows.map(nameOfRow), active, typeAhead.add(key)));
    else return;
    event.preventDefault();
  };
  return { active, activeKey, setActiveKey, go, onKeyDown };
};
