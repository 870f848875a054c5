import { z } from 'zod';
import type { FormValues } from '../backend-context.ts';
import type { AgentContextBuffer } from '../context/agent-context-buffer.ts';
import type { FigmaDesk } from '../figma-calls/figma-desk.ts';
import type { SecretStore } from '../settings/secret-store.ts';
import type { TrustStore } from '../trust/trust-store.ts';

interface Deps {
  readonly buffer: AgentContextBuffer;
  readonly secrets: SecretStore;
  readonly trust: TrustStore;
  readonly form: FormValues;
  readonly figma: FigmaDesk;
  /** Real path of the open workspace. */
  openWorkspace(): string | null;
}

const figmaAnswered = z.object({
  endpoint: z.string().max(40),
  status: z.number().nullable(),
  ms: z.number(),
  limit: z.object({ wait: z.number().nullable(), plan: z.string().max(40), type: z.string().max(40) }).exactOptional(),
});

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Answers what a tool asks of the desktop. An answer goes to that tool alone: it is neither logged nor shown to a model. */
export const createHostAnswers = (deps: Deps) => {
  const answers: Readonly<Record<string, (request: Record<string, unknown>) => unknown>> = {
    'context.flush': () => deps.buffer.flush(),
    'figma.token': () => deps.secrets.get('figma'),
    'figma.account': () => deps.figma.access(),
    'figma.calling': (request) => deps.figma.calling(text(request['endpoint'])),
    'figma.answered': (request) => {
      const answer = figmaAnswered.safeParse(request);
      if (answer.success) deps.figma.answered(answer.data);
      return null;
    },
    'p4.values': () => deps.form.p4,
    'trust.check': (request) => deps.trust.isTrusted(text(request['workspace']), text(request['digest'])),
    'trust.generated': async (request) => {
      const workspace = text(request['workspace']);
      if (!deps.form.trustGenerated || workspace !== deps.openWorkspace()) return false;
      await deps.trust.grant(workspace, text(request['digest']));
      return true;
    },
  };
  return async (name: string, request: Record<string, unknown>): Promise<unknown> => {
    if (!Object.hasOwn(answers, name)) throw new Error(`unknown request ${name.slice(0, 60)}`);
    return answers[name]?.(request);
  };
};
