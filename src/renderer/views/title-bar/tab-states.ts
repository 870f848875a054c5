import type { WorkspaceSetup } from '#contract/state/app-state';
import type { FlowTab } from '../../store/view-state.ts';
import type { RunState } from '../steps/run-state.ts';

export interface TabState {
  /** A figure: how far, how many. */
  readonly note: string | null;
  /** A dot needs the user; an alert says that something stopped here. */
  readonly mark: 'dot' | 'alert' | null;
  /** Nothing is there yet; the tab says what will be. */
  readonly isEmpty: boolean;
}

export interface TabFacts {
  readonly run: RunState;
  readonly setup: WorkspaceSetup['kind'] | null;
  /** Screens of the chosen snapshot; null when there is none. */
  readonly screens: number | null;
  /** Files that differ from the version control; null when it was not asked. */
  readonly changes?: number | null;
  /** Of the code of the chosen snapshot, as it is written; null when it was not measured. */
  readonly score?: string | null;
}

const QUIET: TabState = { note: null, mark: null, isEmpty: true };

/** The tab where a run of each skill is at home. */
const isAtHome = (run: RunState, tab: FlowTab): boolean => {
  const skill = run.kind === 'steps' ? run.progress.skill : run.kind === 'failed' ? run.skill : null;
  return skill !== null && (skill === 'codegen' ? 'plan' : 'import') === tab;
};

/** A list waits in Plan, whatever kind of run it came of. */
const waitsForApproval = (run: RunState): boolean =>
  (run.kind === 'steps' || run.kind === 'generic') && run.wait === 'approval';

const runOf = (run: RunState, tab: FlowTab): Partial<TabState> => {
  if (tab === 'plan' && waitsForApproval(run)) return { mark: 'dot', isEmpty: false };
  if (!isAtHome(run, tab)) return {};
  if (run.kind === 'failed') return { mark: 'alert', isEmpty: false };
  if (run.kind !== 'steps') return {};
  if (run.wait === 'question') return { mark: 'dot', isEmpty: false };
  return { note: `${run.step.number}/${run.step.total}`, isEmpty: false };
};

export const tabStates = ({
  run,
  setup,
  screens,
  changes = null,
  score = null,
}: TabFacts): Readonly<Record<FlowTab, TabState>> => ({
  import: { ...QUIET, isEmpty: run.kind === 'untrusted' || setup === null, ...runOf(run, 'import') },
  design: { ...QUIET, note: screens === null ? null : String(screens), isEmpty: screens === null },
  plan: { ...QUIET, isEmpty: screens === null, ...runOf(run, 'plan') },
  changes: changes ? { ...QUIET, note: String(changes), isEmpty: false } : QUIET,
  preview: score === null ? QUIET : { ...QUIET, note: score, isEmpty: false },
});
