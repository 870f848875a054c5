import { windowClock } from './connection/frame-batch.ts';
import { keepConnected } from './connection/keep-connected.ts';
import type { Shell } from './connection/shell.ts';
import { createAppStore } from './store/app-store.ts';
import { createDraftStore, EMPTY_SET_UP } from './store/draft-store.ts';
import { followGate, followWriting } from './store/follow-gate.ts';
import { storageLayoutKeeper } from './store/layout-keeper.ts';
import { createOutlineStore } from './store/outline-store.ts';
import { createPlanStore } from './store/plan-store.ts';
import { createSnapshotStore } from './store/snapshot-store.ts';
import { createViewStore } from './store/view-store.ts';
import type { WindowParts } from './store/window-context.tsx';

/** The composition root of one window: its stores, and the connection that feeds them. */
export const createWindow = (shell: Shell): WindowParts => {
  const app = createAppStore();
  const view = createViewStore(storageLayoutKeeper(localStorage));
  const drafts = createDraftStore();
  const snapshots = createSnapshotStore(shell.send);
  const outline = createOutlineStore(shell.send);
  const plan = createPlanStore(shell.send);
  // Another workspace starts with its own layout, empty forms and nothing read.
  app.subscribe(({ app: now }, { app: before }) => {
    // What was typed for Perforce is not kept longer than set-up needs it.
    if (now.workspace?.setup.kind === 'ready' && before.workspace?.setup.kind === 'none') {
      drafts.getState().editSetUp(EMPTY_SET_UP);
    }
    followGate(now, before, plan);
    followWriting(now, before, plan, view);
    if (now.workspace?.path === before.workspace?.path) return;
    drafts.getState().reset();
    snapshots.getState().clear();
    outline.getState().want('');
    plan.getState().reset();
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
  return { shell, app, view, drafts, snapshots, outline, plan, reconnect: connection.retry };
};
