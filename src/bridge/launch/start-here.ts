import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { openCommandLineLink } from '../client/command-line-link.ts';
import { type Daemon, openDaemon } from '../daemon/open-daemon.ts';
import type { Say } from '../daemon/say.ts';
import { type BridgePlace, bridgePlace } from '../place/bridge-place.ts';
import { type MessageLog, openMessageLog } from '../place/message-log.ts';
import { removePidFile, writePidFile } from '../place/pid-file.ts';
import { makePrivateFolder } from '../place/private-folder.ts';
import { ownToken } from '../place/token-file.ts';
import type { DaemonSettings } from './daemon-settings.ts';

/** Who holds the port has to have shown by then that it is ours. */
const PROBE_MS = 1_500;
const ATTEMPTS = 3;

export type StartedHere =
  | {
      readonly kind: 'started';
      readonly port: number;
      readonly pid: number;
      /** Comes when a command line asked it to end. */
      readonly asked: Promise<void>;
      stop(): Promise<void>;
    }
  | { readonly kind: 'running'; readonly port: number; readonly pid: number };

const errno = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

const openLog = async ({ dir, log }: BridgePlace): Promise<MessageLog> => {
  try {
    makePrivateFolder(dir);
    return await openMessageLog(log);
  } catch (error) {
    throw new CodedError('bridge-not-started', { reason: reason('log-unwritable'), log }, { cause: error });
  }
};

/** The daemon that has the port, when it proves that it is ours; null when the port was given back meanwhile. */
const whoHolds = async (port: number, place: BridgePlace, token: string): Promise<StartedHere | null> => {
  try {
    const link = await openCommandLineLink({ port, token, tokenFile: place.token, withinMs: PROBE_MS });
    const { daemon } = await link.status().finally(link.close);
    return { kind: 'running', port, pid: Number(daemon['pid']) };
  } catch (error) {
    if (error instanceof CodedError && (error.code === 'bridge-unreachable' || error.code === 'bridge-lost'))
      return null;
    throw error;
  }
};

const takePort = async (
  options: Omit<Parameters<typeof openDaemon>[0], 'token'> & { token: string },
  place: BridgePlace,
): Promise<Daemon | StartedHere> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openDaemon(options);
    } catch (error) {
      if (errno(error) !== 'EADDRINUSE')
        throw new CodedError('bridge-not-started', { reason: errno(error), log: place.log }, { cause: error });
      const holder = await whoHolds(options.port, place, options.token);
      if (holder !== null) return holder;
      if (attempt >= ATTEMPTS) throw new CodedError('port-in-use', { port: options.port, process: '' });
    }
  }
};

/**
 * Starts the daemon in this process, unless one of ours has the port already: the port itself is the lock, so no file can
 * be stale in a way that matters.
 * @throws CodedError `port-in-use`, `bridge-token-refused`, `bridge-token-unusable`, `bridge-not-started`
 */
export const startHere = async (
  { port, limits }: DaemonSettings,
  environment: NodeJS.ProcessEnv,
  say: Say,
): Promise<StartedHere> => {
  const place = bridgePlace(environment, port);
  const log = await openLog(place);
  const { promise: asked, resolve: shutDown } = Promise.withResolvers<void>();
  try {
    const token = ownToken(place.token);
    const daemon = await takePort({ port, token, limits, log, say, shutDown }, place);
    if ('kind' in daemon) {
      await log.close();
      return daemon;
    }
    writePidFile(place.pid);
    const stop = async (): Promise<void> => {
      await daemon.close();
      removePidFile(place.pid);
      await log.close();
    };
    return { kind: 'started', port: daemon.port, pid: process.pid, asked, stop };
  } catch (error) {
    await log.close();
    throw error;
  }
};
