import type { LifecycleEvent, Skill } from '#contract/events';
import { type SkillProgress, type StepDetail, type StepState, stepsOf } from '#contract/progress';

/** What a step brings, as the stage shows it. */
export interface Arrival {
  readonly event: LifecycleEvent;
  readonly state: StepState;
  readonly detail: StepDetail | null;
}

/** The steps of each skill that bring something to look at; the others only put away. */
const BRINGING: Readonly<Record<Skill, readonly LifecycleEvent[]>> = {
  init: [
    'design-init-detecting-stack',
    'design-init-writing-config',
    'design-init-generating-adapters',
    'design-init-rendering-ast-syntax',
  ],
  parser: [
    'design-parser-fetching-design',
    'design-parser-exporting-screenshots',
    'design-parser-building-ast',
    'design-parser-deduping-assets',
    'design-parser-linting-ast',
  ],
  codegen: [],
};

export const arrivalsOf = (progress: SkillProgress): readonly Arrival[] =>
  stepsOf(progress).filter(({ event }) => BRINGING[progress.skill].includes(event));

/** Pictures of which so many frames are drawn; more are counted. */
export const MAX_FRAMES = 18;

/** How many pictures are here, of how many; null before the export has said. */
export const pictureCount = (progress: SkillProgress): { readonly done: number; readonly total: number } | null => {
  const step = stepsOf(progress).find(({ event }) => event === 'design-parser-exporting-screenshots');
  if (!step?.detail || step.detail.total === null || step.detail.total === 0) return null;
  return { done: step.state === 'done' ? step.detail.total : step.detail.done, total: step.detail.total };
};
