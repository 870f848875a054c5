import { z } from 'zod';
import { CANVAS_TOOLS, type CanvasToolName } from '#contract/canvas/canvas-tools';
import type { CanvasSession, ToolEnded } from '../canvas/canvas-session.ts';
import { type Answer, failed, json, type McpTool, mistakes, schemaOf } from './mcp-tool.ts';

const CLIENT = z
  .string()
  .max(128)
  .optional()
  .describe('id or index of the open document, as get_status lists them; needed when there is more than one');

const IMAGES: Readonly<Record<string, string>> = { PNG: 'image/png', JPG: 'image/jpeg' };

/** What came of a call. A picture is given as one, for models that can look. */
const answerOf = (ended: ToolEnded): Answer => {
  if (ended.kind === 'failed') return failed(ended.error);
  const { base64, ...rest } = (ended.result ?? {}) as Record<string, unknown>;
  const mimeType = IMAGES[String(rest['format'])];
  if (typeof base64 !== 'string' || mimeType === undefined) return json(ended.result ?? {});
  return { content: [{ type: 'image', data: base64, mimeType }, ...json(rest).content] };
};

const toolOf = (name: CanvasToolName, session: CanvasSession): McpTool => {
  const { effect, description, params } = CANVAS_TOOLS[name];
  const checked = params.extend({ client: CLIENT });
  return {
    name,
    description,
    effect,
    schema: schemaOf(checked),
    run: async (given) => {
      // Nothing that is wrong is sent: a document is not asked what its own table refuses.
      const read = checked.safeParse(given);
      if (!read.success) return failed(`${name}: ${mistakes(read.error)}`);
      const { client, ...wanted } = read.data as Record<string, unknown>;
      return answerOf(await session.call({ command: name, params: wanted }, (client as string | undefined) ?? null));
    },
  };
};

/** The whole table, for the document that is open in Figma. */
export const canvasTools = (session: CanvasSession): readonly McpTool[] =>
  (Object.keys(CANVAS_TOOLS) as CanvasToolName[]).map((name) => toolOf(name, session));
