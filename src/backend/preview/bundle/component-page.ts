import type { BuildFailure } from 'esbuild';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { BundlingExpired, withBundler } from '#workspace/extensions/esbuild-service';
import { visibleText } from '#workspace/files/visible-text';
import type { Asset } from '../../backend.ts';
import { type FileOverlay, NO_OVERLAY } from '../file-overlay.ts';
import { pageType } from '../page-types.ts';
import type { PageFiles } from '../preview-pages.ts';
import { buildPage } from './build-page.ts';

const BUNDLING_MS = 20_000;

interface Component {
  readonly workspace: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly overlay?: FileOverlay;
}

const asCoded = (error: unknown, path: string): CodedError => {
  if (error instanceof CodedError) return error;
  const shown = visibleText(path, 300);
  if (error instanceof BundlingExpired)
    return new CodedError('preview-failed', {
      path: shown,
      reason: reason('bundling-slow', { seconds: BUNDLING_MS / 1_000 }),
    });
  const first = (error as Partial<BuildFailure>).errors?.[0];
  if (first?.detail instanceof CodedError) return first.detail;
  const text = visibleText(first?.text ?? 'unknown', 300);
  const line = first?.location?.line ?? 0;
  return new CodedError('preview-failed', { path: shown, reason: reason('not-a-program', { line, text }) });
};

// What a document needs besides the screen is the project's own; here it is ours.
const PAGE = `<!doctype html>
<html lang="en">
<head>
<title>Screen</title>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<style>body { margin: 0 }</style>
<link rel="stylesheet" href="page.css">
</head>
<body><div id="root"></div><script src="page.js"></script></body>
</html>
`;

const filesOf = (script: string, styles: string): PageFiles => {
  const assets: Readonly<Record<string, string>> = { 'index.html': PAGE, 'page.js': script, 'page.css': styles };
  return async (path): Promise<Asset | null> => {
    const text = Object.hasOwn(assets, path) ? assets[path] : undefined;
    return text === undefined ? null : { type: pageType(path) ?? '', body: Buffer.from(text) };
  };
};

/**
 * A page around one component of the workspace (React, Vue or Svelte), bundled in memory. Nothing of the workspace runs here: neither its build
 * tools nor their configuration.
 * @throws CodedError `preview-failed` {path, reason}
 */
export const componentPage = async ({ workspace, path, overlay = NO_OVERLAY }: Component): Promise<PageFiles> => {
  try {
    const outputFiles = await withBundler(BUNDLING_MS, (build) => buildPage({ workspace, path, overlay }, build));
    const textOf = (end: string): string => outputFiles.find((file) => file.path.endsWith(end))?.text ?? '';
    return filesOf(textOf('.js'), textOf('.css'));
  } catch (error) {
    throw asCoded(error, path);
  }
};
