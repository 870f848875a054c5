import { z } from 'zod';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { defineTool, type F2CTool, type ToolContext, type ToolEffect } from '#contract/tool';
import { type CurrentRun, orEnd, requireRun } from '../run/current-run.ts';
import type { ParserRun, Stage } from '../run/parser-run.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';

interface StageTool {
  readonly name: string;
  readonly effect: ToolEffect;
  readonly description: string;
  /** What must have passed, and what passes with this tool. */
  readonly needs: Stage;
  readonly leaves: Stage;
  /** Does the work; the sentence and data of the answer. */
  work(
    run: ParserRun,
    context: ToolContext,
  ): Promise<{ readonly message: string; readonly data: Record<string, unknown> }>;
}

const input = z.object({ workspace: z.string().min(1) });

/** A tool of the import between fetch and publish: it needs its stage, works once, and gives its answer again when asked again. */
export const stageTool = (
  current: CurrentRun,
  { name, effect, description, needs, leaves, work }: StageTool,
): F2CTool =>
  defineTool({
    name,
    effect,
    description,
    input,
    run: async ({ workspace }, context): Promise<Envelope> => {
      const run = await requireRun(current, { tool: name, stage: needs, workspace });
      const before = run.answers.get(name);
      if (before) return before;
      return orEnd(current, async () => {
        stopIfAborted(context.signal);
        run.context = context;
        const { message, data } = await work(run, context);
        stopIfAborted(context.signal);
        run.stage = leaves;
        const envelope = okEnvelope(message, { data });
        run.answers.set(name, envelope);
        return envelope;
      });
    },
  });
