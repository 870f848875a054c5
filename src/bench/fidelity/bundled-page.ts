import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { ProposedFile } from '#contract/code-gen/proposal';

const NODE_MODULES = new URL('../../../node_modules', import.meta.url).pathname;

const MAIN = (name: string, file: string): string => `import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { ${name} } from './${file.replace(/\.tsx$/, '')}';
flushSync(() => createRoot(document.getElementById('root')).render(createElement(${name})));
`;

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Screen</title><link rel="stylesheet" href="bundle.css">
<style>body { margin: 0 }</style></head>
<body><div id="root"></div><script src="bundle.js"></script></body>
</html>
`;

/** Bundles the first screen of a React draft; the page is `page.html` in the folder. */
export const bundledPage = (out: string, files: readonly ProposedFile[]): string => {
  const screen = files.find(({ path }) => path.includes('/screens/') && path.endsWith('.tsx'));
  if (screen === undefined) throw new Error('the draft has no screen');
  const name = /([^/]+)\.tsx$/.exec(screen.path)?.[1] ?? '';
  writeFileSync(join(out, 'main.tsx'), MAIN(name, screen.path));
  buildSync({
    entryPoints: [join(out, 'main.tsx')],
    outfile: join(out, 'bundle.js'),
    bundle: true,
    jsx: 'automatic',
    nodePaths: [NODE_MODULES],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.svg': 'dataurl', '.png': 'dataurl' },
    logLevel: 'error',
  });
  writeFileSync(join(out, 'page.html'), PAGE);
  return 'page.html';
};
