import { z } from 'zod';
import type {
  BridgeState,
  CanvasClient,
  CanvasConnection,
  CanvasPort,
  CanvasPrompt,
  PageCopy,
} from '#contract/canvas/canvas-port';
import type { CanvasAnswer } from '#contract/canvas/canvas-tools';
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
  /** Plugins that are connected. */
  clients(): readonly CanvasClient[];
  /** The page that is shown there. @throws CodedError `client-disconnected`, and as `CanvasConnection.readPage` */
  readPage(client: string): Promise<PageCopy>;
  respond(prompt: CanvasPrompt, answer: { readonly content: string; readonly done: boolean }): void;
}

const asked = z.object({ command: z.string().max(200), params: z.unknown() });

/** Words of the bridge for which there is a sentence. */
const KNOWN = new Set(['not-connected', 'client-disconnected']);

type Sentence = (
  code: 'not-connected' | 'client-ambiguous' | 'client-disconnected',
  params?: Readonly<Record<string, string>>,
) => string;

const refuse = (error: string): CanvasAnswer => ({ ok: false, error });

/** The plugin that a call is meant for; an answer where that cannot be told. */
const targetOf = (
  clients: readonly CanvasClient[],
  wanted: string | null,
  sentence: Sentence,
): string | CanvasAnswer => {
  if (wanted !== null && clients.some(({ clientId }) => clientId === wanted)) return wanted;
  if (wanted !== null) return refuse(sentence('client-disconnected', { client: wanted }));
  const [only, ...others] = clients;
  if (only === undefined) return refuse(sentence('not-connected'));
  if (others.length === 0) return only.clientId;
  return refuse(sentence('client-ambiguous', { clients: clients.map(({ label }) => label).join(', ') }));
};

export const createCanvasDesk = ({ port, translate, tell, onPrompt }: CanvasDeps): CanvasDesk => {
  let connection: CanvasConnection | null = null;
  let clients: readonly CanvasClient[] = [];
  const sentence: Sentence = (code, params = {}) => failureText(translate, code, params).message;
  const show = (): void => {
    if (connection === null) tell({ kind: 'off' });
    else tell({ kind: 'on', port: connection.port, manifest: connection.manifest, clients });
  };
  const lost = (): void => {
    connection = null;
    clients = [];
    tell({ kind: 'failed', message: failureText(translate, 'bridge-lost', { port: 0 }).message });
  };
  const target = (wanted: string | null): string | CanvasAnswer => targetOf(clients, wanted, sentence);
  return {
    connect: async () => {
      if (port === null) throw new CodedError('not-connected');
      if (connection !== null) return;
      tell({ kind: 'starting' });
      try {
        connection = await port.connect({
          clients: (now) => {
            clients = now;
            show();
          },
          prompt: (prompt) => void onPrompt(prompt).catch(() => undefined),
          lost,
        });
        show();
      } catch (error) {
        const { code, params } = error instanceof CodedError ? error : new CodedError('internal', { what: 'bridge' });
        tell({ kind: 'failed', message: failureText(translate, code, params).message });
        throw error;
      }
    },
    disconnect: async () => {
      const open = connection;
      connection = null;
      clients = [];
      await open?.close();
      show();
    },
    call: async (request, client) => {
      const call = asked.parse(request);
      const to = target(client);
      if (typeof to !== 'string' || connection === null)
        return typeof to === 'string' ? refuse(sentence('not-connected')) : to;
      const answer = await connection.call(to, { command: call.command, params: call.params });
      if (answer.ok || !KNOWN.has(answer.error)) return answer;
      return refuse(sentence(answer.error as 'not-connected', { client: to }));
    },
    clients: () => clients,
    readPage: async (client) => {
      if (connection === null || !clients.some(({ clientId }) => clientId === client))
        throw new CodedError('client-disconnected', { client });
      return connection.readPage(client);
    },
    respond: ({ clientId, id }, answer) => connection?.respond(clientId, { id, ...answer }),
  };
};
