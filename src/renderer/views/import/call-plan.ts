import { callTotal, type PlannedCall, plannedCalls } from '#contract/figma-budget/planned-calls';
import type { ImportDraft } from '../../store/draft-store.ts';
import { importScope } from './import-request.ts';

/** The calls of a form, as far as they are known; a form without an address is taken for a whole file. */
export const importPlan = (draft: ImportDraft): readonly PlannedCall[] =>
  plannedCalls(importScope(draft).kind === 'frames' ? 'frames' : 'file');

/** What is left of a tier after a line of the plan and those before it: `7`, or `≤ 7` where a line is open. */
export const leftAfter = (plan: readonly PlannedCall[], index: number, left: number): string => {
  const { least, most } = callTotal(plan.slice(0, index + 1), plan[index]?.tier);
  const after = String(Math.max(0, left - (most ?? least)));
  return most === null ? `≤ ${after}` : after;
};
