import { type AgentLink, type AgentLinkOptions, openAgentLink } from '#bridge/client/agent-link';

/** A channel is held this long after its last call, for the next one, and is then free for another agent. */
const LINGER_MS = 1_000;

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

export const createAgentLinks = (where: Omit<AgentLinkOptions, 'channel' | 'onClose'>): AgentLinks => {
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
      link: openAgentLink({ ...where, channel }),
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
