import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProposedFile } from '#contract/code-gen/proposal';
import { renderedScreen } from '#testing/rendered-components';

/** Renders the first screen of a draft in Vue or Svelte as a server would; the page is `page.html` in the folder. */
export const renderedPage = async (out: string, files: readonly ProposedFile[]): Promise<string> => {
  const screen = files.find(({ path }) => /\/(views|screens)\/[^/]+\.(vue|svelte)$/.test(path));
  if (screen === undefined) throw new Error('the draft has no screen');
  const texts = new Map(
    files.flatMap((file) =>
      file.kind === 'write' && file.content.kind === 'text' ? [[file.path, file.content.text] as const] : [],
    ),
  );
  const { html, css } = await renderedScreen({ texts, pictures: out }, screen.path);
  const head = `<meta charset="utf-8"><title>Screen</title><style>body { margin: 0 }</style><style>${css}</style>`;
  writeFileSync(
    join(out, 'page.html'),
    `<!doctype html>\n<html lang="en">\n<head>${head}</head>\n<body><div id="root">${html}</div></body>\n</html>\n`,
  );
  return 'page.html';
};
