import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { FigmaLimits } from './limits.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export const isLoopback = (url: URL): boolean => LOOPBACK.test(url.hostname);

/** The pool of connections of one import. A proxy of the environment is used for hosts beyond this machine. */
export const createDispatcher = (base: URL, limits: FigmaLimits): Dispatcher => {
  const options = { connectTimeout: limits.connectMs, connections: limits.downloads, pipelining: 1, allowH2: false };
  const proxied = (process.env['https_proxy'] ?? process.env['HTTPS_PROXY'] ?? '') !== '';
  return proxied && !isLoopback(base) ? new EnvHttpProxyAgent(options) : new Agent(options);
};
