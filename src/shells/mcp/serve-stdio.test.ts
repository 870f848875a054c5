import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createI18n, translator } from '#contract/i18n';
import type { CanvasSession } from './canvas/canvas-session.ts';
import type { Copilot } from './copilot/copilot.ts';
import { serveStdio } from './serve-stdio.ts';

const HELLO = {
  jsonrpc: '2.0',
  id: 'hello',
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '0' } },
};

const HOSTILE = [
  'no JSON at all',
  '{}',
  '[]',
  'null',
  '{"jsonrpc":"2.0","id":1}',
  '{"jsonrpc":"2.0","id":{"a":1},"method":"tools/list"}',
  '{"jsonrpc":"2.0","id":2,"method":"no/such"}',
  '{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":5}}',
  '{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"get_selection","arguments":[]}}',
  '{"jsonrpc":"2.0","id":5,"method":"resources/read","params":{"uri":"x"}}',
  '{"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"get_status"}}',
  '{"jsonrpc":"2.0","id":99,"result":{}}',
  '\u0000\u001b[2J',
];

describe('MCP over standard input and output', () => {
  it('answers after whatever was said before, says nothing but messages, and ends with its input', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const session: CanvasSession = {
      status: () => Promise.reject(new Error('secret detail')),
      clientOf: () => Promise.reject(new Error('not asked')),
      call: () => Promise.reject(new Error('not asked')),
      evaluate: () => Promise.reject(new Error('not asked')),
      close: () => undefined,
    };
    const ground = {
      session,
      copilot: {} as Copilot,
      workspace: null,
      translate: translator(createI18n('en')),
      version: '0',
    };
    const served = serveStdio(ground, { input, output }, new Promise(() => undefined));
    let text = '';
    output.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    input.write([JSON.stringify(HELLO), ...HOSTILE, '{"jsonrpc":"2.0","id":"last","method":"ping"}', ''].join('\n'));
    await expect.poll(() => text).toContain('"id":6');
    await expect.poll(() => text).toContain('"last"');
    input.end();
    await served;
    const told = text
      .trimEnd()
      .split('\n')
      .map(
        (line) => JSON.parse(line) as { jsonrpc: string; id: unknown; error?: object; result?: { isError?: boolean } },
      );
    expect(told.every(({ jsonrpc }) => jsonrpc === '2.0')).toBe(true);
    const answers = new Map(told.map(({ id, ...answer }) => [id, answer]));
    for (const id of [2, 3, 4, 5]) expect(answers.get(id)).toHaveProperty('error');
    // What nobody expected is told as such, without its words.
    expect(answers.get(6)?.result).toMatchObject({ isError: true });
    expect(text).not.toContain('secret detail');
  });
});
