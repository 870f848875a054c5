import type { BridgeLimits } from '#contract/bridge/limits';

/** How a daemon is started. */
export interface DaemonSettings {
  readonly port: number;
  readonly limits: Partial<BridgeLimits>;
}
