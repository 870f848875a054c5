import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { startsTypeAhead, typeAheadTarget, useTypeAhead } from './type-ahead.ts';
import styles from './virtual-list.module.css';

export interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** Pixels; all rows of one list may have one of a few heights. */
  heightOf(row: Row): number;
  keyOf(row: Row): string;
  /** Null for a heading, which is not chosen. Letters typed go to the next row that begins with them. */
  nameOf(row: Row): string | null;
  readonly selectedKey: string | null;
  onChoose(row: Row): void;
  renderRow(row: Row, state: { readonly isSelected: boolean }): ReactNode;
  readonly handle?: Ref<VirtualListHandle>;
}

export interface VirtualListHandle {
  /** Puts the focus into the list, on the selected row or the first. */
  focus(): void;
}

const nextIndex = <Row,>(props: VirtualListProps<Row>, from: number, key: string): number => {
  const { rows, nameOf } = props;
  const choosable = (index: number) => rows[index] !== undefined && nameOf(rows[index] as Row) !== null;
  const seek = (start: number, step: number): number => {
    for (let index = start; index >= 0 && index < rows.length; index += step) if (choosable(index)) return index;
    return from;
  };
  switch (key) {
    case 'ArrowDown':
      return seek(from + 1, 1);
    case 'ArrowUp':
      return seek(from - 1, -1);
    case 'PageDown':
      return seek(Math.min(rows.length - 1, from + 10), -1);
    case 'PageUp':
      return seek(Math.max(0, from - 10), 1);
    case 'Home':
      return seek(0, 1);
    case 'End':
      return seek(rows.length - 1, -1);
    default:
      return -1;
  }
};

/** Which row is active, and the keys that move it. */
const useListbox = <Row,>(props: VirtualListProps<Row>, scrollTo: (index: number) => void) => {
  const { rows, keyOf, nameOf, selectedKey, onChoose } = props;
  const chosen = rows.findIndex((row) => keyOf(row) === selectedKey);
  const [active, setActive] = useState(chosen);
  const typeAhead = useTypeAhead();
  const latest = useRef(scrollTo);
  latest.current = scrollTo;
  useEffect(() => {
    if (chosen < 0) return;
    setActive(chosen);
    latest.current(chosen);
  }, [chosen]);
  const go = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setActive(index);
    scrollTo(index);
    onChoose(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const next = nextIndex(props, active, event.key);
    if (next >= 0) go(next);
    else if (event.key === 'Enter') go(active);
    else if (startsTypeAhead(event.key, typeAhead.isTyping()))
      go(typeAheadTarget(rows.map(nameOf), active, typeAhead.add(event.key)));
    else return;
    event.preventDefault();
  };
  return { chosen, active, go, onKeyDown };
};

interface OptionProps {
  readonly id: string;
  readonly at: number;
  readonly of: number;
  readonly style: CSSProperties;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly children: ReactNode;
  onPress(): void;
}

const Option = ({ id, at, of, style, isActive, isSelected, children, onPress }: OptionProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the list around it
  <div
    id={id}
    className={styles.row}
    role="option"
    tabIndex={-1}
    aria-selected={isSelected}
    aria-posinset={at + 1}
    aria-setsize={of}
    data-active={isActive || undefined}
    data-selected={isSelected || undefined}
    style={style}
    onClick={onPress}
  >
    {children}
  </div>
);

/** A list to choose from that draws only the rows in sight. The focus stays on the list; the active row has the ring. */
export const VirtualList = <Row,>(props: VirtualListProps<Row>) => {
  const { label, rows, keyOf, nameOf, renderRow, handle } = props;
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  // The same function for the same rows: another one would measure all of them again with every drawing.
  const latest = useRef(keyOf);
  latest.current = keyOf;
  const getItemKey = useCallback((index: number) => latest.current(rows[index] as Row), [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: (index) => props.heightOf(rows[index] as Row),
    getItemKey,
    overscan: 8,
  });
  const { chosen, active, go, onKeyDown } = useListbox(props, (index) =>
    virtual.scrollToIndex(index, { align: 'auto' }),
  );
  useImperativeHandle(handle, () => ({
    focus: () => {
      place.current?.focus();
      if (chosen < 0) go(nextIndex(props, -1, 'ArrowDown'));
    },
  }));
  const activeId = rows[active] === undefined ? {} : { 'aria-activedescendant': `${id}-${active}` };
  return (
    <div
      ref={place}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      onKeyDown={onKeyDown}
      {...activeId}
    >
      <div className={styles.whole} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index] as Row;
          const isSelected = index === chosen;
          const style = { height: size, transform: `translateY(${start}px)` };
          const content = renderRow(row, { isSelected });
          if (nameOf(row) === null) {
            return (
              <div key={key} className={styles.row} role="presentation" data-heading style={style}>
                {content}
              </div>
            );
          }
          const option = {
            id: `${id}-${index}`,
            at: index,
            of: rows.length,
            style,
            isSelected,
            isActive: index === active,
          };
          return (
            <Option key={key} {...option} onPress={() => go(index)}>
              {content}
            </Option>
          );
        })}
      </div>
    </div>
  );
};
