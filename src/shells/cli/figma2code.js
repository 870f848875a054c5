#!/usr/bin/env node
// Plain JavaScript, so that an old Node can read it: finds a Node that can run the rest, or says how to get one.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 19];
const root = new URL('../../../', import.meta.url);

const isRecentEnough = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
};

const bundledNode = () => {
  const path = fileURLToPath(new URL(`node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, root));
  return existsSync(path) ? path : null;
};

const howToGoOn = `figma2code needs Node ${NEEDED.join('.')} or newer, and this is ${process.versions.node}.
The install brings one along when its install script may run:

  npm install --allow-scripts=node

or put a newer Node first in PATH.
`;

if (isRecentEnough()) {
  if (process.argv[2] !== 'check-node') await import('./main.ts');
} else {
  const node = bundledNode();
  if (node === null) {
    process.stderr.write(howToGoOn);
    process.exitCode = 1;
  } else if (process.argv[2] !== 'check-node') {
    const { status, signal } = spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
    process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 143);
  } else {
    // The scripts themselves would run on the old one: it has to be first in PATH.
    process.stderr.write(`Run this through npm: it puts ${node} first.\n`);
    process.exitCode = 1;
  }
}
