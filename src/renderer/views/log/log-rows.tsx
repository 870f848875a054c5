import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRecord } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { useFollow } from '../agent/use-follow.ts';
import styles from './log-drawer.module.css';
import { logTime } from './log-filter.ts';

export interface LogRowsProps {
  readonly records: readonly LogRecord[];
  readonly chosen: number | null;
  onChoose(id: number): void;
}

/** Pixels. */
const ROW = 22;
/** More of a text is not drawn in a line; all of it stands below when the record is chosen. */
const LONGEST = 400;

const Row = memo(({ record }: { readonly record: LogRecord }) => {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.time}>{logTime(record.at)}</span>
      <span className={styles.kind} data-kind={record.kind}>
        {t(`ui.log.word.${record.kind}`)}
      </span>
      <span className={styles.title} data-kind={record.kind}>
        {visibleText(record.title.slice(0, LONGEST))}
      </span>
      <span className={styles.text}>{visibleText(record.text.slice(0, LONGEST))}</span>
    </>
  );
});

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The records in sight of 10,000. Stays at the end while the user is there. */
export const LogRows = ({ records, chosen, onChoose }: LogRowsProps) => {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: records.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    getItemKey: (at) => records[at]?.id ?? at,
    overscan: 12,
  });
  const { isFollowing, toEnd, onScroll } = useFollow(place, records);
  const active = chosen === null ? -1 : records.findIndex(({ id }) => id === chosen);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const from = active < 0 ? (step > 0 ? -1 : records.length) : active;
    const next = Math.min(records.length - 1, Math.max(0, from + step));
    const record = records[next];
    if (!record) return;
    onChoose(record.id);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const activeId = active < 0 ? {} : { 'aria-activedescendant': `log-${chosen}` };
  return (
    <div className={styles.rowsPlace}>
      <div
        ref={place}
        className={styles.rows}
        role="listbox"
        tabIndex={0}
        aria-label={t('ui.log.records')}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        {...activeId}
      >
        <div className={styles.whole} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const record = records[index];
            return record ? (
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the list around it
              <div
                key={key}
                id={`log-${record.id}`}
                className={styles.row}
                role="option"
                tabIndex={-1}
                aria-selected={record.id === chosen}
                aria-posinset={index + 1}
                aria-setsize={records.length}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => onChoose(record.id)}
              >
                <Row record={record} />
              </div>
            ) : null;
          })}
        </div>
      </div>
      {isFollowing ? null : (
        <div className={styles.latest}>
          <Button size="bar" icon={ArrowDown} onPress={toEnd}>
            {t('ui.log.to-latest')}
          </Button>
        </div>
      )}
    </div>
  );
};
