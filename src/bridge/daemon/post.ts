import { CLOSE } from '#contract/bridge/limits';
import type { BridgeMessage, BridgeType } from '#contract/bridge/messages';
import type { MessageLog } from '../place/message-log.ts';
import type { Peer } from './peer.ts';

/** The one way out: everything that is sent is logged, by type alone. */
export interface Post {
  /** A request: false when the other side has too much waiting, for the sender to be told. */
  ask(to: Peer, message: BridgeMessage): boolean;
  /** An answer: whoever does not read its answers is closed. */
  answer(to: Peer, message: BridgeMessage): void;
  /** The same two with a text that goes through as it came. */
  pass(to: Peer, type: BridgeType, text: Uint8Array): boolean;
  passAnswer(to: Peer, type: BridgeType, text: Uint8Array): void;
}

export const createPost = (log: MessageLog): Post => {
  const put = (to: Peer, type: BridgeType, data: string | Uint8Array): boolean => {
    const taken = to.offer(data);
    log.line({ dir: 'out', type: taken ? type : `${type}:refused`, channel: to.channel });
    return taken;
  };
  const mustTake = (to: Peer, taken: boolean): void => {
    if (!taken) to.close(CLOSE.overloaded, 'does-not-read');
  };
  return {
    ask: (to, message) => put(to, message.type, JSON.stringify(message)),
    answer: (to, message) => mustTake(to, put(to, message.type, JSON.stringify(message))),
    pass: put,
    passAnswer: (to, type, text) => mustTake(to, put(to, type, text)),
  };
};
