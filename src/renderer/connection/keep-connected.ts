import type { AppState } from '#contract/state/app-state';
import { backOffMs } from './back-off.ts';
import { createFactStream } from './fact-stream.ts';
import type { FrameClock } from './frame-batch.ts';
import type { Shell } from './shell.ts';

export type LinkState = 'connecting' | 'open' | 'lost';

export interface KeepConnectedOptions {
  readonly shell: Shell;
  readonly clock: FrameClock;
  readonly random: () => number;
  onState(state: AppState): void;
  onLink(link: LinkState): void;
}

export interface Connection {
  /** Tries now instead of at the end of the wait. */
  retry(): void;
  close(): void;
}

/** Opens the link, opens it again when it breaks, and goes on where the stream stood; a gap starts from a snapshot. */
export const keepConnected = ({ shell, clock, random, onState, onLink }: KeepConnectedOptions): Connection => {
  let leave: (() => void) | null = null;
  let attempt = 0;
  let round = 0;
  let isClosed = false;

  const stream = createFactStream({
    clock,
    onState,
    onGap: () => {
      leave?.();
      open();
    },
  });
  const openLater = () => {
    const waitingRound = round;
    clock.after(backOffMs(attempt, random), () => {
      if (waitingRound === round) open();
    });
    attempt += 1;
  };
  const open = () => {
    if (isClosed) return;
    round += 1;
    leave = shell.link(stream.position(), {
      // With a position nothing need come: the page is up to date until the shell says otherwise.
      onOpen: () => {
        if (stream.position().session !== null) onLink('open');
      },
      onMessage: (message) => {
        if (message.type === 'snapshot') stream.snapshot(message.snapshot);
        if (message.type === 'facts') stream.facts(message.facts);
        attempt = 0;
        onLink('open');
      },
      onClosed: () => {
        leave = null;
        onLink('lost');
        openLater();
      },
    });
  };
  open();
  return {
    retry: () => {
      if (leave === null) open();
    },
    close: () => {
      isClosed = true;
      leave?.();
    },
  };
};
