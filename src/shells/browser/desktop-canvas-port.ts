import { join } from 'node:path';
import type { BackendDeps } from '#backend/backend-context';
import { productRoot } from '#backend/default-deps';
import { createCanvasPort } from '#bridge/client/canvas-port';
import { BRIDGE_PORT } from '#contract/bridge/limits';
import type { CanvasPort } from '#contract/canvas/canvas-port';
import { writePlugin } from '#figma-plugin/build/build-plugin';

const portOf = (text: string | undefined): number => {
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : BRIDGE_PORT;
};

/**
 * How a desktop reaches open Figma documents. The plugin is written beside the settings, where nobody else can read the token in
 * it; `FIGMA2CODE_BRIDGE_PORT` moves the daemon.
 */
export const desktopCanvasPort = (
  { dataDir, environment }: Pick<BackendDeps, 'dataDir' | 'environment'>,
  node: string,
): CanvasPort =>
  createCanvasPort({
    port: portOf(environment['FIGMA2CODE_BRIDGE_PORT']),
    environment,
    node,
    entry: join(productRoot(), 'src', 'bridge', 'figma.js'),
    writePlugin: (settings) =>
      writePlugin(join(dataDir, 'figma-plugin'), settings, join(productRoot(), 'src', 'figma-plugin')),
  });
