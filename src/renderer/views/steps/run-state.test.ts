import { describe, expect, it } from 'vitest';
import { EVENT_SEQUENCES, SKILLS } from '#contract/events';
import { type Progress, reduceProgress } from '#contract/progress';
import type { AppState, RunOutcome, WorkspaceState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import { tabStates } from '../title-bar/tab-states.ts';
import { runState } from './run-state.ts';
import { stepsOfOutcome } from './steps-of-outcome.ts';
import { writesNow } from './writes-now.ts';

const WORKSPACE = { path: '/w', trust: { kind: 'nothing-to-run' } } as unknown as WorkspaceState;

const facts = (change: Partial<AppState> = {}) => ({ ...INITIAL_STATE, workspace: WORKSPACE, ...change });

const progressAfter = (skill: (typeof SKILLS)[number], count: number): Progress =>
  EVENT_SEQUENCES[skill]
    .slice(0, count)
    .reduce(
      (progress, event) => reduceProgress(progress, { type: 'event', event, at: 10 }),
      reduceProgress({ kind: 'hidden' }, { type: 'submit', skill, at: 0 }),
    );

const FAILED: RunOutcome = {
  skill: 'parser',
  kind: 'failed',
  at: 100,
  startedAt: 0,
  failure: { code: 'figma-auth', message: 'no' },
  event: 'design-parser-exporting-screenshots',
  snapshot: null,
  unchanged: false,
};

describe('run state', () => {
  it('[PI01] names every step of every skill by its place and event', () => {
    for (const skill of SKILLS) {
      EVENT_SEQUENCES[skill].forEach((event, index) => {
        const run = runState(facts({ progress: progressAfter(skill, index + 1) }));
        expect(run).toMatchObject({
          kind: 'steps',
          step: { number: index + 1, total: EVENT_SEQUENCES[skill].length, event },
        });
      });
    }
  });

  it('is step 1 without a name before the first event', () => {
    expect(runState(facts({ progress: progressAfter('parser', 0) }))).toMatchObject({
      step: { number: 1, event: null },
    });
  });

  it('says why a run waits, stopping first', () => {
    const question = { id: 'q', title: '', detail: null, options: [], allowOther: true };
    const busy = { kind: 'busy', skill: 'parser', since: 0, silent: true, stopping: false } as const;
    const progress = progressAfter('parser', 2);
    expect(runState(facts({ progress, agent: busy }))).toMatchObject({ wait: 'silent' });
    expect(runState(facts({ progress, agent: busy, questions: [question] }))).toMatchObject({ wait: 'question' });
    expect(runState(facts({ progress, agent: { ...busy, stopping: true }, questions: [question] }))).toMatchObject({
      wait: 'stopping',
    });
  });

  it('[PI04] shows a stop that is still being put away, then the idle state', () => {
    const stopping = { kind: 'busy', skill: 'parser', since: 0, silent: false, stopping: true } as const;
    expect(runState(facts({ agent: stopping }))).toEqual({ kind: 'stopping' });
    expect(runState(facts({ lastOutcome: { ...FAILED, kind: 'stopped', failure: null } }))).toMatchObject({
      kind: 'idle',
    });
  });

  it('[PI05] keeps a failure in sight with its step', () => {
    const progress = reduceProgress(progressAfter('parser', 3), { type: 'failure', message: 'no' });
    expect(runState(facts({ progress }))).toMatchObject({ kind: 'failed', step: { number: 3, total: 9 } });
    expect(runState(facts({ lastOutcome: FAILED }))).toMatchObject({
      kind: 'failed',
      skill: 'parser',
      step: { number: 3 },
    });
  });

  it('remembers the last run of the workspace until this session has one', () => {
    const lastRun = { skill: 'init', ok: true, at: '2026-11-12T09:30:00.000Z', snapshot: null } as const;
    const workspace = { ...WORKSPACE, lastRun } as WorkspaceState;
    expect(runState(facts({ workspace }))).toEqual({
      kind: 'idle',
      last: { kind: 'done', skill: 'init', at: Date.UTC(2026, 10, 12, 9, 30) },
    });
    expect(runState(facts({ workspace, lastOutcome: { ...FAILED, kind: 'done' } }))).toMatchObject({
      last: { skill: 'parser' },
    });
  });

  it('says where nothing can run', () => {
    expect(runState(facts({ workspace: null }))).toEqual({ kind: 'no-workspace' });
    const untrusted = { ...WORKSPACE, trust: { kind: 'untrusted', digest: 'd', files: [] } } as WorkspaceState;
    expect(runState(facts({ workspace: untrusted }))).toEqual({ kind: 'untrusted' });
  });
});

describe('steps of a run that failed', () => {
  it('come from the outcome alone after a reload', () => {
    const steps = stepsOfOutcome(FAILED, null);
    expect(steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'failed',
      ...Array.from({ length: 6 }, () => 'pending'),
    ]);
  });

  it('keep the details this window saw', () => {
    const seen = reduceProgress(progressAfter('parser', 2), {
      type: 'detail',
      detail: { label: 'fetched', params: {}, done: 1, total: null },
    });
    if (seen.kind !== 'skill') throw new Error('no skill');
    expect(stepsOfOutcome(FAILED, seen)[1]?.detail).toMatchObject({ label: 'fetched' });
  });
});

describe('what Stop leaves', () => {
  it('is not what was there before, once files are written', () => {
    const at = (count: number) => writesNow(progressAfter('codegen', count));
    expect([at(6), at(7), at(9)]).toEqual([false, true, true]);
    expect(writesNow(progressAfter('parser', 9))).toBe(false);
  });
});

describe('states of the flow tabs', () => {
  it('count the running step, and alert where a run stopped', () => {
    const running = runState(facts({ progress: progressAfter('parser', 4) }));
    expect(tabStates({ run: running, setup: 'ready', screens: 5 }).import).toMatchObject({ note: '4/9' });
    const failed = runState(facts({ lastOutcome: FAILED }));
    expect(tabStates({ run: failed, setup: 'ready', screens: 5 })).toMatchObject({
      import: { mark: 'alert' },
      design: { note: '5', isEmpty: false },
      plan: { isEmpty: false },
      changes: { isEmpty: true },
    });
  });

  it('have a dot on Plan while a list waits, and the run says so', () => {
    const gate = { run: 'r', round: 1 } as unknown as NonNullable<AppState['gate']>;
    const waiting = runState(facts({ progress: progressAfter('codegen', 6), gate }));
    expect(waiting).toMatchObject({ kind: 'steps', wait: 'approval' });
    expect(tabStates({ run: waiting, setup: 'ready', screens: 5 }).plan).toMatchObject({ mark: 'dot' });
    const generic = runState(facts({ progress: { kind: 'generic', startedAt: 0 }, gate }));
    expect(tabStates({ run: generic, setup: 'ready', screens: null }).plan).toMatchObject({ mark: 'dot' });
  });
});
