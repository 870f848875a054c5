import type { BridgeState, CanvasClient } from '#contract/canvas/canvas-port';
import type { ImportDraft } from '../../../store/draft-store.ts';

const NONE: readonly CanvasClient[] = [];

/** Windows of Figma in which the plugin is open. */
export const openWindows = (bridge: BridgeState): readonly CanvasClient[] =>
  bridge.kind === 'on' ? bridge.clients : NONE;

/** The window that was chosen; the first where that one is gone, or none was chosen. */
export const chosenWindow = (
  windows: readonly CanvasClient[],
  { client }: Pick<ImportDraft, 'client'>,
): CanvasClient | null => windows.find(({ clientId }) => clientId === client) ?? windows[0] ?? null;
