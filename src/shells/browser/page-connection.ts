import { z } from 'zod';
import type { Backend } from '#backend/backend';
import type { ShellMessage } from '#contract/wire/page';

/** A page that does not read is not fed: above this it gets a fresh snapshot once it has caught up. */
const MAX_UNREAD_BYTES = 8 * 1024 * 1024;

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

/** One page: a snapshot or the missed facts first, then facts as they come, and answers to its commands. */
export const connectPage = (backend: Backend, channel: PageChannel): PageConnection => {
  let unsubscribe: (() => void) | null = null;
  let behind = false;
  const put = (out: ShellMessage): void => channel.send(JSON.stringify(out));

  const greet = (session: string | null, seq: number): void => {
    unsubscribe?.();
    // First in line, then told: no fact can fall between the two.
    unsubscribe = backend.subscribe((facts) => {
      if (behind || channel.unread() > MAX_UNREAD_BYTES) behind = true;
      else put({ type: 'facts', facts });
      if (behind && channel.unread() === 0) {
        behind = false;
        put({ type: 'snapshot', snapshot: backend.snapshot() });
      }
    });
    const missed = backend.since(session, seq);
    if (missed) put({ type: 'facts', facts: missed });
    else put({ type: 'snapshot', snapshot: backend.snapshot() });
  };

  return {
    receive: (text) => {
      const received = parse(text);
      if (received?.type === 'hello') greet(received.session, received.seq);
      if (received?.type !== 'command') return;
      const { id, name, input } = received;
      void backend.handle(name, input).then((result) => put({ type: 'result', id, result }));
    },
    close: () => unsubscribe?.(),
  };
};
