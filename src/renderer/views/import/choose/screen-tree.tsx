import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useId, useImperativeHandle, useRef } from 'react';
import { layerTick, pageTick } from './choice.ts';
import styles from './choose.module.css';
import type { OutlineRow } from './outline-rows.ts';
import { TreeRow } from './tree-row.tsx';
import { useTreeKeys } from './use-tree-keys.ts';

export interface ScreenTreeProps {
  readonly label: string;
  readonly rows: readonly OutlineRow[];
  /** Ids of pages and layers that are chosen. */
  readonly ids: ReadonlySet<string>;
  onTick(row: OutlineRow): void;
  onFold(row: OutlineRow): void;
  readonly handle: Ref<ScreenTreeHandle>;
}

export interface ScreenTreeHandle {
  /** Puts the focus into the tree, on its active row or the first. */
  focus(): void;
}

/** Pixels; as --row. */
const ROW = 26;

/** Pages and what stands on them, with ticks. Draws only the rows in sight; the focus stays on the tree. */
export const ScreenTree = ({ label, rows, ids, onTick, onFold, handle }: ScreenTreeProps) => {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const scrollTo = (index: number) => virtual.scrollToIndex(index, { align: 'auto' });
  const { active, setActiveKey, go, onKeyDown } = useTreeKeys({ rows, onTick, onFold, scrollTo });
  useImperativeHandle(handle, () => ({
    focus: () => {
      place.current?.focus();
      if (active < 0) go(0);
    },
  }));
  return (
    <div
      ref={place}
      className={styles.tree}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable
      onKeyDown={onKeyDown}
      {...(active < 0 ? {} : { 'aria-activedescendant': `${id}-${active}` })}
    >
      <div className={styles.whole} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <TreeRow
              key={row.key}
              id={`${id}-${index}`}
              row={row}
              tick={row.kind === 'page' ? pageTick(row.page, ids) : layerTick(row.page, row.layer, ids)}
              isActive={index === active}
              top={start}
              onTick={() => {
                setActiveKey(row.key);
                onTick(row);
              }}
              onFold={() => {
                setActiveKey(row.key);
                onFold(row);
              }}
            />
          );
        })}
      </div>
    </div>
  );
};
