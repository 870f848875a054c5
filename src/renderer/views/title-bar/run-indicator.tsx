import { CircleAlert, CircleHelp, CirclePause, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatDuration } from '../../format/duration.ts';
import { useFormat } from '../../format/use-format.ts';
import { useNow } from '../../format/use-now.ts';
import { useCommand, useScore, useView, useViewActions } from '../../store/window-context.tsx';
import type { RunState, RunWait } from '../steps/run-state.ts';
import { stepDetailText } from '../steps/step-detail.ts';
import { useRunState } from '../steps/use-run-state.ts';
import styles from './run-indicator.module.css';
import { StepsPopover } from './steps-popover.tsx';

const Quiet = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.run} data-tone="quiet">
    <span className={styles.words}>{children}</span>
  </div>
);

const Idle = ({ last }: { readonly last: Extract<RunState, { kind: 'idle' }>['last'] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(false);
  if (!last) return <Quiet>{t('ui.run.idle')}</Quiet>;
  const isSetUp = last.kind === 'done' && last.skill === 'init';
  return <Quiet>{t(`ui.run.idle-${isSetUp ? 'set-up' : last.kind}`, { time: format.day(last.at, now) })}</Quiet>;
};

const WaitMark = ({ wait }: { readonly wait: RunWait }) => {
  if (wait === 'approval') return <Icon of={CirclePause} />;
  if (wait === 'question') return <Icon of={CircleHelp} />;
  if (wait === 'silent') return <Icon of={Hourglass} size={14} />;
  return <span className={styles.dot} />;
};

const Stop = ({ isStopping }: { readonly isStopping: boolean }) => {
  const { t } = useTranslation();
  const { openOverlay } = useViewActions();
  return (
    <Button size="bar" isDisabled={isStopping} onPress={() => openOverlay({ kind: 'stop' })}>
      {t('ui.run.stop')}
    </Button>
  );
};

const Running = ({ run }: { readonly run: Extract<RunState, { kind: 'steps' }> }) => {
  const { t } = useTranslation();
  const { step, wait, progress } = run;
  const now = useNow(true);
  const isNarrow = useView((view) => view.width === 'narrow' || view.width === 'compact');
  const name = step.event === null ? t('ui.run.starting') : t(`events.${step.event}`);
  return (
    <div className={styles.run} data-tone="running">
      <StepsPopover progress={progress}>
        <WaitMark wait={wait} />
        <span className={styles.count}>{t('ui.run.count', { n: step.number, total: step.total })}</span>
        <span className={styles.words}>
          {wait === null ? name : t(`ui.run.wait.${isNarrow && wait === 'approval' ? 'approval-short' : wait}`)}
        </span>
        {wait === 'question' || wait === 'approval' ? null : (
          <span className={styles.time}>{formatDuration(now - progress.startedAt)}</span>
        )}
      </StepsPopover>
      <Stop isStopping={wait === 'stopping'} />
      <span className={styles.bar} style={{ transform: `scaleX(${step.number / step.total})` }} />
    </div>
  );
};

const Generic = ({ run }: { readonly run: Extract<RunState, { kind: 'generic' }> }) => {
  const { t, i18n } = useTranslation();
  const now = useNow(true);
  const { wait, detail } = run;
  const doing = (detail && stepDetailText(detail, i18n)) || t('ui.run.generic');
  return (
    <div className={styles.run} data-tone="running">
      <WaitMark wait={wait} />
      <span className={styles.words}>{wait === null ? doing : t(`ui.run.wait.${wait}`)}</span>
      <span className={styles.time}>{formatDuration(now - run.startedAt)}</span>
      <Stop isStopping={wait === 'stopping'} />
      {detail?.total ? (
        <span className={styles.bar} style={{ transform: `scaleX(${Math.min(1, detail.done / detail.total)})` }} />
      ) : null}
    </div>
  );
};

const Failed = ({ run }: { readonly run: Extract<RunState, { kind: 'failed' }> }) => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  const isMeasuring = useScore((score) => score.failure !== null);
  const home = isMeasuring ? 'preview' : run.skill === 'codegen' ? 'plan' : 'import';
  return (
    <div className={styles.run} data-tone="failed">
      <Icon of={CircleAlert} />
      <span className={styles.words}>
        <strong>{t('ui.run.failed', { what: t(`ui.run.what.${run.skill ?? 'chat'}`) })}</strong>
        {run.step ? (
          <span className={styles.at}> {t('ui.run.failed-at', { n: run.step.number, total: run.step.total })}</span>
        ) : null}
      </span>
      <Button size="bar" onPress={() => show(home)}>
        {t('ui.run.show')}
      </Button>
    </div>
  );
};

const AgentFailed = () => {
  const { t } = useTranslation();
  const command = useCommand();
  return (
    <div className={styles.run} data-tone="failed">
      <Icon of={CircleAlert} />
      <span className={styles.words}>
        <strong>{t('ui.run.agent-ended')}</strong>
      </span>
      <Button size="bar" onPress={() => void command('agent.retry', {})}>
        {t('ui.run.retry')}
      </Button>
    </div>
  );
};

/** One indicator for every run; its place and width are the same in each state. */
export const RunIndicator = () => {
  const { t } = useTranslation();
  const run = useRunState();
  switch (run.kind) {
    case 'no-workspace':
      return <Quiet>{t('ui.run.no-workspace')}</Quiet>;
    case 'untrusted':
      return <Quiet>{t('ui.run.untrusted')}</Quiet>;
    case 'stopping':
      return <Quiet>{t('ui.run.wait.stopping')}</Quiet>;
    case 'idle':
      return <Idle last={run.last} />;
    case 'steps':
      return <Running run={run} />;
    case 'generic':
      return <Generic run={run} />;
    case 'failed':
      return <Failed run={run} />;
    case 'agent-failed':
      return <AgentFailed />;
  }
};
