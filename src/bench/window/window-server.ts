import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CommandResult } from '#contract/commands';
import type { PageMessage, ShellMessage } from '#contract/wire/page';
import { appState, changes, paths, projectFile } from './project-data.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** So many paths or changes make one answer, as the backend has it. */
const PAGE = 5_000;

const pageOf = <T>(all: readonly T[], from: number) => ({
  page: all.slice(from, from + PAGE),
  rest: from + PAGE < all.length ? from + PAGE : null,
});

/** Answers as a backend with a large project would. */
const answers = () => {
  const files = paths();
  const changed = changes(files);
  return {
    state: appState(changed.length),
    answer: (name: string, input: Readonly<Record<string, unknown>>): unknown => {
      const from = Number(input['from'] ?? 0);
      if (name === 'project.files') {
        const { page, rest } = pageOf(files, from);
        return { paths: page, links: [], rest, left: 0 };
      }
      if (name === 'project.changes') {
        const { page, rest } = pageOf(changed, from);
        return { changes: page, rest, total: changed.length };
      }
      return name === 'project.file' ? projectFile(String(input['path']), String(input['side'])) : null;
    },
  };
};

const talk = (socket: WebSocket, { state, answer }: ReturnType<typeof answers>): void => {
  const say = (message: ShellMessage): void => socket.send(JSON.stringify(message));
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as PageMessage;
    if (message.type === 'hello') say({ type: 'snapshot', snapshot: { seq: 1, session: 'bench', state } });
    else {
      const value = answer(message.name, message.input as Record<string, unknown>);
      say({ type: 'result', id: message.id, result: { ok: true, value } satisfies CommandResult<unknown> });
    }
  });
};

export interface WindowServer {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the built page, and a project of 100,000 files that only exists in memory. */
export const startWindowServer = async (root: string): Promise<WindowServer> => {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname).replace(/\/$/, '/index.html');
    const body = await readFile(join(root, path)).catch(() => null);
    response.writeHead(body === null ? 404 : 200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    });
    response.end(body);
  });
  const sockets = new WebSocketServer({ server, path: '/ws' });
  const data = answers();
  sockets.on('connection', (socket) => talk(socket, data));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
