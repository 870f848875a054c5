import type { BridgeMessage } from '#contract/bridge/messages';
import { CodedError } from '#contract/errors';
import type { CommandLineLink } from '../client/command-line-link.ts';
import type { Wish } from './arguments.ts';
import { chooseClient } from './choose-client.ts';
import { type Ground, reach, start } from './daemon-commands.ts';

const reachOrStart = async (wish: Wish, ground: Ground): Promise<CommandLineLink> => {
  try {
    return await reach(wish, ground);
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'bridge-unreachable') throw error;
    await start(wish, ground);
    return reach(wish, ground);
  }
};

/** Runs a snippet in the plugin that was chosen; a daemon is started when there is none. */
export const evaluate = async (wish: Wish, ground: Ground, js: string): Promise<BridgeMessage<'eval_response'>> => {
  const link = await reachOrStart(wish, ground);
  try {
    const { clients } = await link.status();
    return await link.evaluate(chooseClient(clients, wish.client).clientId, js);
  } finally {
    link.close();
  }
};
