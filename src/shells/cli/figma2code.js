#!/usr/bin/env node
// Plain JavaScript, so that an old Node can read it: finds a Node that can run the rest, or says how to get one.
// As a whole: an old Node has no enableCompileCache to import.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundledNode, howToGoOn, isRecentEnough, runWith } from '../../bridge/cli/recent-node.js';

const root = new URL('../../../', import.meta.url);

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
