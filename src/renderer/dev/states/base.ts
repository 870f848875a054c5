import type { ProjectChange } from '#contract/code-gen/project-view';
import type { ScoreView } from '#contract/code-gen/score';
import { UNKNOWN_ACCOUNT } from '#contract/figma-budget/allowance';
import type { AppState, WorkspaceState } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import type { Shell } from '../../connection/shell.ts';
import type { WindowParts } from '../../store/window-context.tsx';
import { SNAPSHOT, snapshotRow } from '../fixtures/snapshot-view.ts';

/** One thing to look at: a state of the backend, and what was pressed in the window. */
export interface DevState {
  readonly app: AppState;
  readonly kind?: Shell['kind'];
  /** What the version control tells; the usual ones when it is not said. */
  readonly changes?: readonly ProjectChange[];
  /** What was measured; null: nothing. */
  readonly score?: ScoreView | null;
  arrange?(parts: WindowParts): void;
}

/** A fixed time of today, so that screenshots stay the same. */
export const at = (hours: number, minutes: number, seconds = 0): number =>
  new Date(new Date().setHours(hours, minutes, seconds, 0)).getTime();

export const READY: WorkspaceState = {
  path: '/home/user/projects/storefront',
  name: 'storefront',
  setup: {
    kind: 'ready',
    framework: 'react',
    language: 'TypeScript',
    vcs: 'git',
    dedup: { method: 'phash', threshold: 0.95, verify: true },
  },
  trust: { kind: 'trusted', digest: 'a'.repeat(64) },
  snapshots: [snapshotRow('checkout v2'), snapshotRow('checkout v1', '20261110T101500.000Z')],
  latest: SNAPSHOT,
  lastRun: { skill: 'parser', ok: true, at: '2026-11-12T09:30:12.000Z', snapshot: SNAPSHOT },
  vcs: {
    kind: 'git',
    branch: 'feature/checkout',
    base: null,
    changes: { added: 0, modified: 2, deleted: 0 },
    files: [],
    notice: null,
  },
  runs: [],
  changedOutside: false,
};

export const withWorkspace = (change: Partial<WorkspaceState> = {}, app: Partial<AppState> = {}): AppState => ({
  ...INITIAL_STATE,
  agent: { kind: 'ready' },
  settings: { ...INITIAL_STATE.settings, secrets: { figma: 'keyring', model: 'none' }, keyring: true },
  figma: { ...UNKNOWN_ACCOUNT, plan: 'professional', seat: 'full', known: 'settings' },
  workspace: { ...READY, ...change },
  log: {
    records: [
      { id: 1, at: at(14, 2, 10), kind: 'event', title: 'design-parser-started', text: 'checkout v3' },
      { id: 2, at: at(14, 2, 10), kind: 'tool', title: 'validateF2CWorkspace', text: 'ok, schema 1' },
      { id: 3, at: at(14, 2, 13), kind: 'warning', title: 'unknown-type', text: 'SLOT, 6 layers, read as frames' },
    ],
    dropped: 0,
  },
  ...app,
});
