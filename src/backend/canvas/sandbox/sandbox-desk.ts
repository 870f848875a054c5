import { z } from 'zod';
import { RUN_STEPS } from '#contract/canvas/canvas-steps';
import { CANVAS_TOOLS, type CanvasAnswer, type CanvasCall, isCanvasTool } from '#contract/canvas/canvas-tools';
import type { OpenSandbox, SandboxDrawing, SandboxOrigin, SandboxState } from '#contract/canvas/sandbox';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';
import type { FormValues } from '../../backend-context.ts';
import type { CanvasDesk } from '../canvas-desk.ts';
import type { SandboxSession } from './sandbox-session.ts';

export interface SandboxDeps {
  readonly canvas: Pick<CanvasDesk, 'call' | 'clients' | 'readPage'>;
  readonly form: Pick<FormValues, 'canvasClient' | 'isCanvasLive'>;
  readonly translate: Translate;
  /** A run goes on. */
  isBusy(): boolean;
  tell(state: SandboxState): void;
}

/** Where canvas tools are tried before they touch a document that is open in Figma. */
export interface SandboxDesk {
  /** Answers a canvas tool of the run that goes on: in the sandbox, or on the open document. */
  call(request: Readonly<Record<string, unknown>>): Promise<CanvasAnswer>;
  putFirst(isFirst: boolean): void;
  /** A copy of the page of this plugin; empty without one. @throws CodedError as `CanvasDesk.readPage` */
  open(client: string | null): Promise<void>;
  close(): Promise<void>;
  /** @throws CodedError `sandbox-closed` when none is open, or its steps were carried out already */
  change(work: (session: SandboxSession) => void | Promise<void>): Promise<void>;
  draw(at: { readonly step: number; readonly side: 'before' | 'after' } | null): Promise<SandboxDrawing>;
  params(step: number): Promise<Readonly<Record<string, unknown>>>;
  /** Carries out what is approved. @throws CodedError `canvas-refused`, `agent-busy`, and as `SandboxSession.approved` */
  replay(client: string | null): Promise<void>;
}

interface Held {
  isFirst: boolean;
  working: number;
  session: SandboxSession | null;
  replayed: OpenSandbox['replayed'];
  /** Ends when nothing is being carried out; never rejects. */
  replaying: Promise<unknown>;
}

const asked = z.object({ command: z.string().max(200), params: z.unknown() });

/** One thing after the other: calls of an agent and what the user presses meet in one document. */
const createLane = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
};

const stateOf = ({ isFirst, working, session, replayed }: Held): SandboxState => ({
  isFirst,
  isBusy: working > 0,
  open: session === null ? null : { ...session.view(), replayed },
});

/** Opens a session; the document is loaded when it is needed first. */
const begin = async (held: Held, { canvas }: SandboxDeps, client: string | null): Promise<SandboxSession> => {
  const label = canvas.clients().find(({ clientId }) => clientId === client)?.label ?? '';
  const origin: SandboxOrigin = client === null ? { kind: 'empty' } : { kind: 'copy', clientId: client, label };
  const copy = client === null ? null : await canvas.readPage(client);
  const { openSandboxSession } = await import('./sandbox-session.ts');
  held.replayed = null;
  held.session = openSandboxSession(origin, copy);
  return held.session;
};

/** The plugin whose page is copied when nobody has opened a sandbox: the one that was meant, or the only one. */
const clientFor = ({ canvas, form }: SandboxDeps): string | null => {
  if (form.canvasClient !== null) return form.canvasClient;
  const clients = canvas.clients();
  if (clients.length > 1)
    throw new CodedError('sandbox-choose', { clients: clients.map(({ label }) => label).join(', ') });
  return clients[0]?.clientId ?? null;
};

/** Whoever asked is told that it is a trial: a model that says "done" shall say where. */
const tryCall = async (session: SandboxSession, call: CanvasCall): Promise<CanvasAnswer> => {
  const isWrite = isCanvasTool(call.command) && CANVAS_TOOLS[call.command].effect === 'write';
  if (!isWrite) return session.read(call);
  const answer = await session.run(call);
  return answer.ok ? { ok: true, result: { ...answer.result, inSandbox: true } } : answer;
};

const replaySteps = async (held: Held, { canvas, isBusy }: SandboxDeps, client: string | null): Promise<void> => {
  const session = openSession(held);
  // What an agent does in the same document would become a part of the one step, or be taken back with it.
  if (isBusy()) throw new CodedError('agent-busy');
  const plan = session.approved();
  const { origin } = session;
  const to = client ?? (origin.kind === 'copy' ? origin.clientId : null);
  const answer = await canvas.call({ command: RUN_STEPS, params: plan }, to);
  if (!answer.ok) throw new CodedError('canvas-refused', { problem: answer.error });
  const clients = canvas.clients();
  const label = (to === null ? clients[0] : clients.find(({ clientId }) => clientId === to))?.label ?? '';
  held.replayed = { label, count: plan.steps.length };
};

const openSession = ({ session, replayed }: Held): SandboxSession => {
  if (session === null || replayed !== null) throw new CodedError('sandbox-closed');
  return session;
};

export const createSandboxDesk = (deps: SandboxDeps): SandboxDesk => {
  const { canvas, form, translate, tell } = deps;
  const held: Held = { isFirst: false, working: 0, session: null, replayed: null, replaying: Promise.resolve() };
  const inLane = createLane();
  const show = (): void => tell(stateOf(held));
  const shown = <T>(work: () => Promise<T>): Promise<T> =>
    inLane(async () => {
      try {
        return await work();
      } finally {
        show();
      }
    });
  /** Work that may take a while: the window says so. */
  const whileBusy = <T>(work: () => Promise<T>): Promise<T> => {
    held.working += 1;
    show();
    return work().finally(() => {
      held.working -= 1;
    });
  };
  const busy = <T>(work: () => Promise<T>): Promise<T> => shown(() => whileBusy(work));
  const refuse = (error: unknown): CanvasAnswer => {
    if (!(error instanceof CodedError)) throw error;
    return { ok: false, error: failureText(translate, error.code, error.params).message };
  };
  const inSandbox = (call: CanvasCall): Promise<CanvasAnswer> =>
    shown(async () => {
      const isOpen = held.session !== null && held.replayed === null;
      return tryCall(isOpen ? openSession(held) : await whileBusy(() => begin(held, deps, clientFor(deps))), call);
    }).catch(refuse);
  return {
    call: async (request) => {
      if (form.isCanvasLive || !held.isFirst) {
        const { canvasClient } = form;
        await held.replaying;
        return canvas.call(request, canvasClient);
      }
      const { command, params } = asked.parse(request);
      if (!isCanvasTool(command)) return { ok: false, error: `There is no tool ${command.slice(0, 100)}.` };
      return inSandbox({ command, params });
    },
    putFirst: (isFirst) => {
      held.isFirst = isFirst;
      show();
    },
    open: (client) => busy(async () => void (await begin(held, deps, client))),
    close: () =>
      shown(async () => {
        held.session = null;
        held.replayed = null;
      }),
    change: (work) => busy(async () => work(openSession(held))),
    draw: (at) =>
      inLane(async () => {
        if (held.session === null) throw new CodedError('sandbox-closed');
        return held.session.draw(at);
      }),
    params: async (step) => openSession(held).params(step),
    replay: (client) =>
      busy(() => {
        const work = replaySteps(held, deps, client);
        held.replaying = work.catch(() => undefined);
        return work;
      }),
  };
};
