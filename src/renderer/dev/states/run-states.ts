import { type FigmaAccount, UNKNOWN_ACCOUNT } from '#contract/figma-budget/allowance';
import type { SkillProgress } from '#contract/progress';
import type { AppState, RunOutcome } from '#contract/state/app-state';
import { SNAPSHOT } from '../fixtures/snapshot-view.ts';
import { at, type DevState, withWorkspace } from './base.ts';

const STARTED = Date.now() - 21_000;

const parserRun = (change: Partial<SkillProgress> = {}): SkillProgress => ({
  kind: 'skill',
  skill: 'parser',
  startedAt: STARTED,
  current: 3,
  enteredAt: { 0: STARTED, 1: STARTED + 300, 2: STARTED + 3_000, 3: STARTED + 9_000 },
  details: {
    1: { label: 'fetched', params: { size: '1.9 MB', calls: 3 }, done: 1, total: null },
    2: { label: 'pictures', params: {}, done: 23, total: 23 },
    3: { label: 'parts', params: {}, done: 642, total: 1204 },
  },
  failure: null,
  ...change,
});

const busy = (change: Partial<AppState> = {}): AppState =>
  withWorkspace(
    {},
    {
      agent: { kind: 'busy', skill: 'parser', since: STARTED, silent: false, stopping: false },
      progress: parserRun(),
      ...change,
    },
  );

const FAILED: RunOutcome = {
  skill: 'parser',
  kind: 'failed',
  at: at(14, 2, 14),
  startedAt: at(14, 2),
  failure: {
    code: 'figma-rate-limited',
    message: "Figma's limit for this account is reached; it ends in 52 s. Plan and seat decide it.",
  },
  event: 'design-parser-exporting-screenshots',
  snapshot: null,
  unchanged: false,
};

const HOUR = 60 * 60_000;

/** Refused at the renders: the file is here already. */
const LIMITED: FigmaAccount = {
  ...UNKNOWN_ACCOUNT,
  plan: 'professional',
  seat: 'full',
  known: 'answer',
  refusals: [{ tier: 1, until: Date.now() + HOUR / 2 }],
  keptUntil: Date.now() + HOUR,
};

const named = (parts: Parameters<NonNullable<DevState['arrange']>>[0]) => {
  parts.drafts.getState().editImport({ figmaUrl: 'https://www.figma.com/design/pNmINk52/Storefront?node-id=240-6100' });
  parts.drafts.getState().submitted('checkout v3');
};

export const RUN_STATES: Readonly<Record<string, DevState>> = {
  'import-started': {
    app: busy({ progress: parserRun({ current: -1, enteredAt: {}, details: {} }) }),
    arrange: named,
  },
  'import-running': { app: busy(), arrange: named },
  'import-pictures': {
    app: busy({
      progress: parserRun({
        current: 2,
        details: {
          1: { label: 'fetched', params: { size: '1.9 MB', calls: 3 }, done: 1, total: null },
          2: { label: 'pictures', params: {}, done: 8, total: 23 },
        },
      }),
    }),
    arrange: (parts) => {
      named(parts);
      parts.view.getState().actions.setPanel('log', true);
    },
  },
  'import-question': {
    app: busy({
      questions: [
        {
          id: 'q1',
          title: 'Which page should be imported?',
          detail: 'The file has 12 pages.',
          options: [
            { value: 'a', label: 'Checkout flow', hint: '5 screens' },
            { value: 'b', label: 'All pages', hint: '31 screens' },
          ],
          allowOther: true,
        },
      ],
    }),
    arrange: named,
  },
  'import-stop': {
    app: busy(),
    arrange: (parts) => {
      named(parts);
      parts.view.getState().actions.openOverlay({ kind: 'stop' });
    },
  },
  'import-silent': {
    app: busy({ agent: { kind: 'busy', skill: 'parser', since: STARTED, silent: true, stopping: false } }),
    arrange: named,
  },
  'import-failed': { app: withWorkspace({}, { lastOutcome: FAILED }), arrange: named },
  'import-failed-limit': {
    app: withWorkspace({}, { lastOutcome: FAILED, figma: LIMITED }),
    arrange: named,
  },
  'import-stopped': {
    app: withWorkspace({}, { lastOutcome: { ...FAILED, kind: 'stopped', failure: null } }),
    arrange: named,
  },
  'import-done': {
    app: withWorkspace({}, { lastOutcome: { ...FAILED, kind: 'done', failure: null, snapshot: SNAPSHOT } }),
  },
  'import-unchanged': {
    app: withWorkspace(
      {},
      { lastOutcome: { ...FAILED, kind: 'done', failure: null, snapshot: SNAPSHOT, unchanged: true } },
    ),
    arrange: named,
  },
  'chat-running': {
    app: withWorkspace(
      {},
      {
        agent: { kind: 'busy', skill: null, since: STARTED, silent: false, stopping: false },
        progress: { kind: 'generic', startedAt: STARTED },
      },
    ),
  },
  'init-running': {
    app: withWorkspace(
      {
        setup: { kind: 'none', detected: { framework: 'react', language: 'TypeScript', vcs: 'git', facts: [] } },
        snapshots: [],
        latest: null,
      },
      {
        agent: { kind: 'busy', skill: 'init', since: STARTED, silent: false, stopping: false },
        progress: {
          kind: 'skill',
          skill: 'init',
          startedAt: STARTED,
          current: 4,
          enteredAt: { 0: STARTED, 1: STARTED + 300, 2: STARTED + 900, 3: STARTED + 1_000, 4: STARTED + 1_200 },
          details: {},
          failure: null,
        },
      },
    ),
  },
  'agent-failed': {
    app: withWorkspace(
      {},
      {
        agent: {
          kind: 'failed',
          failure: {
            code: 'agent-crashed',
            message: 'The agent ended (signal SIGKILL). Your inputs are kept; send them again when you like.',
          },
        },
      },
    ),
  },
};
