import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { openCommandLineLink } from '#bridge/client/command-line-link';
import { bridgePlace } from '#bridge/place/bridge-place';
import { readToken } from '#bridge/place/token-file';
import { dataDirOf } from './product.ts';

const HOST = resolve(import.meta.dirname, '../../src/testing/canvas/page/host-page.ts');

interface Window {
  readonly name: string;
  /** A design as REST tells it; an empty page without one. */
  readonly body?: Record<string, unknown>;
  /** Its variables, likewise. */
  readonly variables?: Record<string, unknown>;
}

/** A page that stands for a window of Figma: the plugin as the product wrote it, on a document in memory. */
export const openFigmaWindow = async (page: Page, manifest: string, start: Window): Promise<void> => {
  const folder = dirname(manifest);
  const files = {
    main: await readFile(join(folder, 'main.js'), 'utf8'),
    page: await readFile(join(folder, 'ui.html'), 'utf8'),
  };
  const { outputFiles } = await build({ entryPoints: [HOST], bundle: true, write: false, format: 'iife' });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  await page.evaluate(
    ([given, how]) => {
      const { startPlugin } = globalThis as unknown as { startPlugin(given: unknown, how: unknown): void };
      startPlugin(given, how);
    },
    [files, start] as const,
  );
};

export interface LiveDocument {
  readonly undo: number;
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

/** The document of that window: steps that could be taken back, and what stands on its page. */
export const liveDocument = (page: Page): Promise<LiveDocument> =>
  page.evaluate(() => {
    const { canvasDocument } = globalThis as unknown as {
      canvasDocument: {
        steps(): { undo: number };
        figma: {
          currentPage: {
            children: { name: string }[];
            findAllWithCriteria(of: { types: string[] }): { characters: string }[];
          };
        };
      };
    };
    const { currentPage } = canvasDocument.figma;
    return {
      undo: canvasDocument.steps().undo,
      texts: currentPage.findAllWithCriteria({ types: ['TEXT'] }).map(({ characters }) => characters),
      names: currentPage.children.map(({ name }) => name),
    };
  });

/** Takes the newest step of that document back. */
export const undoLive = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { canvasDocument } = globalThis as unknown as { canvasDocument: { undo(): boolean } };
    canvasDocument.undo();
  });

/** Ends the daemon that the product of this home started: it outlives the product. */
export const endDaemon = async (home: string, port: number): Promise<void> => {
  const tokenFile = bridgePlace({ HOME: home, FIGMA2CODE_HOME: dataDirOf(home) }, port).token;
  const token = readToken(tokenFile);
  if (token === null) return;
  const link = await openCommandLineLink({ port, token, tokenFile, withinMs: 5_000 });
  await link.shutDown();
};
