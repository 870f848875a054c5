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
  /** Whoever wrote that wants no more of it. */
  onCancel(prompt: Pick<CanvasPrompt, 'clientId' | 'id'>): void;
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

interface Open {
  readonly connection: CanvasConnection | null;
  readonly clients: readonly CanvasClient[];
}

const readPageOf = async ({ connection, clients }: Open, client: string): Promise<PageCopy> => {
  if (connection === null || !clients.some(({ clientId }) => clientId === client))
    throw new CodedError('client-disconnected', { client });
  return connection.readPage(client);
};

type LineDeps = Pick<CanvasDeps, 'translate' | 'tell' | 'onPrompt' | 'onCancel'>;

/** The one connection, and who is there. */
const createLine = (port: CanvasPort, { translate, tell, onPrompt, onCancel }: LineDeps) => {
  let open: Open = { connection: null, clients: [] };
  let opening: Promise<void> | null = null;
  const show = (): void => {
    const { connection, clients } = open;
    if (connection === null) tell({ kind: 'off' });
    else tell({ kind: 'on', port: connection.port, manifest: connection.manifest, clients });
  };
  const fail = (error: unknown): void => {
    open = { connection: null, clients: [] };
    const { code, params } = failureOf(error);
    tell({ kind: 'failed', message: failureText(translate, code, params).message });
  };
  const listenerOf = (isOurs: () => boolean): CanvasListener => ({
    clients: (clients) => {
      open = { ...open, clients };
      if (isOurs()) show();
    },
    prompt: (prompt) => void onPrompt(prompt).catch(() => undefined),
    cancel: onCancel,
    lost: () => {
      if (!isOurs()) return;
      const { connection } = open;
      fail(new CodedError('bridge-lost', { port: connection?.port ?? 0 }));
      // A channel that stayed open would be taken when it is asked for again.
      void connection?.close().catch(() => undefined);
    },
  });
  const start = async (): Promise<void> => {
    let own: CanvasConnection | null = null;
    tell({ kind: 'starting' });
    try {
      own = await port.connect(listenerOf(() => own !== null && open.connection === own));
      open = { ...open, connection: own };
      show();
    } catch (error) {
      fail(error);
      throw failureOf(error);
    }
  };
  return {
    now: (): Open => open,
    connect: async (): Promise<void> => {
      if (open.connection !== null) return;
      opening ??= start().finally(() => {
        opening = null;
      });
      await opening;
    },
    // What is on its way is waited for: a daemon answers within seconds, and nothing must stay open behind it.
    disconnect: async (): Promise<void> => {
      await opening?.catch(() => undefined);
      const { connection } = open;
      open = { connection: null, clients: [] };
      await connection?.close();
      if (connection !== null) show();
    },
  };
};

export const createCanvasDesk = ({ port, translate, ...told }: CanvasDeps): CanvasDesk => {
  const line = port === null ? null : createLine(port, { translate, ...told });
  const now = (): Open => line?.now() ?? { connection: null, clients: [] };
  const sentence: Told['sentence'] = (code, params = {}) => failureText(translate, code, params).message;
  /** What a plugin answered, with sentences for what the bridge says in a word. */
  const ask = async <T extends { readonly ok: boolean }>(
    client: string | null,
    work: (open: CanvasConnection, to: string) => Promise<T | Refused>,
  ): Promise<T | Refused> => {
    const { connection, clients } = now();
    const to = targetOf(client, { clients, sentence });
    if (typeof to !== 'string') return to;
    if (connection === null) return refuse(sentence('not-connected'));
    const answer = await work(connection, to);
    const word = answer.ok ? '' : (answer as Refused).error;
    return KNOWN.has(word) ? refuse(sentence(word as 'not-connected', { client: to })) : answer;
  };
  return {
    connect: async () => {
      if (line === null) throw new CodedError('not-connected');
      await line.connect();
    },
    disconnect: async () => line?.disconnect(),
    call: (request, client) =>
      ask<CanvasAnswer>(client, (open, to) => open.call(to, asked.parse(request) as CanvasCall)),
    evaluate: (request, client) =>
      ask<CanvasEvaluated>(client, (open, to) => open.evaluate(to, snippet.parse(request['js']))),
    clients: () => now().clients,
    readPage: (client) => readPageOf(now(), client),
    respond: ({ clientId, id }, answer) => now().connection?.respond(clientId, { id, ...answer }),
  };
};
