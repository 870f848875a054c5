import { Check, Copy, Eraser, ScrollText, X } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRecord } from '#contract/state/app-state';
import { IconButton } from '../../components/button/icon-button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { Segmented, type SegmentedOption } from '../../components/form/segmented.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useApp, useSend, useViewActions } from '../../store/window-context.tsx';
import { FilterField } from '../design/parts/filter-field.tsx';
import styles from './log-drawer.module.css';
import { countByFilter, filterLog, LOG_FILTERS, type LogFilter, logLines } from './log-filter.ts';
import { LogRows } from './log-rows.tsx';

/** The whole of a record, since a row shows one line of it. */
const Detail = ({ record }: { readonly record: LogRecord }) => {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a place that scrolls, not a section of a page
    <div
      className={styles.detail}
      role="region"
      aria-label={t('ui.log.detail')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text must be reachable to scroll it
      tabIndex={0}
    >
      {record.text.split('\n').map(visibleText).join('\n')}
    </div>
  );
};

const useFilters = (records: readonly LogRecord[]): SegmentedOption<LogFilter>[] => {
  const { t } = useTranslation();
  const counts = useMemo(() => countByFilter(records), [records]);
  return LOG_FILTERS.map((value) => ({
    value,
    label: value === 'all' ? t('ui.log.all') : t(`ui.log.kind.${value}`),
    count: counts[value],
  }));
};

const Tools = ({ shown }: { readonly shown: readonly LogRecord[] }) => {
  const { t } = useTranslation();
  const send = useSend();
  const { setPanel } = useViewActions();
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(`${logLines(shown)}\n`).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <IconButton
        icon={isCopied ? Check : Copy}
        label={t(isCopied ? 'ui.log.copied' : 'ui.log.copy')}
        size="bar"
        isDisabled={shown.length === 0}
        onPress={copy}
      />
      <IconButton icon={Eraser} label={t('ui.log.clear')} size="bar" onPress={() => void send('log.clear', {})} />
      <IconButton
        icon={X}
        label={t('ui.log.close')}
        keys={KEYS.log.keys}
        size="bar"
        onPress={() => setPanel('log', false)}
      />
    </>
  );
};

/** The drawer with every record of the agent: by kind, by text, to the end until it is scrolled. */
export const LogDrawer = () => {
  const { t } = useTranslation();
  const { records, dropped } = useApp((app) => app.log);
  const [filter, setFilter] = useState<LogFilter>('all');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const settled = useDeferredValue(query);
  const shown = useMemo(() => filterLog(records, filter, settled), [records, filter, settled]);
  const options = useFilters(records);
  const record = chosen === null ? undefined : shown.find(({ id }) => id === chosen);
  return (
    <div className={styles.drawer}>
      <div className={styles.bar}>
        <h2 className={styles.name}>{t('ui.log.log')}</h2>
        <Segmented
          label={t('ui.log.kinds')}
          options={options}
          value={filter}
          size="bar"
          onChange={(value) => setFilter(value)}
        />
        {dropped > 0 ? <span className={styles.dropped}>{t('ui.log.dropped', { count: dropped })}</span> : null}
        <span className={styles.space} />
        <div className={styles.filter}>
          <FilterField
            label={t('ui.log.filter')}
            placeholder={t('ui.log.filter-hint')}
            value={query}
            onChange={setQuery}
          />
        </div>
        <Tools shown={shown} />
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={ScrollText} title={t(records.length === 0 ? 'ui.log.empty' : 'ui.log.none')} place="panel">
          {t(records.length === 0 ? 'ui.log.empty-text' : 'ui.log.none-text')}
        </EmptyState>
      ) : (
        <LogRows records={shown} chosen={chosen} onChoose={(id) => setChosen((now) => (now === id ? null : id))} />
      )}
      {record ? <Detail record={record} /> : null}
    </div>
  );
};
