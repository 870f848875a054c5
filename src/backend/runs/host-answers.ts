import { z } from 'zod';
import { hookEnvironment } from '#workspace/extensions/hook-environment';
import type { FormValues } from '../backend-context.ts';
import type { CanvasDesk } from '../canvas/canvas-desk.ts';
import type { SandboxDesk } from '../canvas/sandbox/sandbox-desk.ts';
import type { AgentContextBuffer } from '../context/agent-context-buffer.ts';
import type { FigmaDesk } from '../figma-calls/figma-desk.ts';
import type { MeasureDesk } from '../page-camera/measure-desk.ts';
import type { SecretStore } from '../settings/secret-store.ts';
import type { TrustStore } from '../trust/trust-store.ts';
import type { GateDesk } from './gate-desk.ts';
import type { LogRecorder } from './log-recorder.ts';

interface Deps {
  readonly buffer: AgentContextBuffer;
  readonly secrets: SecretStore;
  readonly trust: TrustStore;
  readonly form: FormValues;
  readonly figma: FigmaDesk;
  readonly gate: GateDesk;
  readonly canvas: Pick<CanvasDesk, 'evaluate'>;
  readonly sandbox: Pick<SandboxDesk, 'call'>;
  readonly pages: Pick<MeasureDesk, 'measure'>;
  readonly log: Pick<LogRecorder, 'add'>;
  readonly environment: NodeJS.ProcessEnv;
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

/** What the user has just said about a list or a run of the open folder is told once: a second question gets no. */
const takeApproved = ({ form, openWorkspace }: Deps, request: Record<string, unknown>): 'window' | 'cli' | null => {
  const { approved } = form;
  form.approved = null;
  const isThis = approved?.digest === text(request['digest']) && openWorkspace() === request['workspace'];
  return isThis ? approved.by : null;
};

const takeUndo = ({ form, openWorkspace }: Deps, request: Record<string, unknown>): boolean => {
  const { undo } = form;
  form.undo = null;
  return undo !== null && undo === text(request['run']) && openWorkspace() === request['workspace'];
};

const codeGenAnswers = (deps: Deps) => ({
  'gate.ask': (request: Record<string, unknown>) => deps.gate.ask(request['gate']),
  'plan.approved': (request: Record<string, unknown>) => takeApproved(deps, request),
  'undo.asked': (request: Record<string, unknown>) => takeUndo(deps, request),
  'canvas.eval': (request: Record<string, unknown>) => deps.canvas.evaluate(request, deps.form.canvasClient),
  'canvas.call': (request: Record<string, unknown>) => deps.sandbox.call(request),
  'page.measure': (request: Record<string, unknown>) => deps.pages.measure(request),
  'hook.environment': () => hookEnvironment(deps.environment),
  'hook.output': (request: Record<string, unknown>) => {
    deps.log.add('app', 'postCodeGenFinished', text(request['text']));
    return null;
  },
});

/** Answers what a tool asks of the desktop. An answer goes to that tool alone: it is neither logged nor shown to a model. */
export const createHostAnswers = (deps: Deps) => {
  const answers: Readonly<Record<string, (request: Record<string, unknown>) => unknown>> = {
    ...codeGenAnswers(deps),
    'context.flush': () => deps.buffer.flush(),
    'figma.token': () => deps.secrets.get('figma'),
    'figma.account': () => deps.figma.access(),
    'figma.calling': (request) => deps.figma.calling(text(request['endpoint'])),
    'figma.answered': (request) => {
      const answer = figmaAnswered.safeParse(request);
      if (answer.success) deps.figma.answered(answer.data);
      return null;
    },
    'workspace.isOpen': (request) => request['workspace'] === deps.openWorkspace(),
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
