#!/usr/bin/env node
// Plain JavaScript, so that an old Node can read it: the bundle of the command line, built when it is missing or out of date.
import { readFileSync, statSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundledNode, howToGoOn, isRecentEnough, runWith } from './cli/recent-node.js';

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const BUNDLE = at('out/bridge/figma.cjs');

/** Nothing that the bundle was made of has changed since. */
const isFresh = () => {
  try {
    statSync(BUNDLE);
    const inputs = JSON.parse(readFileSync(at('out/bridge/inputs.json'), 'utf8'));
    return inputs.every(([path, size, time]) => {
      const stats = statSync(at(path));
      return stats.size === size && stats.mtimeMs === time;
    });
  } catch {
    return false;
  }
};

/** Where nothing can be built, e.g. in a folder that cannot be written, the sources run as they are. */
const program = async () => {
  try {
    if (!isFresh()) await (await import('./bundle/build-bundle.ts')).buildBundle();
    return createRequire(import.meta.url)(BUNDLE);
  } catch {
    return import('./cli/main.ts');
  }
};

if (isRecentEnough()) {
  // Beside the packages, so that nobody else can write it.
  module.enableCompileCache(at('node_modules/.cache/figma2code'));
  const { runFigma } = await program();
  const ground = { environment: process.env, node: process.execPath, entry: fileURLToPath(import.meta.url) };
  await runFigma(process.argv.slice(2), ground);
} else if (bundledNode() === null) {
  process.stdout.write(`${JSON.stringify({ ok: false, error: { code: 'bridge-not-started' }, logs: [] })}\n`);
  process.stderr.write(howToGoOn);
  process.exitCode = 5;
} else {
  runWith(bundledNode());
}
