import type { DaemonSettings } from '../launch/daemon-settings.ts';
import { type StartedHere, startHere } from '../launch/start-here.ts';

/** The daemon has gone by then, whatever a connection does. */
const GOODBYE_MS = 1_800;

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

const untilAsked = (asked: Promise<void>): Promise<void> => {
  const signalled = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) process.on(signal, () => resolve());
  });
  return Promise.race([asked, signalled]);
};

/**
 * The daemon in this process, until a signal or a command line ends it. `announce` is called once it serves, or once
 * another one of ours turns out to. There is no end for want of work.
 */
export const stay = async (
  settings: DaemonSettings,
  environment: NodeJS.ProcessEnv,
  announce: (started: Omit<StartedHere, 'asked' | 'stop'>) => void,
): Promise<void> => {
  const { sentencesFor } = await import('../launch/sentences.ts');
  const sentences = sentencesFor(environment);
  const started = await startHere(settings, environment, (code, params) => ({ params, ...sentences.of(code, params) }));
  announce(started);
  if (started.kind === 'running') return;
  // Whoever started it has gone and reads no more.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  await untilAsked(started.asked);
  setTimeout(() => process.exit(0), GOODBYE_MS).unref();
  await started.stop();
};
