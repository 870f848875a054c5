import type { RunSummary } from '#contract/code-gen/gate';
import type { VcsState } from '#contract/state/app-state';
import type { ReviewStore } from '../../store/review-store.ts';
import { CHANGES, HOSTILE_CHANGES, RUN_VIEW } from '../fixtures/project.ts';
import { type DevState, READY, withWorkspace } from './base.ts';

const { log: _log, ...RUN }: RunSummary & { readonly log: unknown } = RUN_VIEW;

const VCS: VcsState = {
  ...READY.vcs,
  base: 'HEAD 3d1f0a2',
  changes: { added: 5, modified: 4, deleted: 1 },
};

const review =
  (arrange: (review: ReviewStore) => void = () => {}): NonNullable<DevState['arrange']> =>
  (parts) => {
    const { show, setSideTab } = parts.view.getState().actions;
    show('changes');
    setSideTab('inspect');
    arrange(parts.review.getState());
  };

const NOTE = 'Announce finished steps to screen readers, the check mark alone says nothing.';
const STEPPER = 'src/components/Stepper/Stepper.tsx';
const app = withWorkspace({ vcs: VCS, runs: [RUN] });
const look = (path: string, more: (state: ReviewStore) => void = () => {}): DevState => ({
  app,
  arrange: review((state) => {
    state.choose(path);
    more(state);
  }),
});

export const REVIEW_STATES: Readonly<Record<string, DevState>> = {
  changes: look(STEPPER, (state) => state.setPlace({ region: 2 })),
  'changes-inline': look(STEPPER, (state) => state.setMode('inline')),
  'changes-file': look(STEPPER, (state) => {
    state.setMode('file');
    state.setPlace({ region: 1 });
  }),
  'changes-comment': look(STEPPER, (state) => {
    state.setPlace({ lines: { start: 14, end: 16 }, region: 2 });
    state.write(state.comment(STEPPER, { start: 14, end: 16 }), NOTE);
  }),
  'changes-comments': look(STEPPER, (state) => {
    state.write(state.comment('src/routes.tsx', null), 'Keep the routes in alphabetical order.');
    state.write(state.comment(STEPPER, { start: 14, end: 16 }), NOTE);
    state.openComment(null);
  }),
  'changes-added': look('src/features/checkout/Checkout.module.css'),
  'changes-deleted': look('src/features/checkout/OldPayment.tsx'),
  'changes-renamed': look('src/features/checkout/PaymentCard.tsx'),
  'changes-image': look('public/logo.png'),
  'changes-binary': look('public/logo.bin', (state) => state.setFilter('all')),
  'changes-link': look('latest', (state) => state.setFilter('all')),
  'changes-truncated': look('README.md', (state) => state.setFilter('all')),
  'changes-search': look(STEPPER, (state) => state.search('checkout')),
  'changes-run': look(STEPPER, (state) => state.setFilter('run')),
  'changes-hostile': {
    app,
    changes: HOSTILE_CHANGES,
    arrange: review((state) => state.choose(HOSTILE_CHANGES[1]?.path ?? null)),
  },
  'design-code': {
    app,
    arrange: (parts) => {
      const { show, setSideTab, select } = parts.view.getState().actions;
      show('design');
      setSideTab('inspect');
      select({ screen: '1:2', node: '1:2-cards' });
    },
  },
  'changes-none': {
    app: withWorkspace({ vcs: { ...VCS, changes: { added: 0, modified: 0, deleted: 0 } } }),
    changes: [],
    arrange: review(),
  },
  'changes-no-vcs': {
    app: withWorkspace({
      vcs: { kind: 'none', branch: null, base: null, changes: null, files: [], notice: null },
    }),
    changes: [],
    arrange: review(),
  },
  'changes-undone': {
    app: withWorkspace({ vcs: VCS, runs: [{ ...RUN, state: 'undone' }] }),
    changes: CHANGES.filter(({ path }) => path.includes('Old')),
    arrange: review(),
  },
};
