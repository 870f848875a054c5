import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCanvasDocument } from '#canvas/document/canvas-document';
import { mcpPlace } from '#testing/bridge/mcp-place';
import { TEST_TOKEN } from '#testing/bridge/test-daemon';
import { sandboxOn } from '#testing/canvas/sandbox-plugin';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { serveHttp } from './serve-http.ts';

const serving = async () => {
  const place = await mcpPlace();
  const http = await serveHttp(place.ground, { port: 0, token: () => TEST_TOKEN });
  onTestFinished(http.close);
  return { place, http };
};

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

interface Told {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

const LIST = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
const GOOD = {
  Authorization: `Bearer ${TEST_TOKEN}`,
  Accept: 'application/json, text/event-stream',
  'Content-Type': 'application/json',
};

/** One request by hand, whose headers are what the test says. */
const ask = (port: number, { method = 'POST', path = '/mcp', headers = GOOD, body = LIST }: Asked): Promise<Told> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      // A refusal may come before everything is sent.
      sent.on('error', () => undefined);
    });
    sent.once('error', reject);
    sent.end(method === 'GET' || method === 'OPTIONS' ? undefined : body);
  });

describe('MCP over HTTP', () => {
  it('the official client makes the button on the canvas', async () => {
    const { place, http } = await serving();
    const document = openCanvasDocument(plainSurroundings, { name: 'File' });
    await place.plugin('one', sandboxOn(document));
    const client = new Client({ name: 'test', version: '0' });
    const requestInit = { headers: { Authorization: `Bearer ${TEST_TOKEN}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL(http.address), { requestInit }) as Transport);
    onTestFinished(() => client.close());
    expect((await client.listTools()).tools.length).toBeGreaterThan(40);
    await client.callTool({ name: 'create_button', arguments: { label: 'Submit', color: '#2563eb' } });
    const labels = document.figma.currentPage.findAll(({ type }) => type === 'TEXT');
    expect(labels.map((node) => (node as TextNode).characters)).toEqual(['Submit']);
  });

  it.each([
    ['[BR03] no token', { headers: { ...GOOD, Authorization: '' } }, 401],
    ['[BR03] another token', { headers: { ...GOOD, Authorization: `Bearer ${'f0'.repeat(32)}` } }, 401],
    ['[BR03] a part of the token', { headers: { ...GOOD, Authorization: `Bearer ${TEST_TOKEN.slice(0, 32)}` } }, 401],
    ['[BR03] the token in another scheme', { headers: { ...GOOD, Authorization: `Basic ${TEST_TOKEN}` } }, 401],
    ['[BR03] the token in the address', { path: `/mcp?token=${TEST_TOKEN}`, headers: {} }, 401],
    ['[BR01] a page of somewhere else', { headers: { ...GOOD, Origin: 'https://evil.example' } }, 403],
    ['[BR01] a page that makes null', { headers: { ...GOOD, Origin: 'null' } }, 403],
    ['[BR01] a page of this machine', { headers: { ...GOOD, Origin: 'http://127.0.0.1:3000' } }, 403],
    ['[BR02] another name for this machine', { headers: { ...GOOD, Host: 'evil.example' } }, 403],
    ['[BR02] another port', { headers: { ...GOOD, Host: '127.0.0.1:1' } }, 403],
    ['[BR20] a preflight', { method: 'OPTIONS', headers: { Origin: 'https://evil.example' } }, 403],
    ['[BR20] a form', { headers: { Origin: 'https://evil.example', 'Content-Type': 'text/plain' } }, 403],
    ['[BR20] a plain GET', { method: 'GET', headers: {} }, 401],
    ['a GET with the token', { method: 'GET' }, 405],
    ['another path', { path: '/' }, 404],
    ['what is no JSON', { body: '{' }, 400],
    ['what is no UTF-8', { body: Buffer.from([0x22, 0xff, 0x22]) }, 400],
    ['JSON that is no message', { body: '{"hello":1}' }, 400],
    ['an empty body', { body: '' }, 400],
    ['a large header', { headers: { ...GOOD, 'X-Large': 'x'.repeat(16_000) } }, 431],
  ] as const)('%s is turned away, and nothing is told: %s', async (_what, asked, status) => {
    const { http } = await serving();
    const headers = 'headers' in asked ? { Host: `127.0.0.1:${http.port}`, ...asked.headers } : GOOD;
    const told = await ask(http.port, { ...asked, headers });
    expect(told.status).toBe(status);
    expect(told.text).not.toContain('tools');
    expect(Object.keys(told.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await ask(http.port, {})).status).toBe(200);
  });

  it('[BR07] 20 MB are refused, whether they are announced or not', async () => {
    const { http } = await serving();
    const large = Buffer.alloc(20 * 1024 * 1024, 0x20);
    expect((await ask(http.port, { body: large })).status).toBe(413);
    expect((await ask(http.port, { headers: { ...GOOD, 'Transfer-Encoding': 'chunked' }, body: large })).status).toBe(
      413,
    );
    const announced = { ...GOOD, Authorization: 'Bearer x', 'Content-Length': String(large.length) };
    expect((await ask(http.port, { headers: announced, body: large })).status).toBe(401);
    expect((await ask(http.port, {})).status).toBe(200);
  });

  it('[BR03] 1,000 guesses get nothing, and whoever holds the token is served meanwhile', async () => {
    const { http } = await serving();
    const guess = (at: number) => ask(http.port, { headers: { ...GOOD, Authorization: `Bearer ${at}` } });
    let left = 1_000;
    const guesser = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        expect((await guess(left)).status).toBe(401);
      }
    };
    const guessing = Promise.all(Array.from({ length: 240 }, guesser));
    expect((await ask(http.port, {})).status).toBe(200);
    await guessing;
    expect(http.refused.token).toBe(1_000);
  });

  it('[BR04] listens on this machine alone', async () => {
    const { http } = await serving();
    const outer = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outer) {
      const [error] = (await once(connectTcp(http.port, address), 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('ECONNREFUSED');
    }
    expect(http.address).toBe(`http://127.0.0.1:${http.port}/mcp`);
  });

  it('[BR15] a port that is taken is told by its number', async () => {
    const { place, http } = await serving();
    await expect(serveHttp(place.ground, { port: http.port, token: () => TEST_TOKEN })).rejects.toMatchObject({
      code: 'port-in-use',
      params: { port: http.port },
    });
  });
});
