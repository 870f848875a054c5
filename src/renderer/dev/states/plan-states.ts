import type { SkillProgress } from '#contract/progress';
import type { AppState, RunOutcome } from '#contract/state/app-state';
import { gateState, runSummary } from '../fixtures/plan.ts';
import { PLAN_ROWS } from '../fixtures/plan-rows.ts';
import { at, type DevState, withWorkspace } from './base.ts';

const STARTED = Date.now() - 48_000;

const progress = (current: number): SkillProgress => ({
  kind: 'skill',
  skill: 'codegen',
  startedAt: STARTED,
  current,
  enteredAt: Object.fromEntries(Array.from({ length: current + 1 }, (_, step) => [step, STARTED + step * 4_000])),
  details: {},
  failure: null,
});

const waiting = (run: string, change: Partial<AppState> = {}): AppState =>
  withWorkspace(
    {},
    {
      agent: { kind: 'busy', skill: 'codegen', since: STARTED, silent: false, stopping: false },
      progress: progress(5),
      gate: gateState(run),
      ...change,
    },
  );

type Arrange = NonNullable<DevState['arrange']>;

const arrange =
  (...more: Arrange[]): Arrange =>
  (parts) => {
    parts.view.getState().actions.show('plan');
    parts.view.getState().actions.setSideTab('inspect');
    for (const one of more) one(parts);
  };

const look =
  (path: string): Arrange =>
  (parts) =>
    // After the list has come and has gone to its first row.
    void setTimeout(() => parts.plan.getState().look(path), 400);

const untick =
  (...paths: string[]): Arrange =>
  (parts) =>
    void setTimeout(() => parts.plan.getState().untick(new Set(paths)), 400);

const OUTCOME: RunOutcome = {
  skill: 'codegen',
  kind: 'done',
  at: at(14, 12),
  startedAt: at(14, 10),
  failure: null,
  event: 'code-gen-done',
  snapshot: null,
  unchanged: false,
};

const WRITTEN = runSummary('written', {
  state: 'written',
  approvedAt: '2026-11-12T10:14:00.000Z',
  written: PLAN_ROWS.map(({ path }) => path),
});

const KEPT = [runSummary('kept'), runSummary('kept-2', { scope: '', rows: 31 })];

export const PLAN_STATES: Readonly<Record<string, DevState>> = {
  'plan-form': { app: withWorkspace({ runs: KEPT }), arrange: arrange() },
  'plan-form-change': {
    app: withWorkspace(),
    arrange: arrange((parts) => parts.drafts.getState().editPlan({ kind: 'modify' })),
  },
  'plan-no-snapshot': { app: withWorkspace({ snapshots: [], latest: null }), arrange: arrange() },
  'plan-running': { app: waiting('plain', { gate: null, progress: progress(4) }), arrange: arrange() },
  'plan-writing': { app: waiting('plain', { gate: null, progress: progress(6) }), arrange: arrange() },
  gate: { app: waiting('plain'), arrange: arrange(look('src/components/stepper/stepper.tsx')) },
  'gate-unticked': {
    app: waiting('plain'),
    arrange: arrange(look('src/features/checkout/old-payment.tsx'), untick('src/features/checkout/old-payment.tsx')),
  },
  'gate-missing': {
    app: waiting('plain'),
    arrange: arrange(
      look('src/features/checkout/checkout.tsx'),
      untick('src/features/checkout/payment-card.tsx', 'src/features/checkout/payment-card.module.css'),
    ),
  },
  'gate-edited': { app: waiting('plain'), arrange: arrange(look('src/routes.tsx')) },
  'gate-asset': { app: waiting('plain'), arrange: arrange(look('src/assets/icons/apple-pay.svg')) },
  'gate-many': { app: waiting('many'), arrange: arrange() },
  'gate-empty': { app: waiting('empty'), arrange: arrange() },
  'gate-modify': {
    app: waiting('plain'),
    arrange: arrange(look('src/routes.tsx'), (parts) => {
      parts.view.getState().actions.setPanel('side', true);
      parts.plan.getState().write('Use the existing Stepper as it is');
      parts.plan.getState().callModify();
    }),
  },
  'plan-kept': {
    app: withWorkspace({ runs: KEPT }),
    arrange: arrange((parts) => parts.plan.getState().keep('kept')),
  },
  'plan-elsewhere': {
    app: withWorkspace({ runs: [{ ...WRITTEN, run: 'plain' }] }),
    arrange: arrange((parts) => parts.plan.getState().tellElsewhere({ run: 'plain', text: null })),
  },
  'gate-elsewhere': {
    app: waiting('plain'),
    arrange: arrange((parts) => parts.plan.getState().tellElsewhere({ run: 'plain', text: 'Leave button.tsx alone' })),
  },
  'plan-written': { app: withWorkspace({ runs: [WRITTEN] }, { lastOutcome: OUTCOME }), arrange: arrange() },
  'plan-failed': {
    app: withWorkspace(
      { runs: [{ ...WRITTEN, state: 'partial', written: WRITTEN.written.slice(0, 3) }] },
      {
        lastOutcome: {
          ...OUTCOME,
          kind: 'failed',
          event: 'code-gen-writing-files',
          failure: {
            code: 'plan-stale',
            message: 'src/routes.tsx changed after the list was made. Nothing was written there. Make a new plan.',
          },
        },
      },
    ),
    arrange: arrange(),
  },
};
