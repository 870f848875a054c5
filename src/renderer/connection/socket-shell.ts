import type { CommandInput, CommandName, CommandOutput, CommandResult } from '#contract/commands';
import type { PageMessage, ShellMessage } from '#contract/wire/page';
import type { LostResult, Shell } from './shell.ts';

/** The part of a WebSocket that is used; a test gives its own. */
export interface SocketLike {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
}

/** So many commands may wait for their answer; more are refused at once. */
export const MAX_WAITING_COMMANDS = 256;

type Settle = (result: CommandResult<unknown>) => void;

const parse = (data: unknown): ShellMessage | null => {
  try {
    return JSON.parse(String(data)) as ShellMessage;
  } catch {
    return null;
  }
};

/** Commands of one socket: id → who waits. */
class PendingCommands {
  readonly #waiting = new Map<number, Settle>();
  readonly #lost: LostResult;
  #nextId = 1;

  constructor(lost: LostResult) {
    this.#lost = lost;
  }

  ask(socket: SocketLike, name: string, input: unknown): Promise<CommandResult<unknown>> {
    if (this.#waiting.size >= MAX_WAITING_COMMANDS) return Promise.resolve(this.#lost());
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      socket.send(JSON.stringify({ type: 'command', id, name, input } satisfies PageMessage));
    });
  }

  answer(id: number, result: CommandResult<unknown>): void {
    this.#waiting.get(id)?.(result);
    this.#waiting.delete(id);
  }

  /** A command that was on its way may have been done or not: it is not sent again by itself. */
  loseAll(): void {
    for (const settle of this.#waiting.values()) settle(this.#lost());
    this.#waiting.clear();
  }
}

/** The browser shell: one WebSocket for facts and commands. */
export const createSocketShell = (openSocket: () => SocketLike, lost: LostResult): Shell => {
  const pending = new PendingCommands(lost);
  let open: SocketLike | null = null;

  const link: Shell['link'] = (hello, events) => {
    const socket = openSocket();
    const end = () => {
      if (open === socket) open = null;
      pending.loseAll();
    };
    socket.onopen = () => {
      open = socket;
      socket.send(JSON.stringify({ type: 'hello', ...hello } satisfies PageMessage));
      events.onOpen();
    };
    socket.onmessage = ({ data }) => {
      const message = parse(data);
      if (message?.type === 'result') pending.answer(message.id, message.result);
      else if (message) events.onMessage(message);
    };
    socket.onclose = () => {
      end();
      events.onClosed();
    };
    return () => {
      socket.onopen = socket.onmessage = socket.onclose = null;
      end();
      socket.close();
    };
  };
  return {
    kind: 'browser',
    link,
    send: <Name extends CommandName>(name: Name, input: CommandInput<Name>) =>
      (open ? pending.ask(open, name, input) : Promise.resolve(lost())) as Promise<CommandResult<CommandOutput<Name>>>,
  };
};
