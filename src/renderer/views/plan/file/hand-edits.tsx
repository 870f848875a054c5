import { useTranslation } from 'react-i18next';
import type { HandEdit } from '#contract/code-gen/plan';
import { Segmented } from '../../../components/form/segmented.tsx';
import styles from './file-pane.module.css';
import type { Compared } from './use-plan-file.ts';

export interface HandEditsProps {
  readonly edit: HandEdit;
  readonly compared: Compared;
  onCompare(compared: Compared): void;
}

const MOST_LISTED = 12;

const linesOf = ({ start, end }: HandEdit['conflicts'][number]): string =>
  start === end ? `${start}` : `${start}–${end}`;

/** A file that was changed by hand: three versions of it, two at a time, and where both sides changed the same lines. */
export const HandEdits = ({ edit, compared, onCompare }: HandEditsProps) => {
  const { t } = useTranslation();
  const count = edit.conflicts.length;
  const lines = edit.conflicts.slice(0, MOST_LISTED).map(linesOf).join(', ');
  const hasBase = edit.base !== null;
  return (
    <div className={styles.edits}>
      <Segmented
        label={t('ui.plan.versions')}
        size="bar"
        options={[
          { value: 'write', label: t('ui.plan.compared.write') },
          { value: 'mine', label: t('ui.plan.compared.mine'), isDisabled: !hasBase },
          { value: 'fresh', label: t('ui.plan.compared.fresh') },
        ]}
        value={compared}
        onChange={onCompare}
      />
      <p className={styles.conflicts}>
        {count === 0
          ? t('ui.plan.no-conflicts')
          : `${t('ui.plan.conflicts', { count, lines })}${count > MOST_LISTED ? ' …' : ''}`}
      </p>
    </div>
  );
};
