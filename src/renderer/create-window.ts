import type { AppState } from '#contract/state/app-state';
import { windowClock } from './connection/frame-batch.ts';
import { keepConnected } from './connection/keep-connected.ts';
import type { Shell } from './connection/shell.ts';
import { createAppStore } from './store/app-store.ts';
import { storageCommentKeeper } from './store/comment-keeper.ts';
import { createDraftStore, EMPTY_SET_UP } from './store/draft-store.ts';
import { followGate, followWriting } from './store/follow-gate.ts';
import { storageLayoutKeeper } from './store/layout-keeper.ts';
import { createOutlineStore } from './store/outline-store.ts';
import { createPlanStore } from './store/plan-store.ts';
import { createLookStore } from './store/preview/look-store.ts';
import { createScoreStore } from './store/preview/score-store.ts';
import { createProjectStore } from './store/project-store.ts';
import { createReviewStore } from './store/review-store.ts';
import { createSnapshotStore } from './store/snapshot-store.ts';
import { createViewStore } from './store/view-store.ts';
import type { WindowParts } from './store/window-context.tsx';

/** The project is looked at again after every turn, and when somebody asks for it: here, or in another window. */
const isLookedAtAgain = (before: AppState, now: AppState): boolean => {
  if (before.agent.kind === 'busy' && now.agent.kind !== 'busy') return true;
  const vcs = [before.workspace?.vcs, now.workspace?.vcs];
  return vcs[0] !== vcs[1] && JSON.stringify(vcs[0]) !== JSON.stringify(vcs[1]);
};

/** The composition root of one window: its stores, and the connection that feeds them. */
export const createWindow = (shell: Shell): WindowParts => {
  const app = createAppStore();
  const view = createViewStore(storageLayoutKeeper(localStorage));
  const drafts = createDraftStore();
  const snapshots = createSnapshotStore(shell.send);
  const outline = createOutlineStore(shell.send);
  const project = createProjectStore(shell.send);
  const review = createReviewStore(storageCommentKeeper(sessionStorage));
  const plan = createPlanStore(shell.send);
  const score = createScoreStore(shell.send);
  const look = createLookStore();
  // Another workspace starts with its own layout, empty forms and nothing read.
  app.subscribe(({ app: now }, { app: before }) => {
    // What was typed for Perforce is not kept longer than set-up needs it.
    if (now.workspace?.setup.kind === 'ready' && before.workspace?.setup.kind === 'none') {
      drafts.getState().editSetUp(EMPTY_SET_UP);
    }
    followGate(now, before, plan);
    followWriting(now, before, plan, view);
    score.getState().follow(now, before);
    if (now.workspace?.path === before.workspace?.path) {
      if (!isLookedAtAgain(before, now)) return;
      project.getState().refresh();
      score.getState().refresh();
      return;
    }
    drafts.getState().reset();
    snapshots.getState().clear();
    outline.getState().want('');
    project.getState().clear();
    review.getState().enter(now.workspace?.path ?? null);
    plan.getState().reset();
    score.getState().clear();
    look.getState().clear();
    if (now.gate) plan.getState().open(now.gate.run, now.gate.round);
    view.getState().actions.enterWorkspace(now.workspace?.path ?? null);
  });
  const connection = keepConnected({
    shell,
    clock: windowClock(),
    random: Math.random,
    onState: app.setApp,
    onLink: app.setLink,
  });
  return {
    shell,
    app,
    view,
    drafts,
    snapshots,
    outline,
    plan,
    score,
    look,
    project,
    review,
    reconnect: connection.retry,
  };
};
