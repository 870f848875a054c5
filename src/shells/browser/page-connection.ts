import { z } from 'zod';
import type { Backend } from '#backend/backend';
import type { ShellMessage } from '#contract/wire/page';

/** A page that does not read is not fed: above this it gets a fresh snapshot once it has caught up. */
const MAX_UNREAD_BYTES = 8 * 1024 * 1024;
const CATCH_UP_MS = 250;
/** So many commands of a page are worked on at once; more are refused. */
export const MAX_COMMANDS = 256;

export interface PageChannel {
  send(text: string): void;
  /** Bytes that the page has not taken yet. */
  unread(): number;
}

export interface PageConnection {
  /** Text of one message from the page; what is malformed is ignored. */
  receive(text: string): void;
  close(): void;
}

const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), session: z.string().nullable(), seq: z.number() }),
  z.object({ type: z.literal('command'), id: z.number(), name: z.string(), input: z.unknown() }),
]);

const parse = (text: string): z.infer<typeof message> | null => {
  try {
    return message.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** The stream of facts to one page: from where it stands, then as they come; a page that fell behind starts anew. */
const feedPage = (backend: Backend, channel: PageChannel, put: (out: ShellMessage) => void) => {
  let unsubscribe: (() => void) | null = null;
  let waiting: NodeJS.Timeout | null = null;
  const stop = (): void => {
    unsubscribe?.();
    if (waiting) clearInterval(waiting);
    waiting = null;
  };
  // Facts may have ended while it was behind, so it is looked after until it has taken all.
  const catchUp = (): void => {
    if (channel.unread() > 0) return;
    if (waiting) clearInterval(waiting);
    waiting = null;
    put({ type: 'snapshot', snapshot: backend.snapshot() });
  };
  return {
    stop,
    greet: (session: string | null, seq: number): void => {
      stop();
      // First in line, then told: no fact can fall between the two.
      unsubscribe = backend.subscribe((facts) => {
        if (waiting) return;
        if (channel.unread() <= MAX_UNREAD_BYTES) put({ type: 'facts', facts });
        else waiting = setInterval(catchUp, CATCH_UP_MS);
      });
      const missed = backend.since(session, seq);
      if (missed) put({ type: 'facts', facts: missed });
      else put({ type: 'snapshot', snapshot: backend.snapshot() });
    },
  };
};

const TOO_MANY = { ok: false, failure: { code: 'usage', message: 'Too many commands are waiting.' } } as const;

/** One page: a snapshot or the missed facts first, then facts as they come, and answers to its commands. */
export const connectPage = (backend: Backend, channel: PageChannel): PageConnection => {
  const put = (out: ShellMessage): void => channel.send(JSON.stringify(out));
  const feed = feedPage(backend, channel, put);
  let working = 0;
  const work = async (id: number, name: string, input: unknown): Promise<void> => {
    working += 1;
    const result = await backend.handle(name, input);
    working -= 1;
    put({ type: 'result', id, result });
  };
  return {
    receive: (text) => {
      const received = parse(text);
      if (received?.type === 'hello') feed.greet(received.session, received.seq);
      if (received?.type !== 'command') return;
      const { id, name, input } = received;
      if (working >= MAX_COMMANDS) put({ type: 'result', id, result: TOO_MANY });
      else void work(id, name, input);
    },
    close: feed.stop,
  };
};
