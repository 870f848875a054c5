import { join } from 'node:path';
import type { ModelChoice } from '#contract/state/app-state';
import { proxySettings } from './proxy-settings.ts';

export interface AgentLaunch {
  readonly node: string;
  /** Absolute path of the agent's entry file. */
  readonly entry: string;
  /** Own folder of the agent: its working directory, so that nothing of a workspace is picked up. */
  readonly home: string;
  readonly locale: string;
  readonly model: ModelChoice;
  /** Goes over file descriptor 3 and nowhere else. */
  readonly key: string | null;
  readonly environment: NodeJS.ProcessEnv;
}

/** What the agent may see of the environment: how to find programs, files, a proxy and a language. No secret. */
const PASSED = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'SystemRoot',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LC_ALL',
  'TZ',
  'NO_PROXY',
  'no_proxy',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'FIGMA_API_BASE',
] as const;

/**
 * The whole environment of the agent: an allow-list of ours, and its own settings. The key is not among them.
 * @throws CodedError `agent-missing` for a proxy that is none
 */
export const agentEnvironment = (launch: AgentLaunch): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    PASSED.flatMap((name) => (launch.environment[name] === undefined ? [] : [[name, launch.environment[name]]])),
  ),
  ...proxySettings(launch.environment),
  PI_CODING_AGENT_DIR: launch.home,
  PI_OFFLINE: '1',
  F2C_CACHE: join(launch.home, 'cache'),
  // A snapshot of a large design is thousands of files; flushed one after the other they wait for the disk thousands of times.
  UV_THREADPOOL_SIZE: '32',
  F2C_LOCALE: launch.locale,
  F2C_PROVIDER: launch.model.provider,
  F2C_MODEL: launch.model.model,
  ...(launch.model.baseUrl === null ? {} : { F2C_BASE_URL: launch.model.baseUrl }),
  ...(launch.key === null ? {} : { F2C_KEY_FD: '3' }),
});
