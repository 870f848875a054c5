import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createCanvasPort } from '#bridge/client/canvas-port';
import { startHere } from '#bridge/launch/start-here';
import { bridgePlace } from '#bridge/place/bridge-place';
import { readToken } from '#bridge/place/token-file';
import { type CanvasDocument, openCanvasDocument } from '#canvas/document/canvas-document';
import { runCanvasTool } from '#canvas/tools/run-canvas-tool';
import { BRIDGE_LIMITS } from '#contract/bridge/limits';
import type { BridgeMessage } from '#contract/bridge/messages';
import { connectAgent, connectPlugin } from './bridge/fake-plugin.ts';
import { freePort } from './bridge/free-port.ts';
import { evaluateOn } from './canvas/live-canvas.ts';
import { plainSurroundings } from './canvas/surroundings.ts';
import { tempDir } from './temp-dir.ts';
import { testBackend } from './test-backend.ts';

const texts = ({ figma }: CanvasDocument): string[] =>
  figma.currentPage.findAllWithCriteria({ types: ['TEXT'] }).map(({ characters }) => characters);

/** A desktop, the daemon that it found running, and a plugin with a document in memory. */
const start = async () => {
  const dir = await tempDir('copilot');
  const environment = { HOME: dir.path, FIGMA2CODE_HOME: join(dir.path, 'data'), PATH: process.env['PATH'] };
  const port = await freePort();
  const daemon = await startHere({ port, limits: BRIDGE_LIMITS }, environment, (code, params) => ({
    code,
    params,
    message: code,
  }));
  const canvas = createCanvasPort({
    port,
    environment,
    node: process.execPath,
    entry: '/none',
    writePlugin: async () => '/plugin/manifest.json',
  });
  const desktop = await testBackend(dir.path, { canvas, watch: false });
  onTestFinished(async () => {
    await desktop.close();
    if (daemon.kind === 'started') await daemon.stop();
    await dir.remove();
  });
  const token = readToken(bridgePlace(environment, port).token) ?? '';
  const document = openCanvasDocument(plainSurroundings, { name: 'Shop' });
  const said: BridgeMessage<'agent_response'>[] = [];
  const openPlugin = (clientId: string) =>
    connectPlugin({
      port,
      token,
      clientId,
      label: `${clientId} / Page`,
      onMessage: (message, link) => {
        if (message.type === 'agent_response') said.push(message);
        if (message.type === 'eval_request')
          void evaluateOn(document)(message.js).then((answer) => link.send({ ...answer, id: message.id }));
        if (message.type !== 'tool_call') return;
        const { id, command, params } = message;
        void runCanvasTool(document.figma, { command, params }).then((answer) =>
          link.send(
            answer.ok
              ? { type: 'tool_response', id, result: answer.result }
              : { type: 'tool_response', id, error: answer.error },
          ),
        );
      },
    });
  const openAgent = (channel: string) => connectAgent({ port, token, channel });
  return { desktop, document, said, openPlugin, openAgent };
};

type Started = Awaited<ReturnType<typeof start>>;

const clientsOf = ({ desktop }: Started): string[] => {
  const { bridge } = desktop.state();
  return bridge.kind === 'on' ? bridge.clients.map(({ label }) => label) : [];
};

const connected = async (started: Started, count: number): Promise<void> => {
  await started.desktop.until((state) => state.bridge.kind === 'on' && state.bridge.clients.length === count);
};

const ask = async ({ desktop }: Started, text: string): Promise<string> => {
  await desktop.ask('chat.send', { text });
  const state = await desktop.until(({ lastOutcome, agent }) => lastOutcome !== null && agent.kind !== 'busy');
  const last = state.chat.findLast(({ kind }) => kind === 'agent');
  return last?.kind === 'agent' ? last.text : '';
};

it('draws what was asked for, in the plugin and in the chat, and says so where it was asked', async () => {
  const started = await start();
  const { desktop, document, said } = started;
  await desktop.ask('bridge.connect', {});
  expect(desktop.state().bridge).toMatchObject({ kind: 'on', manifest: '/plugin/manifest.json', clients: [] });
  expect(await ask(started, "Create a blue button that says 'Submit'")).toContain('Figma');
  const plugin = await started.openPlugin('figma-one');
  await connected(started, 1);
  expect(clientsOf(started)).toEqual(['figma-one / Page']);

  plugin.link.send({ type: 'user_prompt', id: 'p1', prompt: "Create a blue button that says 'Submit'" });
  await expect.poll(() => said.at(-1)?.done, { timeout: 20_000 }).toBe(true);
  expect(said.map(({ id }) => id)).toEqual(said.map(() => 'p1'));
  expect(said.map(({ content }) => content).join('')).toBe('A button is on the canvas.');
  expect(texts(document)).toEqual(['Submit']);
  const [button] = document.figma.currentPage.children as [FrameNode];
  expect(button.fills).toMatchObject([{ color: { r: 37 / 255, g: 99 / 255, b: 235 / 255 } }]);

  expect(await ask(started, "Add a card titled 'Plants' with 'Water them' and a button 'Open'")).toBe(
    'A card is on the canvas.',
  );
  document.figma.currentPage.selection = [button];
  expect(await ask(started, "Rename the selected layer to 'Send'")).toBe('Done: name.');
  expect(button.name).toBe('Send');
  expect(await ask(started, 'Make the selection red')).toBe('Done: colour.');
  expect(button.fills).toMatchObject([{ color: { r: 220 / 255 } }]);
  expect(desktop.state().chat.filter(({ kind }) => kind === 'tool').length).toBeGreaterThan(3);

  plugin.link.send({ type: 'user_prompt', id: 'p2', prompt: 'What do you think?' });
  await expect.poll(() => said.at(-1)?.id, { timeout: 20_000 }).toBe('p2');
  await expect.poll(() => said.at(-1)?.done, { timeout: 20_000 }).toBe(true);
  expect(
    said
      .filter(({ id }) => id === 'p2')
      .map(({ content }) => content)
      .join(''),
  ).toContain('offline model understands');

  // Another agent has that channel: its documents are worked on beside it.
  const other = await started.openAgent('figma-two');
  await started.openPlugin('figma-two');
  await connected(started, 2);
  expect(await ask(started, 'Draw a red circle')).toContain('figma-one / Page, figma-two / Page');

  // Tried on a copy of the window that was named, over the bridge; the plugin's own prompts go on to the document.
  await desktop.ask('sandbox.first', { isOn: true });
  const before = texts(document);
  await desktop.ask('chat.send', { text: "Create a button 'Later'", client: 'figma-two' });
  const tried = await desktop.until(({ sandbox, agent }) => sandbox.open !== null && agent.kind !== 'busy');
  expect(tried.sandbox.open).toMatchObject({
    origin: { kind: 'copy', clientId: 'figma-two' },
    steps: [{ command: 'create_button', params: [['label', 'Later']], state: 'done' }],
  });
  expect(tried.chat.at(-1)).toMatchObject({
    kind: 'agent',
    text: expect.stringContaining('A button is in the sandbox.'),
  });
  expect(texts(document)).toEqual(before);
  plugin.link.send({ type: 'user_prompt', id: 'p3', prompt: "Create a text 'now'" });
  await expect.poll(() => texts(document), { timeout: 20_000 }).toEqual([...before, 'now']);
  const { steps } = document;
  await desktop.until(({ agent }) => agent.kind !== 'busy');
  await desktop.ask('sandbox.approve', { steps: [1] });
  const undo = steps().undo;
  await desktop.ask('sandbox.replay', { client: null });
  expect(texts(document)).toEqual([...before, 'now', 'Later']);
  expect(steps().undo).toBe(undo + 1);
  expect(other.received.filter(({ type }) => type !== 'ping')).toEqual([]);
  await desktop.ask('bridge.disconnect', {});
  expect(desktop.state().bridge).toEqual({ kind: 'off' });
}, 90_000);
