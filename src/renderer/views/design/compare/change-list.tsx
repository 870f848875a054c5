import { useTranslation } from 'react-i18next';
import type { SnapshotComparison } from '#contract/design/snapshot-view';
import { Checkbox } from '../../../components/form/checkbox.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import { VirtualList } from '../parts/virtual-list.tsx';
import { ChangeRowView } from './change-row.tsx';
import { CHANGE_FILTERS, type ChangeFilter, type ChangeRow, filterCounts, rowKey, rowName } from './change-rows.ts';
import styles from './compare.module.css';

export interface ListFilter {
  readonly kind: ChangeFilter;
  readonly withoutBoxes: boolean;
}

export interface ChangeListProps {
  readonly comparison: SnapshotComparison;
  readonly rows: readonly ChangeRow[];
  readonly filter: ListFilter;
  readonly selected: string | null;
  onFilter(filter: ListFilter): void;
  onChoose(row: ChangeRow): void;
}

const HEADING = 30;
const ONE_LINE = 30;
const TWO_LINES = 44;

const heightOf = ({ kind }: ChangeRow): number =>
  kind === 'heading' ? HEADING : kind === 'image' ? ONE_LINE : TWO_LINES;

/** The changes by screen, with a filter by kind. */
export const ChangeList = ({ comparison, rows, filter, selected, onFilter, onChoose }: ChangeListProps) => {
  const { t } = useTranslation();
  const counts = filterCounts(comparison);
  const kinds = CHANGE_FILTERS.filter((kind) => kind === 'all' || counts[kind] > 0 || kind === filter.kind);
  return (
    <div className={styles.list}>
      <div className={styles.filters}>
        <Segmented
          label={t('ui.compare.filter')}
          size="bar"
          value={filter.kind}
          onChange={(kind) => onFilter({ ...filter, kind })}
          options={kinds.map((value) => ({ value, label: t(`ui.compare.filters.${value}`) }))}
        />
        <Checkbox isSelected={filter.withoutBoxes} onChange={(withoutBoxes) => onFilter({ ...filter, withoutBoxes })}>
          {t('ui.compare.without-boxes')}
        </Checkbox>
      </div>
      <VirtualList
        label={t('ui.compare.changes')}
        rows={rows}
        heightOf={heightOf}
        keyOf={rowKey}
        nameOf={rowName}
        selectedKey={selected}
        onChoose={onChoose}
        renderRow={(row) => <ChangeRowView row={row} />}
      />
    </div>
  );
};
