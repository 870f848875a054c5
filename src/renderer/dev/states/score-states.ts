import type { RunSummary } from '#contract/code-gen/gate';
import type { ScoreView } from '#contract/code-gen/score';
import type { AppState } from '#contract/state/app-state';
import type { LookStore } from '../../store/preview/look-store.ts';
import { RUN_VIEW } from '../fixtures/project.ts';
import { SCORES } from '../fixtures/score.ts';
import { at, type DevState, withWorkspace } from './base.ts';

const { log: _log, ...RUN }: RunSummary & { readonly log: unknown } = RUN_VIEW;

const CHECKOUT = '1:3';
const BAG = '1:2';

interface Look {
  readonly score: ScoreView | null;
  readonly screen?: string;
  readonly app?: Partial<AppState>;
  readonly look?: (look: LookStore) => void;
}

const preview = ({ score, screen = CHECKOUT, app = {}, look }: Look): DevState => ({
  app: withWorkspace({ runs: [RUN] }, app),
  score,
  arrange: (parts) => {
    const { show, setSideTab, select } = parts.view.getState().actions;
    select({ screen, node: null });
    show('preview');
    setSideTab('inspect');
    // The screen is entered when the tab is drawn.
    setTimeout(() => look?.(parts.look.getState()));
  },
});

const MEASURING: Partial<AppState> = {
  agent: { kind: 'busy', skill: null, since: at(14, 6), silent: false, stopping: false },
  progress: {
    kind: 'generic',
    startedAt: Date.now() - 7_000,
    detail: { label: 'scoring', params: { name: 'Checkout' }, done: 3, total: 8 },
  },
};

const { fresh, stale } = SCORES;

export const SCORE_STATES: Readonly<Record<string, DevState>> = {
  score: preview({ score: fresh }),
  'score-pointed': preview({ score: fresh, look: (look) => look.point(0) }),
  'score-slider': preview({
    score: fresh,
    look: (look) => {
      look.setMode('slider');
      look.point(1);
    },
  }),
  'score-heat': preview({
    score: fresh,
    look: (look) => {
      look.setMode('heat');
      look.point(0);
    },
  }),
  'score-rendered': preview({ score: fresh, look: (look) => look.setMode('rendered') }),
  'score-wide': preview({
    score: fresh,
    look: (look) => {
      look.setMode('rendered');
      look.setWidth(768);
    },
  }),
  'score-stale': preview({ score: stale }),
  'score-measuring': preview({ score: stale, app: MEASURING }),
  'score-over': {
    ...preview({ score: stale }),
    arrange: (parts) => {
      preview({ score: stale }).arrange?.(parts);
      setTimeout(() => parts.view.getState().actions.setPanel('side', true));
    },
  },
  'score-worse': preview({ score: SCORES.worse }),
  'score-best': preview({ score: SCORES.best }),
  'score-none': preview({ score: null }),
  'score-no-code': preview({ score: fresh, screen: '1:4' }),
  'score-stack': preview({ score: SCORES.stack, screen: BAG }),
  'score-nothing': preview({ score: SCORES.nothing }),
  'score-failed': {
    ...preview({ score: fresh }),
    arrange: (parts) => {
      preview({ score: fresh }).arrange?.(parts);
      parts.score.setState({
        failure: {
          code: 'agent-crashed',
          message: 'The agent ended. Your inputs are kept; send them again when you like.',
        },
      });
    },
  },
  'score-fix': {
    ...preview({ score: fresh }),
    arrange: (parts) => {
      preview({ score: fresh }).arrange?.(parts);
      setTimeout(() => document.querySelector<HTMLElement>('[data-fix]')?.click(), 600);
    },
  },
};
