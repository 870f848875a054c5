import { networkInterfaces } from 'node:os';
import { WebSocket } from 'ws';

/** Where somebody who may not come in stands, and what he sends first. */
export interface WayIn {
  readonly name: string;
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly first: readonly object[];
}

const hello = (role: string): object => ({ type: 'hello', role, nonce: 'n', clientId: 'c', label: 'l', channel: 'c' });
const status = { type: 'status_request', id: 's' };
const evaluate = { type: 'eval_request', id: 'e', clientId: 'c', js: 'return 1' };
const auth = (proof: string): object => ({ type: 'auth', proof });

/** Addresses of this machine that others can reach; none on some machines. */
const outerAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .flatMap(({ family, internal, address }) => (family === 'IPv4' && !internal ? [address] : []));

/** Every way in of which we know; `port` is part of some hosts. */
export const waysIn = (port: number): readonly WayIn[] => [
  { name: '[BR01] a foreign origin', headers: { Origin: 'https://evil.example' }, first: [hello('cli'), status] },
  {
    name: '[BR01] an origin that looks like Figma',
    headers: { Origin: 'https://www.figma.com.evil.example' },
    first: [],
  },
  { name: '[BR01] Figma without TLS', headers: { Origin: 'http://www.figma.com' }, first: [status] },
  { name: '[BR01] a page that makes null', headers: { Origin: 'null' }, first: [hello('cli'), status, evaluate] },
  { name: '[BR02] a foreign host', headers: { Host: `evil.example:${port}` }, first: [hello('cli'), status] },
  { name: '[BR02] another port', headers: { Host: '127.0.0.1:1' }, first: [status] },
  { name: '[BR02] no port', headers: { Host: '127.0.0.1' }, first: [status] },
  { name: '[BR03] no token', first: [status, evaluate] },
  { name: '[BR03] hello alone', first: [hello('cli'), status, evaluate] },
  { name: '[BR03] an empty proof', first: [hello('cli'), auth('')] },
  { name: '[BR03] a wrong proof', first: [hello('agent'), auth('0'.repeat(64))] },
  { name: '[BR03] proof before hello', first: [auth('0'.repeat(64)), hello('figma-ui'), status] },
  ...outerAddresses().map((host) => ({ name: `[BR04] from outside, ${host}`, host, first: [status] })),
];

export type Got = 'nothing' | 'something';

const TELLING = ['ready', 'status_response', 'eval_response'];

/** What the way led to: anything beyond `hello_ack` and a close is something. */
export const tryWay = (port: number, { host = '127.0.0.1', headers = {}, first }: WayIn): Promise<Got> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://${host}:${port}/`, { headers, handshakeTimeout: 20_000 });
    const say = (messages: readonly object[]): void => {
      for (const message of messages) socket.send(JSON.stringify(message));
    };
    const settle = (got: Got): void => {
      socket.terminate();
      resolve(got);
    };
    socket.once('open', () => {
      // Like a real client: what follows hello waits for its answer.
      say(first[0] === undefined || 'nonce' in first[0] ? first.slice(0, 1) : first);
      // A way whose door stands open without a word is through as well.
      if (first.length === 0) settle('something');
    });
    socket.on('message', (data) => {
      if (TELLING.some((type) => data.toString().includes(`"${type}"`))) settle('something');
      else say(first.slice(1));
    });
    socket.once('close', () => settle('nothing'));
    socket.on('error', () => undefined);
  });
