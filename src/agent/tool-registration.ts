import type { AgentToolResult, ExtensionContext, ToolDefinition } from '@earendil-works/pi-coding-agent';
import { z } from 'zod';
import { type Envelope, failureEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import type { F2CTool, ToolContext, ToolProgress } from '#contract/tool';
import type { EventLedger } from './event-ledger.ts';
import { requireOpenWorkspace } from './gate/open-workspace-only.ts';
import { askUser, requestHost } from './host-channel.ts';

export interface RegistrationDeps {
  readonly translate: Translate;
  readonly ledger: EventLedger;
  /** Told of every failure that is no CodedError: it goes to stderr, where the desktop keeps a ring of it. */
  onUnexpected(tool: string, error: unknown): void;
}

const never = new AbortController().signal;

/** A tool may report each layer; a person sees some ten steps a second. */
const REPORT_EVERY_MS = 100;

/** Lets the first and the last report pass, and others no more often than they can be seen. */
const throttled = (report: (update: ToolProgress) => void): ((update: ToolProgress) => void) => {
  let last = Number.NEGATIVE_INFINITY;
  return (update) => {
    const now = performance.now();
    if (update.done !== update.total && now - last < REPORT_EVERY_MS) return;
    last = now;
    report(update);
  };
};

const isAbort = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted || (error instanceof Error && error.name === 'AbortError');

/** Whatever a tool throws becomes an envelope: the model and the desktop read the same sentence. */
const envelopeOf = (error: unknown, tool: string, run: { deps: RegistrationDeps; signal: AbortSignal }): Envelope => {
  const { deps, signal } = run;
  const coded =
    error instanceof CodedError
      ? error
      : isAbort(error, signal)
        ? new CodedError('cancelled')
        : new CodedError('internal', { what: tool });
  if (coded.code === 'internal') deps.onUnexpected(tool, error);
  return failureEnvelope(coded.code, failureText(deps.translate, coded.code, coded.params).message);
};

const toolContext = (
  call: { id: string; signal: AbortSignal; ctx: ExtensionContext },
  onProgress: (update: ToolProgress) => void,
  translate: Translate,
): ToolContext => ({
  toolCallId: call.id,
  signal: call.signal,
  progress: onProgress,
  ask: (question) => askUser(call.ctx.ui, { question, toolCallId: call.id }, call.signal),
  requestHost: (name, request) => requestHost(call.ctx.ui, { name, request }, call.signal),
  text: (key, params) => translate(key, params),
});

/** More than that of one result would push the beginning of the run out of a model's sight. */
const MODEL_CHARS = 200_000;

// A design may hold ids and names of any length. The desktop gets all of it; a model gets the sentence, which has the counts.
const textForModel = (envelope: Envelope): string => {
  const text = JSON.stringify(envelope);
  if (text.length <= MODEL_CHARS) return text;
  const { data: _tooLong, ...payload } = envelope.payload;
  return JSON.stringify({ ...envelope, payload });
};

const asResult = (envelope: Envelope): AgentToolResult<Envelope> => ({
  content: [{ type: 'text', text: textForModel(envelope) }],
  details: envelope,
});

/** One tool of ours as the agent host wants it. Tools run one after the other: each may rely on what the one before it did. */
export const registerable = (tool: F2CTool, deps: RegistrationDeps): ToolDefinition => ({
  name: tool.name,
  label: tool.name,
  description: tool.description,
  // JSON Schema is what the host hands to providers; its TypeBox type is a formality.
  parameters: z.toJSONSchema(tool.input, { io: 'input' }) as unknown as ToolDefinition['parameters'],
  executionMode: 'sequential',
  execute: async (toolCallId, params, abort, onUpdate, ctx) => {
    const signal = abort ?? never;
    const report = throttled((update) =>
      onUpdate?.({ content: [], details: { progress: update } as unknown as Envelope }),
    );
    try {
      const input = tool.input.safeParse(params);
      if (!input.success) throw new CodedError('usage', { problem: `${tool.name}: ${z.prettifyError(input.error)}` });
      const context = toolContext({ id: toolCallId, signal, ctx }, report, deps.translate);
      await requireOpenWorkspace(input.data, context);
      return asResult(deps.ledger.withoutRepeat(await tool.run(input.data, context)));
    } catch (error) {
      return asResult(envelopeOf(error, tool.name, { deps, signal }));
    }
  },
});
