import { Maximize2, ShieldOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/button/icon-button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { Tabs } from '../../components/layout/tabs.tsx';
import type { SideTab } from '../../store/view-state.ts';
import { useApp, useView, useViewActions } from '../../store/window-context.tsx';
import { AgentPanel } from '../agent/agent-panel.tsx';
import { ChangesInspect } from '../changes/changes-inspect.tsx';
import { InspectPanel } from '../design/inspect-panel.tsx';
import { PlanInspect } from '../plan/inspect/plan-inspect.tsx';
import { PreviewInspect } from '../preview/preview-inspect.tsx';

/** The agent does not start in a folder that was not trusted, and says so where it would be. */
const AgentSide = () => {
  const { t } = useTranslation();
  const isUntrusted = useApp((app) => app.workspace?.trust.kind === 'untrusted');
  if (!isUntrusted) return <AgentPanel place="side" />;
  return (
    <EmptyState icon={ShieldOff} title={t('ui.trust.agent-off')} place="panel">
      {t('ui.trust.agent-off-text')}
    </EmptyState>
  );
};

/** What is inspected goes with the step of the flow. */
const Inspect = () => {
  const flow = useView((view) => view.tab);
  if (flow === 'plan') return <PlanInspect />;
  if (flow === 'preview') return <PreviewInspect />;
  return flow === 'changes' ? <ChangesInspect /> : <InspectPanel />;
};

/** Right of the stage: understand what is selected, or talk. */
export const Side = () => {
  const { t } = useTranslation();
  const tab = useView((view) => view.sideTab);
  const { setSideTab, fillStage } = useViewActions();
  const items: { value: SideTab; label: string }[] = [
    { value: 'inspect', label: t('ui.frame.inspect') },
    { value: 'agent', label: t('ui.frame.agent') },
  ];
  return (
    <Tabs
      label={t('ui.frame.panel.side')}
      items={items}
      value={tab}
      onChange={setSideTab}
      end={
        tab === 'agent' ? (
          <IconButton icon={Maximize2} label={t('ui.frame.fill-stage')} size="bar" onPress={() => fillStage(true)} />
        ) : null
      }
    >
      {tab === 'agent' ? <AgentSide /> : <Inspect />}
    </Tabs>
  );
};
