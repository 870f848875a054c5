import { CANVAS_TOOLS, type CanvasToolName } from '#contract/canvas/canvas-tools';
import { okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool } from '#contract/tool';
import { visibleText } from '#workspace/files/visible-text';

const canvasTool = (name: CanvasToolName): F2CTool => {
  const { description, params } = CANVAS_TOOLS[name];
  return defineTool({
    name,
    // The gate looks at the disk: what is drawn on a canvas writes nothing there.
    effect: 'read',
    description: `${description} Works on the document that is open in Figma.`,
    input: params,
    run: async (given, context) => {
      const answer = await context.requestHost('canvas.call', { command: name, params: given });
      if (!answer.ok) throw new CodedError('canvas-refused', { problem: visibleText(answer.error) });
      return okEnvelope(context.text('canvas.done', { tool: name }), { data: { ...answer.result } });
    },
  });
};

/** The table of canvas tools, as tools of an agent. */
export const canvasTools: readonly F2CTool[] = (Object.keys(CANVAS_TOOLS) as CanvasToolName[]).map(canvasTool);
