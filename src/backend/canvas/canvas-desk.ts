import { z } from 'zod';
import type {
  BridgeState,
  CanvasClient,
  CanvasConnection,
  CanvasEvaluated,
  CanvasListener,
  CanvasPort,
  CanvasPrompt,
  PageCopy,
} from '#contract/canvas/canvas-port';
import type { CanvasAnswer, CanvasCall } from '#contract/canvas/canvas-tools';
import { CodedError } from '#contract/errors';
import { failureText, type Translate } from '#contract/i18n';

export interface CanvasDeps {
  readonly port: CanvasPort | null;
  readonly translate: Translate;
  tell(state: BridgeState): void;
  /** Somebody wrote something into a plugin; resolves once it is answered. */
  onPrompt(prompt: CanvasPrompt): Promise<void>;
}

/** The way to the documents that are open in Figma. */
export interface CanvasDesk {
  /** @throws CodedError of the bridge, `not-connected` for a shell that has none */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /** Answers a canvas tool. `client`: the plugin that the run came from; else the only one that is there. */
  call(request: Readonly<Record<string, unknown>>, client: string | null): Promise<CanvasAnswer>;
  /** Runs a snippet of ours in the plugin. */
  evaluate(request: Record<string, unknown>, client: string | null): Promise<CanvasEvaluated>;
  /** Plugins that are connected. */
  clients(): readonly CanvasClient[];
  /** The page that is shown there. @throws CodedError `client-disconnected`, and as `CanvasConnection.readPage` */
  readPage(client: string): Promise<PageCopy>;
  respond(prompt: CanvasPrompt, answer: { readonly content: string; readonly done: boolean }): void;
}

const asked = z.object({ command: z.string().max(200), params: z.unknown() });
const snippet = z.string().max(200_000);

/** Words of the bridge for which there is a sentence. */
const KNOWN = new Set(['not-connected', 'client-disconnected']);

type Refused = { readonly ok: false; readonly error: string };

const refuse = (error: string): Refused => ({ ok: false, error });

interface Told {
  readonly clients: readonly CanvasClient[];
  sentence(code: 'not-connected' | 'client-ambiguous' | 'client-disconnected', params?: Record<string, string>): string;
}

/** The plugin that a call is meant for; a refusal where that cannot be told. */
const targetOf = (wanted: string | null, { clients, sentence }: Told): string | Refused => {
  if (wanted !== null && clients.some(({ clientId }) => clientId === wanted)) return wanted;
  if (wanted !== null) return refuse(sentence('client-disconnected', { client: wanted }));
  const [only, ...others] = clients;
  if (only === undefined) return refuse(sentence('not-connected'));
  if (others.length === 0) return only.clientId;
  return refuse(sentence('client-ambiguous', { clients: clients.map(({ label }) => label).join(', ') }));
};

const failureOf = (error: unknown): CodedError =>
  error instanceof CodedError ? error : new CodedError('internal', { what: 'bridge' });

const readPageOf = async (
  connection: CanvasConnection | null,
  clients: readonly CanvasClient[],
  client: string,
): Promise<PageCopy> => {
  if (connection === null || !clients.some(({ clientId }) => clientId === client))
    throw new CodedError('client-disconnected', { client });
  return connection.readPage(client);
};

export const createCanvasDesk = ({ port, translate, tell, onPrompt }: CanvasDeps): CanvasDesk => {
  let connection: CanvasConnection | null = null;
  let clients: readonly CanvasClient[] = [];
  const sentence: Told['sentence'] = (code, params = {}) => failureText(translate, code, params).message;
  const show = (): void => {
    if (connection === null) tell({ kind: 'off' });
    else tell({ kind: 'on', port: connection.port, manifest: connection.manifest, clients });
  };
  const fail = (error: unknown): void => {
    connection = null;
    clients = [];
    const { code, params } = failureOf(error);
    tell({ kind: 'failed', message: failureText(translate, code, params).message });
  };
  /** What a plugin answered, with sentences for what the bridge says in a word. */
  const ask = async <T extends { readonly ok: boolean }>(
    client: string | null,
    work: (open: CanvasConnection, to: string) => Promise<T | Refused>,
  ): Promise<T | Refused> => {
    const to = targetOf(client, { clients, sentence });
    if (typeof to !== 'string') return to;
    if (connection === null) return refuse(sentence('not-connected'));
    const answer = await work(connection, to);
    const word = answer.ok ? '' : (answer as Refused).error;
    return KNOWN.has(word) ? refuse(sentence(word as 'not-connected', { client: to })) : answer;
  };
  return {
    connect: async () => {
      if (port === null) throw new CodedError('not-connected');
      if (connection !== null) return;
      tell({ kind: 'starting' });
      const listener: CanvasListener = {
        clients: (now) => {
          clients = now;
          show();
        },
        prompt: (prompt) => void onPrompt(prompt).catch(() => undefined),
        lost: () => fail(new CodedError('bridge-lost', { port: connection?.port ?? 0 })),
      };
      try {
        connection = await port.connect(listener);
        show();
      } catch (error) {
        fail(error);
        throw failureOf(error);
      }
    },
    disconnect: async () => {
      const open = connection;
      connection = null;
      clients = [];
      await open?.close();
      if (open !== null) show();
    },
    call: (request, client) =>
      ask<CanvasAnswer>(client, (open, to) => open.call(to, asked.parse(request) as CanvasCall)),
    evaluate: (request, client) =>
      ask<CanvasEvaluated>(client, (open, to) => open.evaluate(to, snippet.parse(request['js']))),
    clients: () => clients,
    readPage: (client) => readPageOf(connection, clients, client),
    respond: ({ clientId, id }, answer) => connection?.respond(clientId, { id, ...answer }),
  };
};
