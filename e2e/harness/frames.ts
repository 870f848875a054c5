import type { Page } from '@playwright/test';
import type { Fact } from '#contract/state/facts';
import type { PageMessage, ShellMessage } from '#contract/wire/page';

export interface Wire {
  /** Text of everything that came from the server. */
  readonly received: readonly string[];
  readonly sent: readonly string[];
  /** The facts in order, those of snapshots left out. */
  facts(): Fact[];
  commands(): Extract<PageMessage, { type: 'command' }>[];
  hellos(): Extract<PageMessage, { type: 'hello' }>[];
}

/** Listens to what page and server say to each other. Before the page is opened. */
export const listenToWire = (page: Page): Wire => {
  const received: string[] = [];
  const sent: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => received.push(payload.toString()));
    socket.on('framesent', ({ payload }) => sent.push(payload.toString()));
  });
  const messages = () => sent.map((text) => JSON.parse(text) as PageMessage);
  return {
    received,
    sent,
    facts: () =>
      received
        .map((text) => JSON.parse(text) as ShellMessage)
        .flatMap((message) => (message.type === 'facts' ? message.facts.map(({ fact }) => fact) : [])),
    commands: () => messages().filter((message) => message.type === 'command'),
    hellos: () => messages().filter((message) => message.type === 'hello'),
  };
};
