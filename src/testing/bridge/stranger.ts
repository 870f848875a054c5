import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';

/** How an upgrade was answered: the status of the refusal, or 101. */
export const upgradeStatus = (port: number, headers: Readonly<Record<string, string>>, path = '/'): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', reject);
  });

export interface Stranger {
  readonly socket: WebSocket;
  readonly received: readonly string[];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  say(message: object | string): void;
}

/** A client that does as the test says, without our own handshake. */
export const openStranger = async (port: number): Promise<Stranger> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false });
  const received: string[] = [];
  socket.on('message', (data) => received.push(data.toString()));
  socket.on('error', () => undefined);
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const say = (message: object | string): void =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  return { socket, received, closed, say };
};

/** A bare socket that has sent a head of its own; frames are written by hand. */
export const rawSocket = (port: number, head: string): Promise<{ socket: Socket; ended: Promise<string> }> =>
  new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head);
      resolve({ socket, ended });
    });
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    const ended = new Promise<string>((done) => socket.once('close', () => done(text)));
  });
