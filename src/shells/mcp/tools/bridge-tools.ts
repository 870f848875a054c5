import { z } from 'zod';
import type { CanvasSession } from '../canvas/canvas-session.ts';
import { failed, json, type McpTool, mistakes, schemaOf } from './mcp-tool.ts';

const none = z.object({});
const snippet = z.object({
  code: z
    .string()
    .min(1)
    .max(1_000_000)
    .describe('body of an async function; it sees figma and helpers, and gives back JSON'),
  client: z.string().max(128).optional().describe('id or index of the open document, as get_status lists them'),
});

/** Who is connected, and whatever the table of tools does not have. */
export const bridgeTools = (session: CanvasSession): readonly McpTool[] => [
  {
    name: 'get_status',
    effect: 'read',
    description: 'Whether the bridge runs, and which Figma documents are connected to it.',
    schema: schemaOf(none),
    run: async () => {
      const { daemon, clients } = await session.status();
      return json({
        bridge: { listening: daemon['listening'], port: daemon['port'] },
        documents: clients.map(({ clientId, label }, index) => ({ index, client: clientId, label })),
      });
    },
  },
  {
    name: 'run_code',
    effect: 'write',
    description:
      'Runs a snippet of the Figma Plugin API in the open document, for what no other tool does. Answers its result and what it logged.',
    schema: schemaOf(snippet),
    run: async (given) => {
      const read = snippet.safeParse(given);
      if (!read.success) return failed(`run_code: ${mistakes(read.error)}`);
      const { ok, result = null, error, logs = [] } = await session.evaluate(read.data.code, read.data.client ?? null);
      if (ok) return json({ result, logs });
      return failed(
        `${String(error?.['name'])}: ${String(error?.['message'])}${logs.length > 0 ? `\n${logs.join('\n')}` : ''}`,
      );
    },
  },
];
