import type { BridgeClient } from '#contract/bridge/messages';
import type { Peer } from './peer.ts';

/** Who is connected: one plugin and one agent per channel, any number of command lines. */
export interface Registry {
  /** The plugin or the agent that has the channel of this one already. */
  holder(peer: Pick<Peer, 'role' | 'channel' | 'clientId'>): Peer | null;
  add(peer: Peer): void;
  remove(peer: Peer): void;
  plugin(clientId: string): Peer | null;
  /** The other side of a channel. */
  counterpart(peer: Peer): Peer | null;
  peers(): Iterable<Peer>;
  /** Plugins in the order in which they came. */
  clients(): readonly BridgeClient[];
}

export const createRegistry = (): Registry => {
  const all = new Set<Peer>();
  // An agent may go on answering a plugin that reconnects: what is unique is the pair of role and name.
  const plugins = new Map<string, Peer>();
  const byChannel = { 'figma-ui': new Map<string, Peer>(), agent: new Map<string, Peer>() } as const;
  const inChannel = (role: Peer['role'], channel: string | null): Peer | null =>
    role === 'cli' || channel === null ? null : (byChannel[role].get(channel) ?? null);
  return {
    holder: ({ role, channel, clientId }) =>
      inChannel(role, channel) ?? (role === 'figma-ui' ? (plugins.get(clientId ?? '') ?? null) : null),
    add: (peer) => {
      all.add(peer);
      if (peer.role === 'cli' || peer.channel === null) return;
      byChannel[peer.role].set(peer.channel, peer);
      if (peer.clientId !== null) plugins.set(peer.clientId, peer);
    },
    remove: (peer) => {
      all.delete(peer);
      if (peer.role !== 'cli' && inChannel(peer.role, peer.channel) === peer)
        byChannel[peer.role].delete(peer.channel ?? '');
      if (plugins.get(peer.clientId ?? '') === peer) plugins.delete(peer.clientId ?? '');
    },
    plugin: (clientId) => plugins.get(clientId) ?? null,
    counterpart: ({ role, channel }) => inChannel(role === 'agent' ? 'figma-ui' : 'agent', channel),
    peers: () => all,
    clients: () =>
      [...all].flatMap(({ role, clientId, label, channel }) =>
        role === 'figma-ui' ? [{ clientId: clientId ?? '', label, channel: channel ?? '' }] : [],
      ),
  };
};
