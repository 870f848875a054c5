#!/usr/bin/env node
// Plain JavaScript, so that an old Node can read it: finds a Node that can run the rest, or says how to get one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
// As a whole: an old Node has no enableCompileCache to import.
import module from 'node:module';
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

/** Hands the command line to another Node, with its signals and its exit code. */
const runWith = (node) => {
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

if (isRecentEnough()) {
  // What was compiled once is not compiled at each start; beside the packages, so that nobody else can write it.
  module.enableCompileCache(fileURLToPath(new URL('node_modules/.cache/figma2code', root)));
  if (process.argv[2] !== 'check-node') await import('./main.ts');
} else {
  const node = bundledNode();
  if (node === null) {
    process.stderr.write(howToGoOn);
    process.exitCode = 1;
  } else if (process.argv[2] !== 'check-node') {
    runWith(node);
  } else {
    // The scripts themselves would run on the old one: it has to be first in PATH.
    process.stderr.write(`Run this through npm: it puts ${node} first.\n`);
    process.exitCode = 1;
  }
}
