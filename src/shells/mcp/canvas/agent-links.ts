import { setTimeout as wait } from 'node:timers/promises';
import { type AgentLink, type AgentLinkOptions, openAgentLink } from '#bridge/client/agent-link';
import { CodedError } from '#contract/errors';

/** A channel is held this long after its last call, for the next one, and is then free for another agent. */
const LINGER_MS = 1_000;
/** Another agent may be about to let go of the channel. */
const ATTEMPTS = 4;

interface Held {
  readonly link: Promise<AgentLink>;
  /** The same once it is there. */
  open: AgentLink | null;
  users: number;
  timer: NodeJS.Timeout | undefined;
}

/** Connections to plugins, one for each channel, as long as somebody works with them. */
export interface AgentLinks {
  /** @throws as `openAgentLink` */
  use<T>(channel: string, work: (link: AgentLink) => Promise<T>): Promise<T>;
  close(): void;
}

const isTaken = (error: unknown): boolean => error instanceof CodedError && error.code === 'agent-channel-taken';

export interface LinksOptions extends Omit<AgentLinkOptions, 'channel'> {
  /** Between two attempts to get a channel that another agent has. */
  readonly betweenMs: number;
}

const openPatiently = async (options: AgentLinkOptions, betweenMs: number): Promise<AgentLink> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openAgentLink(options);
    } catch (error) {
      if (!isTaken(error) || attempt >= ATTEMPTS) throw error;
      await wait(betweenMs);
    }
  }
};

export const createAgentLinks = ({ betweenMs, ...where }: LinksOptions): AgentLinks => {
  const held = new Map<string, Held>();
  const drop = (channel: string, one: Held): void => {
    clearTimeout(one.timer);
    if (held.get(channel) === one) held.delete(channel);
    one.open?.close();
  };
  const take = (channel: string): Held => {
    const known = held.get(channel);
    if (known !== undefined && known.open?.isOpen() !== false) return known;
    const made: Held = {
      link: openPatiently({ ...where, channel }, betweenMs),
      open: null,
      users: 0,
      timer: undefined,
    };
    held.set(channel, made);
    return made;
  };
  const leave = (channel: string, one: Held): void => {
    one.users -= 1;
    if (one.users > 0) return;
    one.timer = setTimeout(drop, LINGER_MS, channel, one);
    one.timer.unref();
  };
  return {
    use: async (channel, work) => {
      const one = take(channel);
      one.users += 1;
      clearTimeout(one.timer);
      try {
        one.open = await one.link;
        return await work(one.open);
      } catch (error) {
        drop(channel, one);
        throw error;
      } finally {
        leave(channel, one);
      }
    },
    close: () => {
      for (const [channel, one] of [...held]) drop(channel, one);
    },
  };
};
