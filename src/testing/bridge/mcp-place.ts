import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bridgePlace } from '#bridge/place/bridge-place';
import { CodedError } from '#contract/errors';
import { createI18n, translator } from '#contract/i18n';
import { type CanvasSession, createCanvasSession } from '#mcp/canvas/canvas-session';
import { createCopilot, type OpenEngine } from '#mcp/copilot/copilot';
import type { McpGround } from '#mcp/mcp-server';
import { tempDir } from '../temp-dir.ts';
import { startTestDaemon, TEST_TOKEN, type TestDaemon } from './test-daemon.ts';

export interface McpPlace extends TestDaemon {
  /** Of programs that shall find this daemon and its token. */
  readonly environment: NodeJS.ProcessEnv;
  readonly session: CanvasSession;
  readonly ground: McpGround;
}

const noEngine: OpenEngine = () => Promise.reject(new CodedError('agent-not-connected'));

/** A daemon in this process, a home with its token, and what an MCP server needs to reach it. */
export const mcpPlace = async (workspace: string | null = null, rejoinMs = 3_000): Promise<McpPlace> => {
  const test = await startTestDaemon();
  const home = await tempDir('mcp');
  const environment = {
    PATH: process.env['PATH'],
    HOME: home.path,
    LANG: 'C',
    FIGMA2CODE_HOME: join(home.path, 'data'),
    FIGMA2CODE_BRIDGE_PORT: String(test.port),
  };
  const { token } = bridgePlace(environment, test.port);
  mkdirSync(dirname(token), { recursive: true, mode: 0o700 });
  writeFileSync(token, TEST_TOKEN, { mode: 0o600 });
  // No daemon is started here: the one of the test is there already.
  const session = createCanvasSession({
    port: test.port,
    environment,
    node: '',
    entry: '',
    rejoinMs,
    declines: 'Nobody here.',
  });
  onTestFinished(async () => {
    session.close();
    await home.remove();
  });
  const copilot = createCopilot(session, noEngine);
  const ground = { session, copilot, workspace, translate: translator(createI18n('en')), version: '0.0.0' };
  return { ...test, environment, session, ground };
};
