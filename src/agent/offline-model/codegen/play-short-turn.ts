import type { Move, ToolCall } from '../script.ts';
import type { Turn } from '../transcript.ts';

const callOf = ({ entries }: Turn): ToolCall | null => {
  const workspace = entries['figma2code.codegen.workspace_path'] ?? '';
  const digest = entries['figma2code.codegen.apply_digest'];
  if (digest !== undefined) return { tool: 'applyF2CPlan', args: { workspace, digest } };
  const run = entries['figma2code.codegen.undo_run'];
  if (run !== undefined) return { tool: 'undoF2CRun', args: { workspace, run } };
  const snapshot = entries['figma2code.codegen.score_snapshot'];
  return snapshot === undefined ? null : { tool: 'scoreF2CCode', args: { workspace, snapshot } };
};

/** True for a turn in which the window hands over that a kept list is approved, a run shall be undone, or code be measured. */
export const isShortTurn = (turn: Turn): boolean => callOf(turn) !== null;

/** One call, no lifecycle event: nothing is planned. */
export const playShortTurn = (turn: Turn): Move => {
  const call = callOf(turn);
  if (turn.replies === 0 && call !== null) return { kind: 'call', calls: [call] };
  return { kind: 'say', text: turn.worked.at(-1)?.envelope?.message ?? '' };
};
