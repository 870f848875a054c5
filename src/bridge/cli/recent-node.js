// Plain JavaScript, so that an old Node can read it: finds a Node that can run the rest, or says how to get one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 19];
const root = new URL('../../../', import.meta.url);

export const isRecentEnough = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
};

export const bundledNode = () => {
  const path = fileURLToPath(new URL(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, root));
  return existsSync(path) ? path : null;
};

export const howToGoOn = `figma2code needs Node ${NEEDED.join('.')} or newer, and this is ${process.versions.node}.
The install brings one along when its install script may run:

  npm install --allow-scripts=node

or put a newer Node first in PATH.
`;

/** Hands the command line to another Node, with its signals and its exit code. */
export const runWith = (node) => {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  const numbers = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
  for (const signal of Object.keys(numbers)) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    process.stderr.write(`${node}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('close', (status, signal) => {
    process.exitCode = status ?? numbers[signal] ?? 1;
  });
};
