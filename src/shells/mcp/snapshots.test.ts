import { rm } from 'node:fs/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SCHEMA_VERSION } from '#contract/config';
import { createI18n, translator } from '#contract/i18n';
import { FRAMEWORK, stageSample, temporaryWorkspace, treeOf } from '#testing/workspace-fixture';
import { createSnapshotStaging } from '#workspace/snapshot-staging';
import type { CanvasSession } from './canvas/canvas-session.ts';
import type { Copilot } from './copilot/copilot.ts';
import { createMcpServer, mcpTools } from './mcp-server.ts';

const PICTURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

const root = { id: '1:2', name: 'Home', type: 'div', figmaType: 'FRAME', box: { x: 0, y: 0, width: 1, height: 1 } };
const screens = [
  { id: '1:2', name: 'Home', page: 'P', width: 1, height: 1, nodes: 1, picture: 'screenshots/home.png', root },
  { id: '1:3', name: 'Bare', page: 'P', width: 1, height: 1, nodes: 1, picture: null, root: { ...root, id: '1:3' } },
];

/** A workspace with one snapshot of two screens, one of which has a picture. */
const imported = async (): Promise<{ workspace: string; snapshot: string }> => {
  const workspace = await temporaryWorkspace();
  onTestFinished(() => rm(workspace, { recursive: true, force: true }));
  const staging = await createSnapshotStaging(workspace, FRAMEWORK);
  await stageSample(staging, 'sample');
  await staging.writeFile('screenshots/home.png', PICTURE);
  const ast = { schemaVersion: SCHEMA_VERSION, framework: FRAMEWORK, screens };
  await staging.writeFile('semantic-ast.json', JSON.stringify(ast));
  return { workspace, snapshot: (await staging.publish()).name };
};

const connect = async (workspace: string) => {
  const ground = {
    session: {} as CanvasSession,
    copilot: {} as Copilot,
    workspace,
    translate: translator(createI18n('en')),
    version: '0',
  };
  const [near, far] = InMemoryTransport.createLinkedPair();
  await createMcpServer(ground, mcpTools(ground)).connect(far);
  const client = new Client({ name: 'test', version: '0' });
  await client.connect(near);
  onTestFinished(() => client.close());
  const call = async (
    name: string,
    given: Record<string, unknown> = {},
  ): Promise<{ text: string; isError: boolean }> => {
    const { content, isError } = (await client.callTool({ name, arguments: given })) as {
      content: { text: string }[];
      isError?: boolean;
    };
    return { text: content[0]?.text ?? '', isError: isError === true };
  };
  return { client, call };
};

describe('snapshots over MCP', () => {
  it('are listed and read, and nothing in the workspace changes', async () => {
    const { workspace, snapshot } = await imported();
    const before = await treeOf(workspace);
    const { call, client } = await connect(workspace);
    const list = await call('list_snapshots');
    expect(JSON.parse(list.text)).toMatchObject({ latest: snapshot, snapshots: [{ name: snapshot, alias: 'sample' }] });
    expect((await call('get_screen')).text).toMatch(/'Home'[\s\S]*'Bare'/);
    expect((await call('get_screen', { screen: '1:2', snapshot })).text).toContain("'Home'");
    const { resources } = await client.listResources();
    expect(resources).toMatchObject([{ name: 'Home', mimeType: 'image/png' }]);
    const { contents } = await client.readResource({ uri: resources[0]?.uri ?? '' });
    expect(contents).toMatchObject([{ mimeType: 'image/png', blob: Buffer.from(PICTURE).toString('base64') }]);
    expect(await treeOf(workspace)).toEqual(before);
  });

  it.each([
    ['a screen that is not there', { screen: '9:9' }, 'no layer or screen 9:9'],
    ['a snapshot that leads elsewhere', { snapshot: '../..' }, 'The snapshot ../.. is not there'],
    ['a number', { screen: 5 }, 'get_screen: screen'],
  ])('refuse %s in words', async (_what, given, said) => {
    const { call } = await connect((await imported()).workspace);
    const { text, isError } = await call('get_screen', given);
    expect(isError).toBe(true);
    expect(text).toContain(said);
  });

  it.each([
    'figma2code://screens/x/1%3A3',
    'figma2code://screens/../../1%3A2',
    'figma2code://screens/%2e%2e/%E0%A4',
    'file:///etc/passwd',
  ])('refuse the picture %s', async (uri) => {
    const { client } = await connect((await imported()).workspace);
    await expect(client.readResource({ uri })).rejects.toThrow(/snapshot|screen/);
  });

  it('a folder that was never set up is an error in words, and no pictures are listed for it', async () => {
    const { call, client } = await connect('/nonexistent');
    expect(await call('list_snapshots')).toMatchObject({ isError: true, text: expect.stringContaining('nonexistent') });
    expect(await client.listResources()).toEqual({ resources: [] });
  });
});
