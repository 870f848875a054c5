import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { MAX_MESSAGE } from './max-message.ts';
import { createMcpServer, type McpGround, mcpTools } from './mcp-server.ts';

export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

/** Answers whoever started this program, until its input ends or `stopped` comes. */
export const serveStdio = async (
  ground: McpGround,
  { input, output }: Streams,
  stopped: Promise<unknown>,
): Promise<void> => {
  const server = createMcpServer(ground, mcpTools(ground));
  const ended = new Promise<void>((resolve) => {
    input.once('end', resolve);
    input.once('close', resolve);
    output.once('close', resolve);
    server.onclose = resolve;
  });
  await server.connect(new StdioServerTransport(input, output, { maxBufferSize: MAX_MESSAGE }));
  await Promise.race([ended, stopped]);
  await server.close();
};
