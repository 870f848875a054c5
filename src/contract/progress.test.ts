import { describe, expect, it } from 'vitest';
import { EVENT_SEQUENCES, type LifecycleEvent, SKILLS } from './events.ts';
import { HIDDEN, type Progress, type ProgressAction, reduceProgress, stepsOf } from './progress.ts';

const play = (...actions: readonly ProgressAction[]): Progress => actions.reduce(reduceProgress, HIDDEN);
const event = (name: LifecycleEvent): ProgressAction => ({ type: 'event', event: name, at: 1 });
const states = (progress: Progress): string[] =>
  progress.kind === 'skill' ? stepsOf(progress).map((step) => step.state) : [];

describe('progress indicator', () => {
  for (const skill of SKILLS) {
    it(`[PI01] ${skill}: before the current event done, after it pending`, () => {
      const sequence = EVENT_SEQUENCES[skill];
      let progress = play({ type: 'submit', skill, at: 0 });
      expect(new Set(states(progress))).toEqual(new Set(['pending']));
      for (const [index, name] of sequence.entries()) {
        progress = reduceProgress(progress, event(name));
        const last = index === sequence.length - 1;
        expect(states(progress)).toEqual(
          sequence.map((_, at) => (at < index ? 'done' : at > index ? 'pending' : last ? 'done' : 'current')),
        );
      }
    });
  }

  it('[PI02] an event that goes back, skips or repeats moves the current step and nothing else', () => {
    const skipped = play({ type: 'submit', skill: 'init', at: 0 }, event('design-init-writing-config'));
    expect(states(skipped)).toEqual(['done', 'done', 'done', 'current', 'pending', 'pending', 'pending', 'pending']);
    const back = reduceProgress(skipped, event('design-init-detecting-stack'));
    expect(states(back)).toEqual(['done', 'current', 'pending', 'pending', 'pending', 'pending', 'pending', 'pending']);
    expect(reduceProgress(back, event('design-init-detecting-stack'))).toBe(back);
  });

  it('[PI03] generic becomes specific on the first event, and another skill swaps the list', () => {
    const generic = play({ type: 'chat', at: 5 });
    expect(generic).toEqual({ kind: 'generic', startedAt: 5 });
    const parser = reduceProgress(generic, event('design-parser-fetching-design'));
    expect(parser).toMatchObject({ kind: 'skill', skill: 'parser', current: 1, startedAt: 5 });
    const codegen = reduceProgress(parser, event('code-gen-started'));
    expect(codegen).toMatchObject({ kind: 'skill', skill: 'codegen', current: 0, startedAt: 5 });
  });

  it('[PI03] a turn without steps says how far it is, and a step that begins starts without it', () => {
    const detail = { label: 'scoring', params: {}, done: 1, total: 2 };
    const generic = play({ type: 'chat', at: 5 }, { type: 'detail', detail });
    expect(generic).toEqual({ kind: 'generic', startedAt: 5, detail });
    expect(reduceProgress(generic, event('code-gen-started'))).toMatchObject({ kind: 'skill', details: {} });
  });

  it('[PI04] nothing that arrives while hidden opens it', () => {
    const hidden = play({ type: 'submit', skill: 'parser', at: 0 }, event('design-parser-started'), { type: 'hide' });
    for (const late of [
      event('design-parser-done'),
      { type: 'failure', message: 'x' } as const,
      { type: 'detail', detail: { label: '', params: {}, done: 1, total: 2 } } as const,
    ]) {
      expect(reduceProgress(hidden, late)).toEqual(HIDDEN);
    }
  });

  it('[PI05] a failure stays on its step, and later events do not hide it', () => {
    const failed = play({ type: 'submit', skill: 'parser', at: 0 }, event('design-parser-building-ast'), {
      type: 'failure',
      message: 'broken',
    });
    const later = reduceProgress(reduceProgress(failed, event('design-parser-done')), {
      type: 'failure',
      message: 'other',
    });
    expect(later).toBe(failed);
    expect(states(later)[3]).toBe('failed');
    expect(later).toMatchObject({ failure: { step: 3, message: 'broken' } });
  });
});
