import { type CommandLineLink, openCommandLineLink } from '#bridge/client/command-line-link';
import { ensureDaemon } from '#bridge/launch/ensure-daemon';
import { bridgePlace } from '#bridge/place/bridge-place';
import { ownToken } from '#bridge/place/token-file';
import { CodedError } from '#contract/errors';

/** Where the daemon is, and how one is started. */
export interface BridgeGround {
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  /** Node, and `src/bridge/figma.js`. */
  readonly node: string;
  readonly entry: string;
}

const HANDSHAKE_MS = 5_000;

/** Read each time: a token that was made anew is the one that counts. @throws CodedError `bridge-token-unusable` */
export const tokenPlace = ({ environment, port }: BridgeGround): { token: string; tokenFile: string } => {
  const { token: tokenFile } = bridgePlace(environment, port);
  return { token: ownToken(tokenFile), tokenFile };
};

/** A connection to the daemon, which is started when there is none. @throws CodedError as `ensureDaemon` */
export const reachBridge = async (ground: BridgeGround): Promise<CommandLineLink> => {
  const open = (): Promise<CommandLineLink> =>
    openCommandLineLink({ port: ground.port, ...tokenPlace(ground), withinMs: HANDSHAKE_MS });
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'bridge-unreachable') throw error;
    await ensureDaemon(ground);
    return open();
  }
};
