import { setImmediate } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CanvasDocument, openCanvasDocument } from '#canvas/document/canvas-document';
import type { BridgeMessage } from '#contract/bridge/messages';
import { CANVAS_TOOLS } from '#contract/canvas/canvas-tools';
import { connectAgent } from '#testing/bridge/fake-plugin';
import { type McpPlace, mcpPlace } from '#testing/bridge/mcp-place';
import { TEST_TOKEN } from '#testing/bridge/test-daemon';
import { sandboxOn } from '#testing/canvas/sandbox-plugin';
import { plainSurroundings } from '#testing/canvas/surroundings';
import type { Copilot } from './copilot/copilot.ts';
import { createMcpServer, mcpTools } from './mcp-server.ts';

interface Called {
  readonly isError?: boolean;
  readonly content: readonly { type: string; text?: string; data?: string; mimeType?: string }[];
}

/** The official client at our server, in this process. */
const connect = async ({ ground }: McpPlace) => {
  const [near, far] = InMemoryTransport.createLinkedPair();
  await createMcpServer(ground, mcpTools(ground)).connect(far);
  const client = new Client({ name: 'test', version: '0' });
  await client.connect(near);
  onTestFinished(() => client.close());
  const call = async (name: string, given: Record<string, unknown> = {}): Promise<Called> =>
    (await client.callTool({ name, arguments: given })) as unknown as Called;
  /** The result of a tool; one that failed fails the test with its words. */
  const done = async (name: string, given: Record<string, unknown> = {}): Promise<Record<string, unknown>> => {
    const { isError, content } = await call(name, given);
    const text = content.at(-1)?.text ?? '';
    if (isError === true) throw new Error(text);
    return JSON.parse(text) as Record<string, unknown>;
  };
  const refusal = async (name: string, given: Record<string, unknown> = {}): Promise<string> => {
    const { isError, content } = await call(name, given);
    expect(isError).toBe(true);
    return content[0]?.text ?? '';
  };
  return { client, call, done, refusal };
};

const open = (name = 'File'): CanvasDocument => openCanvasDocument(plainSurroundings, { name });

/** A document that is open in Figma, its plugin connected, and a client. */
const withDocument = async () => {
  const place = await mcpPlace();
  const document = open();
  await place.plugin('one', sandboxOn(document));
  return { place, document, ...(await connect(place)) };
};

const textsOf = ({ figma }: CanvasDocument): string[] =>
  figma.currentPage.findAll(({ type }) => type === 'TEXT').map((node) => (node as TextNode).characters);

describe('the MCP server', () => {
  it('offers every canvas tool with the shape of its parameters and what it does', async () => {
    const { client } = await connect(await mcpPlace());
    const { tools } = await client.listTools();
    const byName = new Map(tools.map((tool) => [tool.name, tool]));
    expect(byName.size).toBe(tools.length);
    for (const [name, { effect, params }] of Object.entries(CANVAS_TOOLS)) {
      const tool = byName.get(name);
      expect(tool?.annotations).toMatchObject({ readOnlyHint: effect === 'read', destructiveHint: effect === 'write' });
      expect(Object.keys(tool?.inputSchema.properties ?? {})).toEqual([...Object.keys(params.shape), 'client']);
    }
    expect(byName.get('set_fill_color')?.inputSchema).toMatchObject({ required: ['nodeId', 'color'] });
    expect(['get_status', 'run_code', 'list_snapshots', 'get_screen'].every((name) => byName.has(name))).toBe(true);
  });

  it('tells a client that wants to hear it how a call goes, and nothing behind its end', async () => {
    const place = await mcpPlace();
    let later: (words: string) => void = () => undefined;
    const ask: Copilot['ask'] = async ({ progress }) => {
      later = progress;
      progress('create_button');
      await setImmediate();
      progress('Done.');
      return { answer: 'Done.', changes: [], isFailed: false };
    };
    const copilot = { ask, close: () => Promise.resolve() };
    const { client } = await connect({ ...place, ground: { ...place.ground, copilot } });
    const heard: unknown[] = [];
    client.onerror = (error) => heard.push(error);
    const given = { name: 'ask_copilot', arguments: { prompt: 'Draw' } };
    await client.callTool(given, undefined, { onprogress: ({ message }) => heard.push(message) });
    later('late');
    await setImmediate();
    expect(heard).toEqual(['create_button']);
  });

  it('makes the blue button that says Submit, on the canvas and as one step', async () => {
    const { document, done, call } = await withDocument();
    expect(await done('get_status')).toMatchObject({ documents: [{ index: 0, client: 'one', label: 'one / Page 1' }] });
    const { nodeId } = await done('create_button', { label: 'Submit', color: '#2563eb' });
    expect(document.steps()).toEqual({ undo: 1, redo: 0 });
    expect(textsOf(document)).toEqual(['Submit']);
    expect(await done('get_node', { nodeId })).toMatchObject({ node: { id: nodeId, fills: ['#2563eb'] } });
    const picture = await call('export_node', { nodeId, client: '0' });
    expect(picture.content).toMatchObject([{ type: 'image', mimeType: 'image/png' }, { type: 'text' }]);
    expect(Buffer.from(picture.content[0]?.data ?? '', 'base64').length).toBeGreaterThan(0);
    const code = 'console.log("seen"); return figma.currentPage.children.length';
    expect(await done('run_code', { code })).toEqual({ result: 1, logs: ['seen'] });
  });

  it.each([
    ['a colour that is none', 'set_fill_color', { nodeId: '1:2', color: 'red' }, 'a colour as #rrggbb'],
    ['what is missing', 'create_text', {}, 'create_text: text'],
    ['a wrong type', 'resize', { nodeId: '1:2', width: 'wide', height: 1 }, 'resize: width'],
    ['a client that is no text', 'get_selection', { client: 5 }, 'get_selection: client'],
    ['a layer that is not there', 'set_name', { nodeId: '9:9', name: 'x' }, 'No layer has the id 9:9'],
    ['a tool that is none', '__proto__', {}, 'There is no tool __proto__'],
    ['a document that is not open', 'get_selection', { client: 'two' }, 'No document two is connected'],
    ['a snippet that throws', 'run_code', { code: 'console.log("x"); throw new TypeError("no")' }, 'TypeError: no\nx'],
    ['a picture of 17 MB', 'set_image_fill', { nodeId: '1:2', base64: 'A'.repeat(17 * 2 ** 20) }, 'larger than 16 MB'],
    ['a snippet that is none', 'run_code', { code: '' }, 'run_code: code'],
    ['no workspace', 'list_snapshots', {}, 'start the server with --workspace'],
  ])('says in words what is wrong with %s, and goes on', async (_what, name, given, said) => {
    const { document, done, refusal } = await withDocument();
    const before = document.version();
    expect(await refusal(name, given)).toContain(said);
    expect(document.version()).toBe(before);
    expect(await done('get_selection')).toEqual({ selection: [] });
  });

  it('wants one of several documents, and says which there are; without one it says how to connect', async () => {
    const place = await mcpPlace();
    const { done, refusal } = await connect(place);
    expect(await refusal('get_selection')).toContain('Open the figma2code plugin in Figma');
    const documents = { one: open('One'), two: open('Two') };
    for (const [id, document] of Object.entries(documents)) await place.plugin(id, sandboxOn(document));
    expect(await refusal('get_document_info')).toContain('[0] one (one / Page 1), [1] two (two / Page 1)');
    expect(await done('get_document_info', { client: 'two' })).toMatchObject({ name: 'Two' });
    expect(await done('get_document_info', { client: '0' })).toMatchObject({ name: 'One' });
    await Promise.all(['one', 'two'].map((client) => done('create_text', { client, text: client })));
    expect([documents.one, documents.two].map(textsOf)).toEqual([['one'], ['two']]);
  });

  it('tries a call that failed once more, under its id, and no third time', async () => {
    const place = await mcpPlace();
    const calls: BridgeMessage<'tool_call'>[] = [];
    await place.plugin('one', {
      onMessage: (message, link) => {
        if (message.type !== 'tool_call') return;
        calls.push(message);
        const { id } = message;
        const isFine = message.command === 'get_styles' && message.retryCount === 1;
        link.send({ type: 'tool_response', id, ...(isFine ? { result: { paints: [] } } : { error: 'not now' }) });
      },
    });
    const { done, refusal } = await connect(place);
    expect(await done('get_styles')).toEqual({ paints: [] });
    expect(await refusal('get_selection')).toBe('not now');
    expect(calls.map(({ command, retryCount = 0 }) => [command, retryCount])).toEqual([
      ['get_styles', 0],
      ['get_styles', 1],
      ['get_selection', 0],
      ['get_selection', 1],
    ]);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
  });

  it('a plugin that goes away after it did its work, and comes back, did it once', async () => {
    const place = await mcpPlace();
    const document = open();
    const { onMessage } = sandboxOn(document);
    await place.plugin('one', {
      onMessage: (message, link) => {
        onMessage(message, link);
        // Done by then, and never said.
        link.close();
        void place.plugin('one', { onMessage });
      },
    });
    const { done } = await connect(place);
    expect(await done('create_text', { text: 'Once' })).toMatchObject({ nodeId: expect.any(String) });
    expect(textsOf(document)).toEqual(['Once']);
  });

  it('a plugin that does not come back is an error in words', async () => {
    const place = await mcpPlace(null, 100);
    await place.plugin('one', { onMessage: (_message, link) => link.close() });
    const { refusal } = await connect(place);
    expect(await refusal('create_frame')).toBe('not-connected said');
  });

  it('works beside an agent that has the channel, whose own talk goes on', async () => {
    const { place, document, done, refusal } = await withDocument();
    const other = await connectAgent({ port: place.port, token: TEST_TOKEN, channel: 'one' });
    await done('create_text', { text: 'Beside' });
    expect(textsOf(document)).toEqual(['Beside']);
    expect(await refusal('set_name', { nodeId: '9:9', name: 'x' })).toContain('No layer has the id 9:9');
    expect(other.received).toEqual([]);
    other.link.send({ type: 'tool_call', id: 't1', command: 'create_text', params: { text: 'Own' } });
    await expect.poll(() => other.received).toMatchObject([{ type: 'tool_response', id: 't1' }]);
    expect(textsOf(document)).toEqual(['Beside', 'Own']);
  });

  it('takes no requests of whoever writes into the plugin, and says so', async () => {
    const place = await mcpPlace();
    const { onMessage } = sandboxOn(open());
    const plugin = await place.plugin('one', { onMessage });
    const { done } = await connect(place);
    await done('get_selection');
    plugin.link.send({ type: 'user_prompt', id: 'p', prompt: 'Make a button' });
    await expect
      .poll(() => plugin.received.at(-1))
      .toMatchObject({ type: 'agent_response', id: 'p', content: 'Nobody here.', done: true });
  });
});
