import { z } from 'zod';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { defineTool, type F2CTool, type ToolContext, type ToolEffect } from '#contract/tool';
import type { CurrentRun } from '../run/current-run.ts';
import { hasPassed, needStage, type ParserRun, type Stage } from '../run/parser-run.ts';

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
export const stageTool = (current: CurrentRun, tool: StageTool): F2CTool =>
  defineTool({
    name: tool.name,
    effect: tool.effect,
    description: tool.description,
    input,
    run: async (_given, context): Promise<Envelope> => {
      const run = needStage(current.run, tool.needs, tool.name);
      const before = run.answers.get(tool.name);
      if (before && hasPassed(run, tool.leaves)) return before;
      if (context.signal.aborted) throw new CodedError('cancelled');
      const { message, data } = await tool.work(run, context);
      if (context.signal.aborted) throw new CodedError('cancelled');
      run.stage = tool.leaves;
      const envelope = okEnvelope(message, { data });
      run.answers.set(tool.name, envelope);
      return envelope;
    },
  });
