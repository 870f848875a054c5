/**
 * The 26 lifecycle events in the order of their skill, and what a skill is called.
 * One table: the union types, the guards, the progress indicator and the tool schema derive from it.
 */
export const EVENT_SEQUENCES = {
  init: [
    'design-init-started',
    'design-init-detecting-stack',
    'design-init-asking-vcs',
    'design-init-writing-config',
    'design-init-generating-adapters',
    'design-init-rendering-ast-syntax',
    'design-init-validating',
    'design-init-done',
  ],
  parser: [
    'design-parser-started',
    'design-parser-fetching-design',
    'design-parser-exporting-screenshots',
    'design-parser-building-ast',
    'design-parser-deduping-assets',
    'design-parser-linting-ast',
    'design-parser-cleaning-cache',
    'design-parser-syncing-status',
    'design-parser-done',
  ],
  codegen: [
    'code-gen-started',
    'code-gen-loading-guides',
    'code-gen-reading-ast',
    'code-gen-deduping-assets',
    'code-gen-planning-scope',
    'code-gen-awaiting-approval',
    'code-gen-writing-files',
    'code-gen-syncing-status',
    'code-gen-done',
  ],
} as const;

/** Folder name of the `SKILL.md` of each skill, as the agent host and the trigger prompt name it. */
export const SKILL_NAMES = {
  init: 'generic-design-init',
  parser: 'generic-design-parser',
  codegen: 'generic-code-gen',
} as const;

export type Skill = keyof typeof EVENT_SEQUENCES;
export type LifecycleEvent = (typeof EVENT_SEQUENCES)[Skill][number];

export const SKILLS = Object.keys(EVENT_SEQUENCES) as Skill[];
export const LIFECYCLE_EVENTS: readonly LifecycleEvent[] = SKILLS.flatMap((skill) => [...EVENT_SEQUENCES[skill]]);

const skillByEvent = new Map<string, Skill>(
  SKILLS.flatMap((skill) => EVENT_SEQUENCES[skill].map((event) => [event, skill] as const)),
);

export const isLifecycleEvent = (value: unknown): value is LifecycleEvent =>
  typeof value === 'string' && skillByEvent.has(value);

/** The skill whose sequence holds the event: this is how a generic indicator becomes a specific one. */
export const skillOfEvent = (event: LifecycleEvent): Skill => skillByEvent.get(event) as Skill;

export const isStartedEvent = (event: LifecycleEvent): boolean => event === EVENT_SEQUENCES[skillOfEvent(event)][0];
export const isDoneEvent = (event: LifecycleEvent): boolean => event === EVENT_SEQUENCES[skillOfEvent(event)].at(-1);
