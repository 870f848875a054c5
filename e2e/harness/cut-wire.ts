import type { Page, WebSocketRoute } from '@playwright/test';
import type { PageMessage } from '#contract/wire/page';

type Hello = Extract<PageMessage, { type: 'hello' }>;

export interface CutWire {
  /** Drops the connection, and every new one until `mend`. */
  cut(): Promise<void>;
  mend(): void;
  /** How the page introduced itself, once for each connection that reached the server. */
  readonly hellos: readonly Hello[];
}

/** Puts itself between page and server. Before the page is opened. */
export const interposeWire = async (page: Page): Promise<CutWire> => {
  const open = new Set<WebSocketRoute>();
  const hellos: Hello[] = [];
  let isCut = false;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    if (isCut) {
      void socket.close({ code: 4000 });
      return;
    }
    const server = socket.connectToServer();
    open.add(socket);
    socket.onMessage((text) => {
      const message = JSON.parse(String(text)) as PageMessage;
      if (message.type === 'hello') hellos.push(message);
      server.send(text);
    });
  });
  return {
    cut: async () => {
      isCut = true;
      for (const socket of open) await socket.close({ code: 4000 });
      open.clear();
    },
    mend: () => {
      isCut = false;
    },
    hellos,
  };
};
