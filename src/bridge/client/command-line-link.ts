import { BRIDGE_LIMITS, CLOSE } from '#contract/bridge/limits';
import type { BridgeClient, BridgeMessage, BridgeType } from '#contract/bridge/messages';
import { CodedError } from '#contract/errors';
import { type CallEnded, endOfCall, type SentCall, toolCall } from './agent-link.ts';
import { type BridgeLink, openLink } from './bridge-link.ts';

export interface DaemonStatus {
  readonly daemon: Readonly<Record<string, unknown>>;
  readonly clients: readonly BridgeClient[];
}

/** A command line's connection: questions with their answers. Any of them is rejected when the daemon ends. */
export interface CommandLineLink {
  status(): Promise<DaemonStatus>;
  evaluate(clientId: string, js: string): Promise<BridgeMessage<'eval_response'>>;
  /** A tool call beside the agent of the plugin's channel. Never rejects. */
  call(clientId: string, call: SentCall): Promise<CallEnded>;
  /** Comes back when the daemon has let go of the connection. */
  shutDown(): Promise<void>;
  close(): void;
}

export interface CommandLineOptions {
  readonly port: number;
  readonly token: string;
  readonly tokenFile: string;
  readonly withinMs: number;
}

/** Beyond the daemon's own limit: a daemon that does not keep it is not waited for. */
const GRACE_MS = 5_000;
const ANSWER_MS = 10_000;

interface Waiting {
  readonly resolve: (message: BridgeMessage) => void;
  readonly reject: (error: CodedError) => void;
  readonly timer: NodeJS.Timeout;
}

/** Answers by id; one close ends them all. */
const createWaiting = (port: number) => {
  const waiting = new Map<string, Waiting>();
  const lost = (): CodedError => new CodedError('bridge-lost', { port });
  let closed: CodedError | null = null;
  let last = 0;
  return {
    answer: (message: BridgeMessage): void => {
      const id = 'id' in message ? String(message.id) : '';
      const found = waiting.get(id);
      if (found === undefined) return;
      waiting.delete(id);
      clearTimeout(found.timer);
      found.resolve(message);
    },
    end: (reason: CodedError): void => {
      closed = reason;
      for (const { reject, timer } of waiting.values()) {
        clearTimeout(timer);
        reject(reason);
      }
      waiting.clear();
    },
    ask: <T extends BridgeType>(
      send: (id: string) => void,
      withinMs: number,
      own?: string,
    ): Promise<BridgeMessage<T>> =>
      new Promise((resolve, reject) => {
        if (closed !== null) return reject(closed);
        last += 1;
        const id = own ?? `c${last}`;
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(lost());
        }, withinMs);
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, timer });
        send(id);
      }),
  };
};

/** @throws CodedError as `openLink` */
export const openCommandLineLink = async (options: CommandLineOptions): Promise<CommandLineLink> => {
  const { port } = options;
  const waiting = createWaiting(port);
  const { promise: gone, resolve: onGone } = Promise.withResolvers<void>();
  const onClose = (code: number): void => {
    waiting.end(
      code === CLOSE.tooLarge
        ? new CodedError('bridge-too-large', { mb: BRIDGE_LIMITS.messageBytes / 2 ** 20 })
        : new CodedError('bridge-lost', { port }),
    );
    onGone();
  };
  const link: BridgeLink = await openLink({ ...options, hello: { role: 'cli' }, onMessage: waiting.answer, onClose });
  return {
    status: async () => {
      const answer = await waiting.ask<'status_response'>((id) => link.send({ type: 'status_request', id }), ANSWER_MS);
      return { daemon: answer.daemon, clients: answer.clients as readonly BridgeClient[] };
    },
    evaluate: (clientId, js) =>
      waiting.ask<'eval_response'>(
        (id) => link.send({ type: 'eval_request', id, clientId, js }),
        (link.ready.evalLimitMs ?? 0) + GRACE_MS,
      ),
    call: async (clientId, sent) => {
      const send = (): void => link.send({ ...toolCall(sent), clientId });
      try {
        return endOfCall(await waiting.ask<'tool_response'>(send, BRIDGE_LIMITS.toolMs + GRACE_MS, sent.id));
      } catch {
        return { kind: 'cut-off' };
      }
    },
    shutDown: async () => {
      await waiting.ask<'shutdown_response'>((id) => link.send({ type: 'shutdown_request', id }), ANSWER_MS);
      await gone;
    },
    close: link.close,
  };
};
