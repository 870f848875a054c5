import { useMemo } from 'react';
import type { PlanList } from '../../store/plan-store.ts';
import { useApp, usePlan, useView } from '../../store/window-context.tsx';
import { type Approval, approvalOf } from './model/approval.ts';
import { type PlanEntry, planEntries } from './model/plan-entries.ts';
import { type PlanPlace, planPlace } from './model/plan-place.ts';

const NO_ENTRIES: readonly PlanEntry[] = [];

/** What the Plan tab shows. */
export const usePlanPlace = (): PlanPlace => {
  const gate = useApp((app) => app.gate);
  const progress = useApp((app) => app.progress);
  const workspace = useApp((app) => app.workspace);
  const lastOutcome = useApp((app) => app.lastOutcome);
  const agent = useApp((app) => app.agent);
  const kept = usePlan((plan) => plan.kept);
  const lookingOnly = useView((view) => view.lookingOnly);
  return useMemo(
    () => planPlace({ app: { gate, progress, workspace, lastOutcome, agent }, kept, lookingOnly }),
    [gate, progress, workspace, lastOutcome, agent, kept, lookingOnly],
  );
};

/** The list that is looked at; null until its first rows came. */
export const usePlanList = (): PlanList | null => usePlan(({ list }) => (list.kind === 'ready' ? list.value : null));

export const usePlanEntries = (): readonly PlanEntry[] => {
  const list = usePlanList();
  const closed = usePlan((plan) => plan.closed);
  return useMemo(() => (list ? planEntries(list.rows, closed) : NO_ENTRIES), [list, closed]);
};

/** The line that is looked at. */
export const useActiveEntry = (): PlanEntry | null => {
  const entries = usePlanEntries();
  const active = usePlan((plan) => plan.active);
  return useMemo(() => entries.find(({ key }) => key === active) ?? null, [entries, active]);
};

/** Whether the list can be approved just now. */
export const useApproval = (): Approval => {
  const list = usePlanList();
  const unticked = usePlan((plan) => plan.unticked);
  const narrowed = usePlan((plan) => plan.narrowed);
  const sent = usePlan((plan) => plan.sent);
  return useMemo(
    () =>
      approvalOf({
        digest: list?.digest ?? '',
        rows: list?.rows.length ?? 0,
        isComplete: list?.isComplete ?? false,
        unticked: unticked.size,
        narrowed,
        isSent: sent !== null,
      }),
    [list, unticked, narrowed, sent],
  );
};
