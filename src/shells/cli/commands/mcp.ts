import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { defaultDeps, productRoot } from '#backend/default-deps';
import { BRIDGE_PORT } from '#contract/bridge/limits';
import { CodedError } from '#contract/errors';
import { createI18n, failureText, nearestLocale, type Translate, translator } from '#contract/i18n';
import { createCanvasSession } from '#mcp/canvas/canvas-session';
import { type BridgeGround, tokenPlace } from '#mcp/canvas/reach-bridge';
import { createCopilot, type OpenEngine } from '#mcp/copilot/copilot';
import { serveHttp } from '#mcp/http/serve-http';
import type { McpGround } from '#mcp/mcp-server';
import { serveStdio } from '#mcp/serve-stdio';
import { EXIT } from '../exit-codes.ts';
import type { Interruption } from '../interruption.ts';
import { bridgePortOf, portOf } from './port-option.ts';

export interface McpOptions {
  readonly workspace?: string;
  readonly http?: boolean;
  readonly port?: string;
  readonly bridgePort?: string;
}

const groundOf = (options: McpOptions, root: string): BridgeGround => ({
  port: bridgePortOf(options.bridgePort, '--bridge-port'),
  environment: process.env,
  node: process.execPath,
  entry: join(root, 'src', 'bridge', 'figma.js'),
});

const workspaceOf = ({ workspace }: McpOptions): string | null => {
  if (workspace === '') throw new CodedError('usage', { problem: '--workspace is empty.' });
  return workspace === undefined ? null : resolve(workspace);
};

const versionOf = async (root: string): Promise<string> =>
  (JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** Loaded when somebody asks the copilot: most clients bring a model of their own. */
const openEngine: OpenEngine = async (canvas) => {
  const { createBackend } = await import('#backend/create-backend');
  return createBackend({ ...defaultDeps(process.env), canvas, watch: false });
};

interface Told {
  readonly port: number;
  readonly translate: Translate;
  readonly until: Promise<number>;
}

/** The address and where its token lies are told; the token itself is not. */
const overHttp = async (ground: McpGround, bridge: BridgeGround, { port, translate, until }: Told): Promise<void> => {
  const { tokenFile } = tokenPlace(bridge);
  const http = await serveHttp(ground, { port, token: () => tokenPlace(bridge).token });
  process.stdout.write(`${translate('mcp.http', { address: http.address, file: tokenFile })}\n`);
  await until;
  await http.close();
};

/**
 * The MCP server: over standard input and output, where nothing else is said, or over HTTP on 127.0.0.1.
 * @throws CodedError `usage`, `port-in-use`, `bridge-token-unusable`
 */
export const mcp = async (options: McpOptions, interruption: Interruption): Promise<number> => {
  const root = productRoot();
  const bridge = groundOf(options, root);
  const translate = translator(createI18n(nearestLocale(process.env['LANG'])));
  if (options.port !== undefined && options.http !== true)
    throw new CodedError('usage', { problem: translate('mcp.port-alone') });
  const port = portOf(options.port ?? String(BRIDGE_PORT + 1));
  const workspace = workspaceOf(options);
  const declines = failureText(translate, 'agent-not-connected', {}).message;
  const session = createCanvasSession({ ...bridge, declines });
  const copilot = createCopilot(session, openEngine);
  const ground = { session, copilot, workspace, translate, version: await versionOf(root) };
  const until = new Promise<number>((done) => {
    interruption.whenInterrupted(() => done(interruption.code() ?? EXIT.interrupted));
  });
  try {
    if (options.http === true) await overHttp(ground, bridge, { port, translate, until });
    else await serveStdio(ground, { input: process.stdin, output: process.stdout }, until);
    return interruption.code() ?? EXIT.done;
  } finally {
    await copilot.close();
    session.close();
  }
};
