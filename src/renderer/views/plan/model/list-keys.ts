import type { PlanEntry } from './plan-entries.ts';

const PAGE_ROWS = 10;

/** What a key of the checklist does; null for a key that is not one of its own. */
export type ListAct =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'tick' }
  | { readonly kind: 'open' }
  | { readonly kind: 'fold' }
  | null;

const steps = (active: number, count: number): Readonly<Record<string, number>> => ({
  ArrowDown: active + 1,
  ArrowUp: active - 1,
  PageDown: active + PAGE_ROWS,
  PageUp: active - PAGE_ROWS,
  Home: 0,
  End: count - 1,
});

const sideways = (entries: readonly PlanEntry[], active: number, key: 'ArrowLeft' | 'ArrowRight'): ListAct => {
  const entry = entries[active];
  if (entry?.kind === 'folder') {
    if (entry.isOpen !== (key === 'ArrowRight')) return { kind: 'fold' };
    return key === 'ArrowRight' ? { kind: 'go', to: active + 1 } : null;
  }
  if (entry?.level !== 2 || key === 'ArrowRight') return null;
  return { kind: 'go', to: entries.findLastIndex(({ kind }, at) => at < active && kind === 'folder') };
};

export const listAct = (entries: readonly PlanEntry[], active: number, key: string): ListAct => {
  const to = steps(active, entries.length);
  if (Object.hasOwn(to, key)) return { kind: 'go', to: Math.min(entries.length - 1, Math.max(0, to[key] ?? 0)) };
  if (key === 'ArrowLeft' || key === 'ArrowRight') return sideways(entries, active, key);
  if (key === ' ') return { kind: 'tick' };
  if (key === 'Enter') return entries[active]?.kind === 'folder' ? { kind: 'fold' } : { kind: 'open' };
  return null;
};
