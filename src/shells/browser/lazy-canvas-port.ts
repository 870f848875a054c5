import type { BackendDeps } from '#backend/backend-context';
import type { CanvasPort } from '#contract/canvas/canvas-port';

/** The way to open Figma documents, loaded once somebody wants it. */
export const lazyCanvasPort = (own: Pick<BackendDeps, 'dataDir' | 'environment'>, node: string): CanvasPort => ({
  connect: async (listener) => {
    const { desktopCanvasPort } = await import('./desktop-canvas-port.ts');
    return desktopCanvasPort(own, node).connect(listener);
  },
});
