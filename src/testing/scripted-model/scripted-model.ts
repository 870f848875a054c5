import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONTEXT_HEADING } from '#contract/wire/agent';
import type { Behaviour, Reply, Seen } from './behaviours.ts';

interface Message {
  readonly role: string;
  readonly content?: string | readonly { readonly type: string; readonly text?: string }[] | null;
}

export interface ScriptedModel {
  readonly baseUrl: string;
  /** Everything a model was ever sent, as text, with the value of the Authorization header apart. */
  readonly requests: readonly { readonly body: string; readonly authorization: string | undefined }[];
  close(): Promise<void>;
}

const textOf = (message: Message): string =>
  typeof message.content === 'string'
    ? message.content
    : (message.content ?? []).map((part) => part.text ?? '').join('');

const readSeen = (messages: readonly Message[]): Seen => {
  const isContext = (message: Message): boolean => textOf(message).startsWith(CONTEXT_HEADING);
  const start = messages.findLastIndex((message) => message.role === 'user' && !isContext(message));
  const since = messages.slice(start);
  const entries = since
    .filter(isContext)
    .flatMap(
      (message) => JSON.parse(textOf(message).slice(CONTEXT_HEADING.length)) as { key: string; value: string }[],
    );
  return {
    entries: Object.fromEntries(entries.map(({ key, value }) => [key, value])),
    results: since.filter((message) => message.role === 'tool').map(textOf),
    replies: since.filter((message) => message.role === 'assistant').length,
  };
};

const deltaOf = (reply: Reply, turn: number): object =>
  'text' in reply
    ? { role: 'assistant', content: reply.text }
    : {
        role: 'assistant',
        tool_calls: reply.calls.map((call, index) => ({
          index,
          id: `call_${turn}_${index}`,
          type: 'function',
          function: { name: call.name, arguments: JSON.stringify(call.args) },
        })),
      };

const stream = (response: ServerResponse, reply: Reply, turn: number): void => {
  const chunk = (delta: object, finish: string | null): string =>
    `data: ${JSON.stringify({ id: `r${turn}`, object: 'chat.completion.chunk', created: 0, model: 'scripted', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  response.write(chunk(deltaOf(reply, turn), null));
  response.write(chunk({}, 'text' in reply ? 'stop' : 'tool_calls'));
  response.end('data: [DONE]\n\n');
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
};

/** An endpoint that speaks Chat Completions and answers from a script: the far end of a test, never a part of the product. */
export const startScriptedModel = async (behaviour: Behaviour): Promise<ScriptedModel> => {
  const requests: { body: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      requests.push({ body, authorization: request.headers.authorization });
      const { messages } = JSON.parse(body) as { messages: readonly Message[] };
      stream(response, behaviour(readSeen(messages)), requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
