import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunSummary, RunView } from '#contract/code-gen/gate';
import { Button } from '../../../components/button/button.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { type Fact, Facts } from '../../../components/list/facts.tsx';
import { formatDuration } from '../../../format/duration.ts';
import { useFormat } from '../../../format/use-format.ts';
import { useNow } from '../../../format/use-now.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { useApp } from '../../../store/window-context.tsx';
import { approvalOf, shortDigest, writingTime } from '../model/run-words.ts';
import { RunLog } from './run-log.tsx';
import styles from './side.module.css';
import { UndoDialog } from './undo-dialog.tsx';
import { useRun } from './use-run.ts';

/** Today: the clock; before that the day as well. */
const useMoment = (): ((iso: string) => string) => {
  const { day, clock } = useFormat();
  const now = useNow(false);
  return (iso) => {
    const at = Date.parse(iso);
    if (Number.isNaN(at)) return visibleText(iso);
    const [date, time] = [day(at, now), clock(at)];
    return date === time ? time : `${date} ${time}`;
  };
};

const useRunFacts = (run: RunSummary, view: RunView | null): readonly Fact[] => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const moment = useMoment();
  const approval = view ? approvalOf(view.log) : null;
  const time = view ? writingTime(view.log) : null;
  const approvedAt = approval?.at ?? run.approvedAt;
  const where = approval ? `, ${t(`ui.changes.run.by-${approval.by}`)}` : '';
  const approved =
    approvedAt === null
      ? t('ui.changes.run.not-approved')
      : t('ui.changes.run.approved', { at: moment(approvedAt), round: run.round }) + where;
  const written = t('ui.changes.run.written-of', { written: count(run.written.length), rows: count(run.rows) });
  return [
    { name: t('ui.changes.run.approved-name'), value: approved },
    {
      name: t('ui.changes.run.written-name'),
      value: time === null ? written : `${written}, ${formatDuration(time)}`,
    },
    {
      name: t('ui.changes.run.refused-name'),
      value:
        run.refused === 0 ? (
          t('ui.changes.run.none')
        ) : (
          <span className={styles.warning}>{t('ui.changes.run.refused', { count: run.refused })}</span>
        ),
    },
    { name: t('ui.changes.run.list-name'), value: visibleText(shortDigest(run.digest)), isCode: true },
  ];
};

/** Why undo is not offered just now; null: it is. */
const useUndoHindrance = (run: RunSummary): 'undone' | 'nothing' | 'busy' | 'untrusted' | null => {
  const isBusy = useApp((app) => app.agent.kind === 'busy');
  const isUntrusted = useApp((app) => app.workspace?.trust.kind === 'untrusted');
  if (run.state === 'undone') return 'undone';
  if (run.written.length === 0) return 'nothing';
  if (isUntrusted) return 'untrusted';
  return isBusy ? 'busy' : null;
};

/** What a run was allowed, what it wrote, and the way back. */
export const RunSection = ({ run, isLatest }: { readonly run: RunSummary; readonly isLatest: boolean }) => {
  const { t } = useTranslation();
  const moment = useMoment();
  const [isAsking, setAsking] = useState(false);
  const loaded = useRun(run);
  const view = loaded.kind === 'ready' ? loaded.value : null;
  const facts = useRunFacts(run, view);
  const hindrance = useUndoHindrance(run);
  return (
    <>
      <PanelSection
        title={isLatest ? t('ui.changes.run.this') : t('ui.changes.run.of', { at: moment(run.createdAt) })}
        end={
          <Button size="bar" icon={Undo2} isDisabled={hindrance !== null} onPress={() => setAsking(true)}>
            {t('ui.changes.undo.run')}
          </Button>
        }
        isInset
      >
        <Facts facts={facts} />
        <p className={styles.note}>
          {run.state === 'partial' ? `${t('ui.changes.run.partial')} ` : null}
          {hindrance ? t(`ui.changes.undo.${hindrance}`) : t('ui.changes.undo.what', { count: run.written.length })}
        </p>
      </PanelSection>
      <RunLog loaded={loaded} />
      {isAsking ? <UndoDialog run={run} onClose={() => setAsking(false)} /> : null}
    </>
  );
};
