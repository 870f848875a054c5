import type { Move } from './script.ts';
import type { Turn } from './transcript.ts';

const DECISION = 'figma2code.parser.image_decision';

/** True for a turn in which the window hands over what the user said about two pictures. */
export const isDecision = ({ entries }: Turn): boolean => entries[DECISION] !== undefined;

/** One call, no lifecycle event: nothing is imported. */
export const playDecision = ({ entries, results, replies }: Turn): Move => {
  if (replies > 0) return { kind: 'say', text: results.findLast((result) => result !== null)?.message ?? '' };
  const args = {
    workspace: entries['figma2code.parser.workspace_path'] ?? '',
    decision: entries[DECISION],
    a: entries['figma2code.parser.image_a'],
    b: entries['figma2code.parser.image_b'],
  };
  return { kind: 'call', calls: [{ tool: 'decideF2CImageGroups', args }] };
};
