import { useTranslation } from 'react-i18next';
import type { PlanRow } from '#contract/code-gen/plan';
import { useFormat } from '../../../format/use-format.ts';
import styles from './row-size.module.css';

export interface LineCountsProps {
  readonly added: number;
  readonly removed: number;
}

/** Lines that come and go, each with its sign. */
export const LineCounts = ({ added, removed }: LineCountsProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  return (
    <span className={styles.size}>
      {added > 0 || removed === 0 ? (
        <span
          className={styles.added}
          role="img"
          aria-label={t('ui.plan.lines-added', { count: added, shown: count(added) })}
        >
          +{count(added)}
        </span>
      ) : null}
      {removed > 0 ? (
        <span
          className={styles.removed}
          role="img"
          aria-label={t('ui.plan.lines-removed', { count: removed, shown: count(removed) })}
        >
          −{count(removed)}
        </span>
      ) : null}
    </span>
  );
};

/** The size of a change: lines of a text, else bytes. */
export const RowSize = ({ row }: { readonly row: PlanRow }) => {
  const { bytes } = useFormat();
  if (row.text && row.kind !== 'asset') return <LineCounts added={row.added} removed={row.removed} />;
  return <span className={styles.size}>{bytes(row.after?.size ?? row.before?.size ?? 0)}</span>;
};
