import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AppState } from '#contract/state/app-state';
import { Button } from '../../../components/button/button.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { KEYS } from '../../../keys/key-table.ts';
import { useApp, usePlan } from '../../../store/window-context.tsx';
import { type Approval, shortDigest } from '../model/approval.ts';
import { splitPath } from '../model/plan-entries.ts';
import { useAnswer, useCallModify } from '../use-answer.ts';
import { useApproval, usePlanList } from '../use-plan.ts';
import styles from './answer-bar.module.css';

/** Why Approve waits, or what it binds to. */
const lineOf = (approval: Approval, t: TFunction): string => {
  switch (approval.kind) {
    case 'ready':
      return t('ui.plan.bound', { digest: shortDigest(approval.digest) });
    case 'missing': {
      const [first] = approval.missing;
      const nameOf = (path = '') => visibleText(splitPath(path).name);
      const paths = { path: nameOf(first?.path), needs: nameOf(first?.needs) };
      return t('ui.plan.waits.missing', { ...paths, count: approval.missing.length });
    }
    case 'failed':
      return approval.failure.message;
    default:
      return t(`ui.plan.waits.${approval.kind}`);
  }
};

interface WordsProps {
  readonly approval: Approval;
  /** Why a kept plan cannot be approved just now. */
  readonly blocked: 'busy' | 'untrusted' | null;
}

const Line = ({ approval, blocked }: WordsProps) => {
  const { t } = useTranslation();
  const isStopped = approval.kind === 'missing' || approval.kind === 'failed';
  const line = blocked === null ? lineOf(approval, t) : t(`ui.plan.waits.${blocked}`);
  return (
    <p className={styles.line} role="status" data-tone={isStopped ? 'mod' : undefined} title={line}>
      {line}
    </p>
  );
};

const Words = (props: WordsProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const list = usePlanList();
  const unticked = usePlan((plan) => plan.unticked.size);
  const total = list?.rows.length ?? 0;
  return (
    <div className={styles.words}>
      <p className={styles.ticked}>
        {total > 0 ? t('ui.plan.ticked', { n: count(total - unticked), total: count(total) }) : null}
      </p>
      <Line {...props} />
    </div>
  );
};

/** A run of its own writes a kept plan, so that has to be able to start. */
const blockedBy = ({ agent, workspace }: AppState): WordsProps['blocked'] => {
  if (workspace?.trust.kind === 'untrusted') return 'untrusted';
  return agent.kind === 'busy' ? 'busy' : null;
};

export interface AnswerBarProps {
  /** A kept plan: it is approved whole or left. */
  readonly isFixed: boolean;
  /** Leaves a kept plan as it is. */
  onBack?(): void;
}

/** The answer: cancel, modify, approve. None of them is chosen beforehand, and none comes by itself. */
export const AnswerBar = ({ isFixed, onBack }: AnswerBarProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const approval = useApproval();
  const answer = useAnswer();
  const callModify = useCallModify();
  const isSent = approval.kind === 'sent';
  const blocked = useApp((app) => (isFixed ? blockedBy(app) : null));
  const isReady = approval.kind === 'ready' && blocked === null;
  const files = approval.kind === 'ready' ? approval.files : 0;
  return (
    <footer className={styles.bar}>
      <Words approval={approval} blocked={blocked} />
      <div className={styles.actions}>
        <Button
          size="form"
          variant="quiet"
          isDisabled={isSent}
          onPress={() => (isFixed ? onBack?.() : answer.cancel())}
        >
          {t(isFixed ? 'ui.plan.back' : 'ui.plan.cancel')}
        </Button>
        {isFixed ? null : (
          <Button size="form" keys={KEYS.modify.keys} isDisabled={isSent} onPress={callModify}>
            {t('ui.plan.modify')}
          </Button>
        )}
        <Button
          size="form"
          variant="primary"
          keys={KEYS.primary.keys}
          isPrimaryAction="guarded"
          isDisabled={!isReady}
          onPress={() => {
            if (approval.kind !== 'ready') return;
            if (isFixed) answer.apply(approval);
            else answer.approve(approval);
          }}
        >
          {files > 0 ? t('ui.plan.approve', { count: files, shown: count(files) }) : t('ui.plan.approve-none')}
        </Button>
      </div>
    </footer>
  );
};
