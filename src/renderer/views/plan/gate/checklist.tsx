import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlan } from '../../../store/window-context.tsx';
import { rowsOf } from '../model/plan-entries.ts';
import { tickOf } from '../model/ticks.ts';
import { usePlanEntries } from '../use-plan.ts';
import styles from './checklist.module.css';
import { ChecklistRow } from './checklist-row.tsx';
import { useChecklist } from './use-checklist.ts';

export interface ChecklistHandle {
  focus(): void;
}

export interface ChecklistProps {
  readonly isFixed: boolean;
  onOpen(): void;
  readonly handle: Ref<ChecklistHandle>;
}

/** Pixels; as --row-check. */
export const ROW = 32;

/** Somebody who writes elsewhere is not taken away from there. */
const isFree = (): boolean => !(document.activeElement?.matches('input, textarea, [role=dialog] *') ?? false);

const useMissing = (): ReadonlyMap<string, string> => {
  const narrowed = usePlan((plan) => plan.narrowed);
  return useMemo(
    () => new Map(narrowed.kind === 'ready' ? narrowed.value.missing.map(({ path, needs }) => [path, needs]) : []),
    [narrowed],
  );
};

/** Every file of the list with its tick. It draws only the rows in sight; the focus stays on the list. */
export const Checklist = ({ isFixed, onOpen, handle }: ChecklistProps) => {
  const { t } = useTranslation();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const entries = usePlanEntries();
  const unticked = usePlan((plan) => plan.unticked);
  const activeKey = usePlan((plan) => plan.active);
  const missing = useMissing();
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const scrollTo = (index: number) => virtual.scrollToIndex(index, { align: 'auto' });
  const { active, go, tick, fold, onKeyDown } = useChecklist({ entries, active: activeKey, isFixed, scrollTo, onOpen });
  const isEmpty = entries.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for a list: it starts on its first row, and never on Approve
  useEffect(() => {
    if (isEmpty) return;
    if (active < 0) go(entries.findIndex(({ kind }) => kind === 'row'));
    if (isFree()) place.current?.focus({ preventScroll: true });
  }, [isEmpty]);
  useImperativeHandle(handle, () => ({ focus: () => place.current?.focus() }));
  return (
    <div
      ref={place}
      className={styles.list}
      role="tree"
      tabIndex={0}
      aria-label={t('ui.plan.files')}
      aria-multiselectable
      onKeyDown={onKeyDown}
      {...(active < 0 ? {} : { 'aria-activedescendant': `${id}-${active}` })}
    >
      <div className={styles.whole} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <ChecklistRow
              key={entry.key}
              id={`${id}-${index}`}
              entry={entry}
              tick={tickOf(rowsOf(entry), unticked)}
              isFixed={isFixed}
              isActive={index === active}
              missing={missing.get(entry.key) ?? null}
              top={start}
              onLook={() => go(index)}
              onTick={() => {
                go(index);
                tick(entry);
              }}
              onFold={() => fold(entry)}
            />
          );
        })}
      </div>
    </div>
  );
};
