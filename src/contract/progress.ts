import { EVENT_SEQUENCES, isDoneEvent, type LifecycleEvent, type Skill, skillOfEvent } from './events.ts';

/** The one indicator of all three skills. `hidden` → `generic` or `skill` → `hidden`; what arrives while hidden is ignored. */
export type Progress = { readonly kind: 'hidden' } | GenericProgress | SkillProgress;

/** A turn without steps; `detail` is what its newest tool says of itself. */
export interface GenericProgress {
  readonly kind: 'generic';
  readonly startedAt: number;
  readonly detail?: StepDetail;
}

export interface SkillProgress {
  readonly kind: 'skill';
  readonly skill: Skill;
  readonly startedAt: number;
  /** Index in the sequence of the skill; -1 while nothing has arrived. */
  readonly current: number;
  /** When each step was entered, milliseconds of the wall clock. */
  readonly enteredAt: Readonly<Record<number, number>>;
  readonly details: Readonly<Record<number, StepDetail>>;
  readonly failure: { readonly step: number; readonly message: string } | null;
}

/** What a step says under its name: a locale key below `progress.` with params, and how far it is. */
export interface StepDetail {
  readonly label: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly done: number;
  readonly total: number | null;
}

export type StepState = 'done' | 'current' | 'pending' | 'failed';

export type ProgressAction =
  | { readonly type: 'submit'; readonly skill: Skill; readonly at: number }
  | { readonly type: 'chat'; readonly at: number }
  | { readonly type: 'event'; readonly event: LifecycleEvent; readonly at: number }
  | { readonly type: 'detail'; readonly detail: StepDetail }
  | { readonly type: 'failure'; readonly message: string }
  | { readonly type: 'hide' };

export const HIDDEN: Progress = { kind: 'hidden' };

const open = (skill: Skill, at: number): SkillProgress => ({
  kind: 'skill',
  skill,
  startedAt: at,
  current: -1,
  enteredAt: {},
  details: {},
  failure: null,
});

/** Everything before the current event is done, the current one in progress, the rest pending: also when an event goes back or skips. */
const enter = (progress: SkillProgress, event: LifecycleEvent, at: number): SkillProgress => {
  const index = (EVENT_SEQUENCES[progress.skill] as readonly string[]).indexOf(event);
  if (index === progress.current) return progress;
  return { ...progress, current: index, enteredAt: { ...progress.enteredAt, [index]: at } };
};

export const reduceProgress = (progress: Progress, action: ProgressAction): Progress => {
  switch (action.type) {
    case 'submit':
      return open(action.skill, action.at);
    case 'chat':
      return { kind: 'generic', startedAt: action.at };
    case 'hide':
      return HIDDEN;
    case 'event': {
      if (progress.kind === 'hidden') return progress;
      const skill = skillOfEvent(action.event);
      const same = progress.kind === 'skill' && progress.skill === skill;
      // A failure stays visible: later events of the turn do not hide it.
      if (same && progress.failure) return progress;
      return enter(same ? progress : open(skill, progress.startedAt), action.event, action.at);
    }
    case 'detail':
      if (progress.kind === 'generic') return { ...progress, detail: action.detail };
      if (progress.kind !== 'skill' || progress.current < 0 || progress.failure) return progress;
      return { ...progress, details: { ...progress.details, [progress.current]: action.detail } };
    case 'failure':
      if (progress.kind !== 'skill' || progress.failure) return progress;
      return { ...progress, failure: { step: Math.max(progress.current, 0), message: action.message } };
  }
};

export interface Step {
  readonly event: LifecycleEvent;
  readonly state: StepState;
  readonly enteredAt: number | null;
  readonly detail: StepDetail | null;
}

const stateOf = (progress: SkillProgress, index: number): StepState => {
  if (progress.failure)
    return index < progress.failure.step ? 'done' : index === progress.failure.step ? 'failed' : 'pending';
  const event = EVENT_SEQUENCES[progress.skill][index] as LifecycleEvent;
  if (index < progress.current) return 'done';
  if (index > progress.current) return 'pending';
  return isDoneEvent(event) ? 'done' : 'current';
};

/** The step list as it is drawn. */
export const stepsOf = (progress: SkillProgress): readonly Step[] =>
  EVENT_SEQUENCES[progress.skill].map((event, index) => ({
    event,
    state: stateOf(progress, index),
    enteredAt: progress.enteredAt[index] ?? null,
    detail: progress.details[index] ?? null,
  }));
