import { z } from 'zod';
import type { Copilot } from '../copilot/copilot.ts';
import { failed, json, type McpTool, mistakes, schemaOf } from './mcp-tool.ts';

const asked = z.object({
  prompt: z.string().min(1).max(20_000).describe('what to draw or to change, in words'),
  client: z
    .string()
    .max(128)
    .optional()
    .describe('id or index of the open document, as get_status lists them; needed when there is more than one'),
});

/** Words for the product's own agent, which has the canvas tools and nothing else for them. */
export const copilotTool = (copilot: Copilot): McpTool => ({
  name: 'ask_copilot',
  effect: 'write',
  description:
    'Hands a request in words to the copilot of figma2code, which carries it out in the open document with the model of the settings. Answers what it said and which layers it made or changed. What you can do with the other tools needs no copilot.',
  schema: schemaOf(asked),
  run: async (given, { signal, progress }) => {
    const read = asked.safeParse(given);
    if (!read.success) return failed(`ask_copilot: ${mistakes(read.error)}`);
    const { prompt, client = null } = read.data;
    const { answer, changes, isFailed } = await copilot.ask({ prompt, client, signal, progress });
    return { ...json({ answer, changes }), ...(isFailed ? { isError: true } : {}) };
  },
});
