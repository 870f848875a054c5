import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { describe, expect, it } from 'vitest';
import { openCanvasDocument } from '#canvas/document/canvas-document';
import { mcpPlace } from '#testing/bridge/mcp-place';
import { TEST_TOKEN } from '#testing/bridge/test-daemon';
import { sandboxOn } from '#testing/canvas/sandbox-plugin';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { cliPlace } from '#testing/cli-place';
import { mcp } from './commands/mcp.ts';

const ENTRY = fileURLToPath(new URL('./figma2code.js', import.meta.url));

const withDocument = async () => {
  const place = await mcpPlace();
  const document = openCanvasDocument(plainSurroundings, { name: 'File' });
  await place.plugin('one', sandboxOn(document));
  const environment = Object.fromEntries(
    Object.entries(place.environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const labels = (): string[] =>
    document.figma.currentPage.findAll(({ type }) => type === 'TEXT').map((node) => (node as TextNode).characters);
  const buttons = () => document.figma.currentPage.children;
  return { environment, labels, buttons };
};

const SENTENCE = "Create a blue button that says 'Submit'";
/** What the sentence comes to. */
const BUTTON = { name: 'create_button', arguments: { label: 'Submit', color: '#2563eb' } };

describe('figma2code mcp', () => {
  it('words of the official client are a button on the canvas, with the offline model, over standard input and output', async () => {
    const { environment, labels, buttons } = await withDocument();
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [ENTRY, 'mcp'],
      env: environment,
      stderr: 'pipe',
    });
    const problems: Error[] = [];
    const client = new Client({ name: 'test', version: '0' });
    client.onerror = (error) => problems.push(error);
    await client.connect(transport);
    const { pid } = transport;
    const told = await client.callTool({ name: 'ask_copilot', arguments: { prompt: SENTENCE } });
    const [{ text }] = told.content as [{ text: string }];
    const [{ id }] = buttons() as readonly SceneNode[] as readonly [SceneNode];
    const answer = 'A button is on the canvas.';
    expect([told.isError, JSON.parse(text)]).toEqual([
      undefined,
      { answer, changes: [{ tool: 'create_button', nodeId: id }] },
    ]);
    expect(labels()).toEqual(['Submit']);
    await client.close();
    // It ends with its client, and said nothing that was no message.
    await expect.poll(() => isRunning(pid ?? 0)).toBe(false);
    expect(problems).toEqual([]);
  });

  it('over HTTP it tells its address and where the token lies, and ends with 143 when it is told to', async () => {
    const { environment, labels } = await withDocument();
    const child = spawn(process.execPath, [ENTRY, 'mcp', '--http', '--port', '0'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    const said = chunk.toString();
    expect(said).not.toContain(TEST_TOKEN);
    const address = new URL(/http:\/\/127\.0\.0\.1:\d+\/mcp/.exec(said)?.[0] ?? '');
    const requestInit = { headers: { Authorization: `Bearer ${TEST_TOKEN}` } };
    const client = new Client({ name: 'test', version: '0' });
    await client.connect(new StreamableHTTPClientTransport(address, { requestInit }) as Transport);
    await client.callTool(BUTTON);
    expect(labels()).toEqual(['Submit']);
    await client.close();
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([143, null]);
  });

  it.each([
    ['a port that is none', { http: true, port: '70000' }],
    ['a port without HTTP', { port: '7018' }],
    ['a port of the bridge that is none', { bridgePort: '0' }],
    ['a workspace without a name', { workspace: '' }],
  ])('%s is wrong usage', async (_what, options) => {
    const interruption = { code: () => null, whenInterrupted: () => undefined };
    await expect(mcp(options, interruption)).rejects.toMatchObject({ code: 'usage' });
  });

  it('wrong usage ends it with 2, and standard output stays empty', async () => {
    const { code, stdout, stderr } = await (await cliPlace()).run(['mcp', '--port', '7018']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--port goes with --http.');
  });
});

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
