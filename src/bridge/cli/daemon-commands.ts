import { CodedError } from '#contract/errors';
import { type CommandLineLink, openCommandLineLink } from '../client/command-line-link.ts';
import { type EnsuredDaemon, ensureDaemon } from '../launch/ensure-daemon.ts';
import { bridgePlace } from '../place/bridge-place.ts';
import { readToken } from '../place/token-file.ts';
import type { Wish } from './arguments.ts';

/** How this program was started, so that a daemon is started likewise. */
export interface Ground {
  readonly environment: NodeJS.ProcessEnv;
  readonly node: string;
  readonly entry: string;
}

/** A machine with much to do is waited for; `start` says sooner that the port is somebody else's. */
const HANDSHAKE_MS = 10_000;

/** @throws CodedError `bridge-unreachable` when no daemon runs, and as `openLink` */
export const reach = async (wish: Wish, { environment }: Ground): Promise<CommandLineLink> => {
  const { port } = wish.settings;
  const { token: tokenFile } = bridgePlace(environment, port);
  const token = readToken(tokenFile);
  // Where there is no token yet, no daemon of ours can be running.
  if (token === null) throw new CodedError('bridge-unreachable', { port });
  return openCommandLineLink({ port, token, tokenFile, withinMs: HANDSHAKE_MS });
};

export const start = (wish: Wish, ground: Ground): Promise<EnsuredDaemon> =>
  ensureDaemon({ ...ground, port: wish.settings.port, args: wish.limitArgs });

/** The daemon's own answer, each plugin with the index that `--client` takes. */
export const status = async (wish: Wish, ground: Ground) => {
  const link = await reach(wish, ground);
  const { daemon, clients } = await link.status().finally(link.close);
  return { daemon, clients: clients.map((client, index) => ({ index, ...client })) };
};

/** Asks the daemon to end, over a connection on which it proved that it is ours. No process is ever signalled. */
export const stop = async (wish: Wish, ground: Ground): Promise<{ stopped: boolean }> => {
  try {
    const link = await reach(wish, ground);
    await link.shutDown();
    return { stopped: true };
  } catch (error) {
    if (error instanceof CodedError && error.code === 'bridge-unreachable') return { stopped: false };
    throw error;
  }
};

export const restart = async (wish: Wish, ground: Ground): Promise<EnsuredDaemon> => {
  await stop(wish, ground);
  return start(wish, ground);
};
