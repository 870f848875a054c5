import { randomUUID } from 'node:crypto';
import type { CanvasListener, CanvasPort } from '#contract/canvas/canvas-port';
import { CodedError } from '#contract/errors';
import type { AppState, OpenQuestion } from '#contract/state/app-state';
import type { FactEnvelope } from '#contract/state/facts';
import type { CanvasSession } from '../canvas/canvas-session.ts';
import { type Change, type PortEvents, sessionPort } from './session-port.ts';

/** What is needed of a backend to carry a prompt out. */
export interface CopilotEngine {
  handle(name: string, input: unknown): Promise<unknown>;
  snapshot(): { readonly state: Pick<AppState, 'lastOutcome'> };
  subscribe(listener: (facts: readonly Pick<FactEnvelope, 'fact'>[]) => void): () => void;
  close(): Promise<void>;
}

export type OpenEngine = (canvas: CanvasPort) => Promise<CopilotEngine>;

export interface Asked {
  readonly prompt: string;
  /** Id or index of the document; null takes the only one. */
  readonly client: string | null;
  readonly signal: AbortSignal;
  /** The tool that changed something, or what was said so far. */
  progress(words: string): void;
}

export interface CopilotAnswer {
  readonly answer: string;
  readonly changes: readonly Change[];
  readonly isFailed: boolean;
}

/** The agent of the product, with the model of its settings, for whoever asks in words. */
export interface Copilot {
  /** One after the other. @throws CodedError `cancelled`, and as `CanvasSession.clientOf` */
  ask(asked: Asked): Promise<CopilotAnswer>;
  close(): Promise<void>;
}

interface Started {
  readonly engine: CopilotEngine;
  readonly listener: CanvasListener;
}

interface Turn {
  readonly id: string;
  readonly asked: Asked;
  readonly changes: Change[];
  readonly ended: PromiseWithResolvers<void>;
  answer: string;
}

const questionWords = ({ title, detail, options }: OpenQuestion): string =>
  [title, detail, ...options.map(({ value, label }) => `- ${value}: ${label}`)]
    .filter((line) => line !== null)
    .join('\n');

const hear = (turn: Turn, words: string): void => {
  turn.answer += words;
  if (words !== '') turn.asked.progress(turn.answer);
};

const eventsOf = (turn: () => Turn | null, listening: PortEvents['listening']): PortEvents => ({
  listening,
  changed: (change) => {
    turn()?.changes.push(change);
    turn()?.asked.progress(change.tool);
  },
  answered: ({ id, content, done }) => {
    const now = turn();
    if (now?.id !== id) return;
    hear(now, content);
    if (done) now.ended.resolve();
  },
});

const createStarter = (session: CanvasSession, open: OpenEngine, turn: () => Turn | null) => {
  let started: Promise<Started> | null = null;
  const start = async (): Promise<Started> => {
    const { promise, resolve } = Promise.withResolvers<CanvasListener>();
    const engine = await open(sessionPort(session, eventsOf(turn, resolve)));
    await engine.handle('bridge.connect', {});
    // Nobody is there who could choose: the question is the answer, and what is asked next may answer it.
    engine.subscribe((facts) => {
      for (const { fact } of facts) {
        const now = turn();
        if (fact.type !== 'question-opened' || now === null) continue;
        hear(now, questionWords(fact.question));
        void engine.handle('run.stop', {});
      }
    });
    return { engine, listener: await promise };
  };
  return {
    start: (): Promise<Started> => {
      started ??= start().catch((error: unknown) => {
        started = null;
        throw error;
      });
      return started;
    },
    close: async (): Promise<void> => (await started?.catch(() => null))?.engine.close(),
  };
};

/** Starts no engine until somebody asks. */
export const createCopilot = (session: CanvasSession, open: OpenEngine): Copilot => {
  let turn: Turn | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const starter = createStarter(session, open, () => turn);
  const carryOut = async (asked: Asked): Promise<CopilotAnswer> => {
    const { clientId, label } = await session.clientOf(asked.client);
    const { engine, listener } = await starter.start();
    if (asked.signal.aborted) throw new CodedError('cancelled');
    const own: Turn = { id: randomUUID(), asked, changes: [], ended: Promise.withResolvers(), answer: '' };
    const stop = (): void => void engine.handle('run.stop', {});
    turn = own;
    asked.signal.addEventListener('abort', stop);
    listener.clients([{ clientId, label }]);
    listener.prompt({ clientId, id: own.id, prompt: asked.prompt });
    await own.ended.promise;
    asked.signal.removeEventListener('abort', stop);
    turn = null;
    const isFailed = engine.snapshot().state.lastOutcome?.kind === 'failed';
    return { answer: own.answer, changes: own.changes, isFailed };
  };
  return {
    ask: (asked) => {
      const own = last.then(() => carryOut(asked));
      last = own.catch(() => undefined);
      return own;
    },
    close: starter.close,
  };
};
