import type { DevState } from './base.ts';
import { FIGMA_STATES } from './figma-states.ts';
import { FORM_STATES, OVERLAY_STATES, TAB_STATES } from './form-states.ts';
import { PLACE_STATES } from './place-states.ts';
import { PLAN_STATES } from './plan-states.ts';
import { REVIEW_STATES } from './review-states.ts';
import { RUN_STATES } from './run-states.ts';
import { SCORE_STATES } from './score-states.ts';

/** Every view of the frame and the flows, by name; the name is the hash of the address. */
export const STATES: Readonly<Record<string, DevState>> = {
  ...PLACE_STATES,
  ...FORM_STATES,
  ...RUN_STATES,
  ...PLAN_STATES,
  ...TAB_STATES,
  ...REVIEW_STATES,
  ...SCORE_STATES,
  ...FIGMA_STATES,
  ...OVERLAY_STATES,
};
