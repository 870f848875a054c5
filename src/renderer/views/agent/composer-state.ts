import type { AppState } from '#contract/state/app-state';
import type { LinkState } from '../../connection/keep-connected.ts';

/** What Enter would do, and why it does nothing. `why` is a key below `ui.agent.blocked`. */
export interface ComposerState {
  readonly mode: 'message' | 'answer';
  /** The question that the text answers. */
  readonly question: string | null;
  readonly why: 'offline' | 'no-workspace' | 'failed' | 'busy' | 'stopping' | 'choose' | null;
}

const blocked = (why: NonNullable<ComposerState['why']>): ComposerState => ({ mode: 'message', question: null, why });

export const composerState = (app: AppState, link: LinkState): ComposerState => {
  if (link !== 'open') return blocked('offline');
  if (!app.workspace) return blocked('no-workspace');
  if (app.agent.kind === 'failed') return blocked('failed');
  if (app.agent.kind === 'busy' && app.agent.stopping) return blocked('stopping');
  const open = app.questions.findLast(({ allowOther }) => allowOther);
  if (open) return { mode: 'answer', question: open.id, why: null };
  if (app.questions.length > 0) return blocked('choose');
  return app.agent.kind === 'busy' ? blocked('busy') : { mode: 'message', question: null, why: null };
};
