import { describe, expect, it } from 'vitest';
import type { NarrowedPlan, RunSummary } from '#contract/code-gen/gate';
import type { PlanRow } from '#contract/code-gen/plan';
import type { AppState, WorkspaceState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import { EMPTY_PLAN } from '../../../store/draft-store.ts';
import { approvalOf, shortDigest } from './approval.ts';
import { listAct } from './list-keys.ts';
import { GROUPED_OVER, nameOfEntry, planEntries, rowsOf, splitPath } from './plan-entries.ts';
import { type PlanFacts, planPlace } from './plan-place.ts';
import { chosenScreens, isRange, planRequest, toggledScreen } from './plan-request.ts';
import { changeOf } from './row-look.ts';
import { tickOf, toggled } from './ticks.ts';

const DIGEST = 'ab12cd34'.padEnd(64, '0');
const version = { sha256: 'c'.repeat(64), size: 1, mode: 0o644 };

const row = (path: string, change: Partial<PlanRow> = {}): PlanRow => ({
  ...{ kind: 'create', path, reason: '', nodes: [], before: null, after: version, added: 1, removed: 0, text: true },
  ...change,
});

const rows = (count: number): PlanRow[] =>
  Array.from({ length: count }, (_, index) => row(`src/folder-${index % 4}/file-${index}.ts`));

const NONE: ReadonlySet<string> = new Set();

describe('lines of the checklist', () => {
  it('are files while there are few, and grouped by folder beyond', () => {
    expect(planEntries(rows(GROUPED_OVER), NONE).every(({ kind }) => kind === 'row')).toBe(true);
    const many = planEntries(rows(GROUPED_OVER + 1), NONE);
    expect(many.filter(({ kind }) => kind === 'folder').map(({ key }) => key)).toEqual([
      'src/folder-0/',
      'src/folder-1/',
      'src/folder-2/',
      'src/folder-3/',
    ]);
    expect(many.filter(({ kind }) => kind === 'row')).toHaveLength(GROUPED_OVER + 1);
  });

  it('hide the files of a closed folder, which still stands for them', () => {
    const entries = planEntries(rows(400), new Set(['src/folder-1/']));
    const closed = entries.find(({ key }) => key === 'src/folder-1/');
    expect(entries).toHaveLength(4 + 300);
    expect(closed && rowsOf(closed)).toHaveLength(100);
    expect(closed && nameOfEntry(closed)).toBe('folder-1');
  });

  it('keep the name of a file apart from its folder', () => {
    expect(splitPath('src/a/b.ts')).toEqual({ folder: 'src/a', name: 'b.ts' });
    expect(splitPath('b.ts')).toEqual({ folder: '', name: 'b.ts' });
    expect(splitPath('a\nb/c\u202ed.ts')).toEqual({ folder: 'a\nb', name: 'c\u202ed.ts' });
  });

  it('show an asset as new, or in the place of one', () => {
    expect(changeOf({ kind: 'asset', before: null })).toBe('added');
    expect(changeOf({ kind: 'asset', before: version })).toBe('modified');
    expect(changeOf({ kind: 'delete', before: version })).toBe('deleted');
  });
});

describe('ticks', () => {
  const all = rows(3);
  const [first] = all;

  it('are on until they are taken off', () => {
    expect(tickOf(all, NONE)).toBe('all');
    const off = toggled(NONE, [first as PlanRow]);
    expect([tickOf(all, off), tickOf([first as PlanRow], off)]).toEqual(['some', 'none']);
    expect(NONE.size).toBe(0);
  });

  it('of a folder that is ticked in part come on, then go off', () => {
    const some = new Set([all[1]?.path ?? '']);
    const on = toggled(some, all);
    expect(tickOf(all, on)).toBe('all');
    expect(tickOf(all, toggled(on, all))).toBe('none');
  });
});

describe('keys of the checklist', () => {
  const flat = planEntries(rows(3), NONE);
  const grouped = planEntries(rows(240), NONE);

  it('move, stop at the ends, tick and open', () => {
    expect(listAct(flat, 0, 'ArrowDown')).toEqual({ kind: 'go', to: 1 });
    expect(listAct(flat, 2, 'ArrowDown')).toEqual({ kind: 'go', to: 2 });
    expect(listAct(flat, 0, 'ArrowUp')).toEqual({ kind: 'go', to: 0 });
    expect([listAct(flat, 1, 'Home'), listAct(flat, 1, 'End')]).toEqual([
      { kind: 'go', to: 0 },
      { kind: 'go', to: 2 },
    ]);
    expect([listAct(flat, 1, ' '), listAct(flat, 1, 'Enter')]).toEqual([{ kind: 'tick' }, { kind: 'open' }]);
    expect(listAct(flat, 1, 'x')).toBeNull();
  });

  it('fold folders and lead back to them', () => {
    expect(listAct(grouped, 0, 'ArrowLeft')).toEqual({ kind: 'fold' });
    expect(listAct(grouped, 0, 'ArrowRight')).toEqual({ kind: 'go', to: 1 });
    expect(listAct(grouped, 0, 'Enter')).toEqual({ kind: 'fold' });
    expect(listAct(grouped, 3, 'ArrowLeft')).toEqual({ kind: 'go', to: 0 });
    expect(listAct(flat, 1, 'ArrowLeft')).toBeNull();
  });
});

describe('approval', () => {
  const facts = {
    digest: DIGEST,
    rows: 9,
    isComplete: true,
    unticked: 0,
    narrowed: { kind: 'none' },
    isSent: false,
  } as const;
  const narrowed = (value: Partial<NarrowedPlan>) =>
    ({ kind: 'ready', value: { digest: 'd', rows: 8, missing: [], ...value } }) as const;

  it('binds to the list as it was shown, or to the narrowed one', () => {
    expect(approvalOf(facts)).toEqual({ kind: 'ready', digest: DIGEST, files: 9 });
    expect(approvalOf({ ...facts, unticked: 1, narrowed: narrowed({}) })).toEqual({
      kind: 'ready',
      digest: 'd',
      files: 8,
    });
  });

  it('[CG17] waits while nothing can be meant by it', () => {
    expect(approvalOf({ ...facts, rows: 0 }).kind).toBe('empty');
    expect(approvalOf({ ...facts, unticked: 9, narrowed: { kind: 'loading' } }).kind).toBe('none-ticked');
    expect(approvalOf({ ...facts, isComplete: false }).kind).toBe('reading');
    expect(approvalOf({ ...facts, unticked: 1, narrowed: { kind: 'loading' } }).kind).toBe('narrowing');
    expect(approvalOf({ ...facts, isSent: true }).kind).toBe('sent');
  });

  it('waits for what a ticked file needs', () => {
    const missing = [{ path: 'a.ts', needs: 'b.ts' }];
    expect(approvalOf({ ...facts, unticked: 1, narrowed: narrowed({ missing }) })).toEqual({
      kind: 'missing',
      missing,
    });
  });

  it('shows the start of a digest', () => {
    expect(shortDigest(DIGEST)).toBe('ab12 cd34');
  });
});

const run = (change: Partial<RunSummary>): RunSummary => ({ run: 'r1', state: 'kept', ...change }) as RunSummary;

const workspace = (change: Partial<WorkspaceState> = {}): WorkspaceState =>
  ({
    ...{ path: '/w', trust: { kind: 'trusted', digest: 'd' }, setup: { kind: 'ready' }, snapshots: [{}], runs: [] },
    ...change,
  }) as unknown as WorkspaceState;

const placeOf = (app: Partial<AppState>, more: Partial<PlanFacts> = {}) =>
  planPlace({ app: { ...INITIAL_STATE, workspace: workspace(), ...app }, kept: null, lookingOnly: null, ...more }).kind;

describe('the Plan tab', () => {
  const gate = { run: 'r1', round: 1 } as NonNullable<AppState['gate']>;
  const progress = { kind: 'skill', skill: 'codegen', failure: null } as AppState['progress'];
  const untrusted = workspace({ trust: { kind: 'untrusted', digest: 'd', files: [] } });

  it('shows the list that waits before anything else', () => {
    expect(placeOf({ gate, progress })).toBe('gate');
    expect(placeOf({ progress })).toBe('run');
    expect(placeOf({})).toBe('form');
  });

  it('shows a kept plan that was chosen, unless it is the one that waits', () => {
    const runs = [run({}), run({ run: 'r2', state: 'written' })];
    expect(placeOf({ workspace: workspace({ runs }) }, { kept: 'r1' })).toBe('kept');
    expect(placeOf({ workspace: workspace({ runs }) }, { kept: 'r2' })).toBe('form');
    expect(placeOf({ workspace: workspace({ runs }), gate }, { kept: 'r1' })).toBe('gate');
  });

  it('says that the agent ended, once nothing waits', () => {
    const agent = { kind: 'failed', failure: { code: 'agent-crashed', message: '' } } as const;
    expect(placeOf({ agent })).toBe('agent-failed');
    expect(placeOf({ agent, gate })).toBe('gate');
  });

  it('says what has to come first', () => {
    expect(placeOf({ workspace: untrusted })).toBe('untrusted');
    expect(placeOf({ workspace: untrusted }, { lookingOnly: 'd' })).toBe('form');
    expect(placeOf({ workspace: workspace({ snapshots: [] }) })).toBe('no-snapshot');
    expect(placeOf({ workspace: workspace({ setup: { kind: 'none' } as WorkspaceState['setup'] }) })).toBe('set-up');
  });
});

describe('what code is made of', () => {
  const IDS = ['1', '2', '3'];

  it('is every screen until some are chosen, and only in the snapshot they were chosen in', () => {
    expect(planRequest(EMPTY_PLAN, 's', IDS)).toEqual({ snapshot: 's', kind: 'generate' });
    const draft = { ...EMPTY_PLAN, of: 's', screens: ['3', '1'], scope: ' keep Button ' };
    expect(planRequest(draft, 's', IDS)).toEqual({
      ...{ snapshot: 's', kind: 'generate', scope: 'keep Button', screens: ['1', '3'] },
    });
    expect(chosenScreens(draft, 'other', IDS)).toEqual(IDS);
    expect(planRequest({ ...draft, screens: [] }, 's', IDS)).toBeNull();
  });

  it('counts all that are ticked again as all', () => {
    const two = toggledScreen(IDS, IDS, '2');
    expect(two).toEqual(['1', '3']);
    expect(toggledScreen(two ?? [], IDS, '2')).toBeNull();
  });

  it('is a change with its place, which is a path and perhaps lines', () => {
    const draft = { ...EMPTY_PLAN, kind: 'modify', scope: 'smaller', range: ' src/a.tsx:12-16 ' } as const;
    expect(planRequest(draft, 's', IDS)).toEqual({
      ...{ snapshot: 's', kind: 'modify', scope: 'smaller', range: 'src/a.tsx:12-16' },
    });
    expect(planRequest({ ...draft, scope: ' ' }, 's', IDS)).toBeNull();
    expect(['', 'a.ts', 'a.ts:1', 'a.ts:1-', 'a.ts:x', 'a:1:2'].map(isRange)).toEqual([
      ...[true, true, true, false, false, false],
    ]);
  });
});
