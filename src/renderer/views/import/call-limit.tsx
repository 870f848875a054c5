import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Note } from '../../components/feedback/note.tsx';
import { formatDuration } from '../../format/duration.ts';
import { useFormat } from '../../format/use-format.ts';
import { useApp } from '../../store/window-context.tsx';
import { type Budget, isLong } from '../figma-budget/use-budget.ts';
import styles from './import-form.module.css';
import { useImport } from './use-import.ts';

const DAY_MS = 24 * 60 * 60_000;

interface CallLimitProps {
  readonly budget: Budget;
  /** Calls of the first tier that the import needs at least. */
  readonly planned: number;
}

/** What stands in the way of an import: a limit that Figma named, or one that the counted calls come to. */
export const CallLimit = ({ budget, planned }: CallLimitProps) => {
  const { t } = useTranslation();
  const format = useFormat();
  const submit = useImport();
  const isBusy = useApp((app) => app.agent.kind === 'busy');
  const { refusedUntil, now, of } = budget;
  const until = refusedUntil ?? of[1].resetsAt;
  if (refusedUntil === null && of[1].left >= planned) return null;
  const at = until === null ? null : format.day(until, now);
  const isNear = until !== null && until - now < DAY_MS;
  const wait = until === null ? '' : formatDuration(until - now);
  if (refusedUntil === null)
    return (
      <div className={styles.limit}>
        <Note icon={Hourglass} tone="mod">
          {at === null
            ? t('ui.import.calls.short', { count: of[1].left, planned })
            : t('ui.import.calls.short-none', { at })}
        </Note>
      </div>
    );
  const tryAnyway = (
    <Button size="bar" isDisabled={isBusy} onPress={() => submit({ ignoreLimit: true })}>
      {t('ui.figma.try-anyway')}
    </Button>
  );
  const key = isLong(budget) ? (isNear ? 'refused-near' : 'refused') : 'refused-short';
  return (
    <div className={styles.limit}>
      <Note icon={Hourglass} tone="mod" isLive actions={isLong(budget) ? tryAnyway : null}>
        {t(`ui.import.calls.${key}`, { at, wait })}
      </Note>
    </div>
  );
};
