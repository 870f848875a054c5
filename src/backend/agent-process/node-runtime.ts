import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';

/** The agent host needs this Node; the system's may be older, so the install brings one along as the npm package `node`. */
export const MIN_NODE = [22, 19] as const;

export const isRecentEnough = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
};

const bundledNode = (from: string): string | null => {
  try {
    const folder = dirname(createRequire(from).resolve('node/package.json'));
    const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
};

/**
 * Absolute path of a Node that can run the agent.
 * @throws CodedError `agent-missing` when this process is too old or is Electron, and the bundled Node is not there.
 */
export const agentNode = (from: string = import.meta.url): string => {
  const inElectron = process.versions['electron'] !== undefined;
  if (!inElectron && isRecentEnough(process.versions.node)) return process.execPath;
  const bundled = bundledNode(from);
  if (bundled !== null) return bundled;
  const problem = reason('node-too-old', { needed: MIN_NODE.join('.'), found: process.versions.node });
  throw new CodedError('agent-missing', { path: process.execPath, problem, remedy: reason('install-node') });
};
