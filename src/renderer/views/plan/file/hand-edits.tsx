import { useTranslation } from 'react-i18next';
import type { HandEdit } from '#contract/code-gen/plan';
import { Button } from '../../../components/button/button.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import styles from './file-pane.module.css';
import type { Compared } from './use-plan-file.ts';

export interface HandEditsProps {
  readonly edit: HandEdit;
  readonly compared: Compared;
  onCompare(compared: Compared): void;
  /** Goes to a line of what will be written. */
  onReveal(line: number): void;
}

const MOST_LISTED = 12;

const linesOf = ({ start, end }: HandEdit['conflicts'][number]): string =>
  start === end ? `${start}` : `${start}–${end}`;

const Conflicts = ({ conflicts, onReveal }: Pick<HandEdit, 'conflicts'> & Pick<HandEditsProps, 'onReveal'>) => {
  const { t } = useTranslation();
  return (
    <>
      {conflicts.slice(0, MOST_LISTED).map((conflict) => (
        <Button key={conflict.start} size="bar" onPress={() => onReveal(conflict.start)}>
          {t('ui.plan.conflict-lines', { lines: linesOf(conflict) })}
        </Button>
      ))}
      {conflicts.length > MOST_LISTED ? (
        <span className={styles.conflicts}>{t('ui.plan.more', { count: conflicts.length - MOST_LISTED })}</span>
      ) : null}
    </>
  );
};

/** A file that was changed by hand: three versions of it, two at a time, and where both sides changed the same lines. */
export const HandEdits = ({ edit, compared, onCompare, onReveal }: HandEditsProps) => {
  const { t } = useTranslation();
  const count = edit.conflicts.length;
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
          { value: 'all', label: t('ui.plan.compared.all') },
        ]}
        value={compared}
        onChange={onCompare}
      />
      <p className={styles.conflicts}>{count === 0 ? t('ui.plan.no-conflicts') : t('ui.plan.conflicts', { count })}</p>
      {compared === 'write' ? <Conflicts conflicts={edit.conflicts} onReveal={onReveal} /> : null}
    </div>
  );
};
