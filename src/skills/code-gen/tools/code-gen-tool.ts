import type { z } from 'zod';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import type { LifecycleEvent } from '#contract/events';
import { defineTool, type F2CTool, type ToolContext, type ToolEffect } from '#contract/tool';
import type { CodeGenRun } from '../run/code-gen-run.ts';
import { type CurrentRun, requireRun } from '../run/current-run.ts';

export interface Answer {
  readonly message: string;
  readonly data: Record<string, unknown>;
  /** Told by the tool itself, because a model may forget it. */
  readonly event?: LifecycleEvent;
}

interface StepTool<Schema extends z.ZodType> {
  readonly name: string;
  readonly effect: ToolEffect;
  readonly description: string;
  readonly input: Schema;
  work(run: CodeGenRun, given: z.infer<Schema>, context: ToolContext): Promise<Answer>;
}

export const stopIfAborted = (signal: AbortSignal): void => {
  if (signal.aborted) throw new CodedError('cancelled');
};

export const envelopeOf = ({ message, data, event }: Answer): Envelope =>
  okEnvelope(message, event === undefined ? { data } : { event, data });

/** A tool that works in the run that goes on. What fails leaves the run as it is: a model may correct itself. */
export const stepTool = <Schema extends z.ZodType<{ workspace: string }>>(
  current: CurrentRun,
  { name, effect, description, input, work }: StepTool<Schema>,
): F2CTool =>
  defineTool({
    name,
    effect,
    description,
    input,
    run: async (given, context) => {
      const run = await requireRun(current, name, given.workspace);
      stopIfAborted(context.signal);
      return envelopeOf(await work(run, given, context));
    },
  });
