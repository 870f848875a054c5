import { describe, expect, it } from 'vitest';
import type { AppState, RunOutcome, WorkspaceState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import { importPlace } from './import-place.ts';

const FAILURE = { code: 'workspace-schema', message: 'no' } as const;

const ready = (change: Partial<WorkspaceState> = {}): WorkspaceState =>
  ({
    path: '/w',
    name: 'w',
    setup: { kind: 'ready' },
    trust: { kind: 'trusted', digest: 'd' },
    snapshots: [{ name: 'a' }],
    latest: 'a',
    ...change,
  }) as unknown as WorkspaceState;

const outcome = (change: Partial<RunOutcome>): RunOutcome => ({
  skill: 'parser',
  kind: 'done',
  at: 1,
  startedAt: 0,
  failure: null,
  event: null,
  snapshot: null,
  unchanged: false,
  ...change,
});

const placeOf = (workspace: WorkspaceState, app: Partial<AppState> = {}) =>
  importPlace({ ...INITIAL_STATE, ...app, workspace });

const untrusted = { kind: 'untrusted', digest: 'd', files: [] } as const;
const detected = { framework: null, language: null, vcs: 'none', facts: [] } as const;

describe('what the Import tab shows', () => {
  it('is the form when nothing stands in the way', () => {
    expect(placeOf(ready())).toEqual({ kind: 'form' });
  });

  it('sets up first', () => {
    expect(placeOf(ready({ setup: { kind: 'none', detected } })).kind).toBe('set-up');
  });

  it('is the run while one goes on, whatever else holds', () => {
    const progress = {
      kind: 'skill',
      skill: 'init',
      startedAt: 0,
      current: 0,
      enteredAt: {},
      details: {},
      failure: null,
    } as const;
    expect(placeOf(ready({ trust: untrusted }), { progress }).kind).toBe('run');
    expect(placeOf(ready(), { progress: { ...progress, skill: 'codegen' } }).kind).toBe('form');
    expect(placeOf(ready(), { progress: { kind: 'generic', startedAt: 0 } }).kind).toBe('form');
  });

  it('[PA03] asks for trust before anything could run, also after a failure', () => {
    const lastOutcome = outcome({ kind: 'failed', failure: FAILURE });
    expect(placeOf(ready({ trust: untrusted }), { lastOutcome }).kind).toBe('untrusted');
  });

  it('says why a workspace cannot be used', () => {
    expect(placeOf(ready({ setup: { kind: 'broken', failure: FAILURE } }))).toEqual({
      kind: 'broken',
      failure: FAILURE,
    });
    expect(placeOf(ready({ trust: { kind: 'unreadable', failure: FAILURE } })).kind).toBe('broken');
  });

  it('shows a failed run and an agent that ended for good', () => {
    expect(placeOf(ready(), { lastOutcome: outcome({ kind: 'failed', failure: FAILURE }) }).kind).toBe('failed');
    expect(placeOf(ready(), { agent: { kind: 'failed', failure: FAILURE } }).kind).toBe('agent-failed');
  });

  it('shows what an import brought while it exists', () => {
    const lastOutcome = outcome({ snapshot: 'a' });
    expect(placeOf(ready(), { lastOutcome })).toMatchObject({ kind: 'done', snapshot: 'a' });
    expect(placeOf(ready({ snapshots: [] }), { lastOutcome }).kind).toBe('form');
    expect(placeOf(ready(), { lastOutcome: outcome({ kind: 'stopped' }) }).kind).toBe('form');
  });
});
