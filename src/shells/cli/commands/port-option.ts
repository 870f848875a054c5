import { BRIDGE_PORT } from '#contract/bridge/limits';
import { CodedError } from '#contract/errors';

/** A port as it was typed; `option` is named in what is said. @throws CodedError `usage` */
export const portOf = (text: string, option = '--port'): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535) throw new CodedError('usage', { problem: `${option} ${text.slice(0, 20)}` });
  return port;
};

/** Where the daemon is: as it was typed, as the environment says for all programs, or where it always is. */
export const bridgePortOf = (typed: string | undefined, option: string): number => {
  const port = portOf(typed ?? process.env['FIGMA2CODE_BRIDGE_PORT'] ?? String(BRIDGE_PORT), option);
  if (port === 0) throw new CodedError('usage', { problem: `${option} 0` });
  return port;
};
