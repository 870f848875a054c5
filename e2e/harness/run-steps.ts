import { expect, type Page } from '@playwright/test';
import { EVENT_SEQUENCES, type Skill } from '#contract/events';
import { words } from './words.ts';

export type StepWord = 'done' | 'current' | 'pending' | 'failed';

/** The list of steps as it stood at one moment: a row for each step, as read by assistive technology. */
type Frame = readonly string[];

const frames = (page: Page): Promise<Frame[]> =>
  page.evaluate(() => (window as unknown as { stepFrames: Frame[] }).stepFrames);

/** From now on every change of the list of steps in the navigator is kept. Survives a reload only when called again. */
export const recordSteps = async (page: Page): Promise<void> => {
  await page.evaluate((panel) => {
    const kept: string[][] = [];
    Object.assign(window, { stepFrames: kept });
    const look = () => {
      const rows = [...document.querySelectorAll(`nav[aria-label="${panel}"] ol > li`)];
      const frame = rows.map((row) => row.textContent ?? '');
      if (frame.length > 0 && frame.join('\n') !== kept.at(-1)?.join('\n')) kept.push(frame);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  }, words('ui.frame.panel.navigator'));
};

const stateOf = (row: string, name: string): StepWord => {
  const rest = row.slice(name.length);
  const found = (['done', 'current', 'pending', 'failed'] as const).find((state) =>
    rest.startsWith(words(`ui.steps.${state}`)),
  );
  if (!row.startsWith(name) || found === undefined) throw new Error(`not a step: ${row}`);
  return found;
};

export interface RecordedSteps {
  /** How each list stood, in order. */
  readonly states: readonly (readonly StepWord[])[];
  /** What stood beside the name of a step, by step, in order and without repetition. */
  readonly details: readonly (readonly string[])[];
}

/** What was seen of the run of a skill. @throws when a row is not a step of it */
export const recordedSteps = async (page: Page, skill: Skill): Promise<RecordedSteps> => {
  const names = EVENT_SEQUENCES[skill].map((event) => words(`events.${event}`));
  const own = (await frames(page)).filter(
    (frame) => frame.length === names.length && frame[1]?.startsWith(names[1] ?? ''),
  );
  const states = own.map((frame) => frame.map((row, at) => stateOf(row, names[at] ?? '')));
  const details = names.map((name, at) => {
    const seen = own.map((frame, index) =>
      (frame[at] ?? '').slice(name.length + words(`ui.steps.${states[index]?.[at]}`).length),
    );
    return [...new Set(seen)].filter((text) => text !== '');
  });
  return { states, details };
};

const rank = (states: readonly StepWord[]): number => {
  const current = states.indexOf('current');
  return current >= 0 ? current : states.lastIndexOf('done');
};

/** At every moment: done before, one in progress, the rest to come; never back. Returns the steps that were in progress. */
export const expectOrder = ({ states }: RecordedSteps): readonly number[] => {
  const seen: number[] = [];
  for (const frame of states) {
    const at = rank(frame);
    expect(
      frame.slice(0, Math.max(at, 0)).every((state) => state === 'done'),
      frame.join(' '),
    ).toBe(true);
    expect(
      frame.slice(at + 1).every((state) => state === 'pending'),
      frame.join(' '),
    ).toBe(true);
    expect(at, frame.join(' ')).toBeGreaterThanOrEqual(seen.at(-1) ?? -1);
    if (at >= 0 && at !== seen.at(-1)) seen.push(at);
  }
  return seen;
};
