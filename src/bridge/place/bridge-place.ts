import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolder } from '#contract/data-folder';

/** Where the bridge keeps its files: beside the settings, closed to other users. */
export interface BridgePlace {
  readonly dir: string;
  readonly token: string;
  /** For people and scripts: nothing is ever signalled because of it. */
  readonly pid: string;
  readonly log: string;
}

/** One token for all daemons of a user; PID file and log for each port. */
export const bridgePlace = (environment: NodeJS.ProcessEnv, port: number): BridgePlace => {
  const dir = join(dataFolder({ environment, platform: process.platform, home: homedir() }), 'bridge');
  return {
    dir,
    token: join(dir, 'token'),
    pid: join(dir, `daemon-${port}.pid`),
    log: join(dir, `daemon-${port}.log`),
  };
};
