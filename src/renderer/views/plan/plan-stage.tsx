import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WorkspaceState } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { KEYS } from '../../keys/key-table.ts';
import { useViewActions, useWindow } from '../../store/window-context.tsx';
import { AgentFailure } from '../failure/agent-failure.tsx';
import { RunFailure } from '../failure/run-failure.tsx';
import { LookingOnlyNote } from '../trust/looking-only-note.tsx';
import { TrustPage } from '../trust/trust-page.tsx';
import { PlanForm } from './form/plan-form.tsx';
import { ElsewhereNote } from './form/plan-notes.tsx';
import { GateStage } from './gate/gate-stage.tsx';
import { PlanRun } from './plan-run.tsx';
import styles from './plan-stage.module.css';
import { usePlanPlace } from './use-plan.ts';

const Before = ({ step }: { readonly step: 'set-up' | 'no-snapshot' }) => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  return (
    <EmptyState
      icon={Layers}
      title={t(`ui.plan.before.${step}`)}
      action={
        <Button keys={KEYS.import.keys} onPress={() => show('import')}>
          {t('ui.flow.import')}
        </Button>
      }
    >
      {t('ui.plan.before.text')}
    </EmptyState>
  );
};

const Place = () => {
  const place = usePlanPlace();
  const { plan } = useWindow();
  switch (place.kind) {
    case 'gate':
      return <GateStage run={place.gate.run} round={place.gate.round} />;
    case 'run':
      return <PlanRun progress={place.progress} />;
    case 'untrusted':
      return <TrustPage trust={place.trust} />;
    case 'kept':
      return (
        <GateStage run={place.run.run} round={place.run.round} isFixed onBack={() => plan.getState().keep(null)} />
      );
    case 'agent-failed':
      return <AgentFailure failure={place.failure} />;
    case 'failed':
      return <RunFailure outcome={place.outcome} />;
    case 'set-up':
    case 'no-snapshot':
      return <Before step={place.kind} />;
    case 'form':
      return <PlanForm />;
  }
};

/** The Plan tab: what to make, the list that waits for an answer, or a kept one. */
export const PlanStage = ({ workspace }: { readonly workspace: WorkspaceState }) => {
  const place = usePlanPlace();
  const isUntrusted = workspace.trust.kind === 'untrusted' && place.kind !== 'untrusted';
  return (
    <>
      {isUntrusted ? <LookingOnlyNote /> : null}
      {place.kind === 'form' ? null : (
        <div className={styles.note}>
          <ElsewhereNote />
        </div>
      )}
      <Place />
    </>
  );
};
