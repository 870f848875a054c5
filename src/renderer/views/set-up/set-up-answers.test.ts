import { describe, expect, it } from 'vitest';
import { KNOWN_FRAMEWORKS } from '#contract/choices';
import { COMMAND_INPUTS } from '#contract/commands';
import { EMPTY_SET_UP } from '../../store/draft-store.ts';
import { answersOf, initInput, missingAnswer } from './set-up-answers.ts';
import { frameworkLabel, languagesOf } from './stack-names.ts';

const DETECTED = { framework: 'react', language: 'TypeScript', vcs: 'git', facts: [] } as const;

describe('set-up form', () => {
  it('starts from what was detected', () => {
    expect(answersOf(EMPTY_SET_UP, DETECTED)).toEqual({ framework: 'react', language: 'TypeScript', vcs: 'git' });
  });

  it('takes a language that fits when another framework is chosen', () => {
    expect(answersOf({ ...EMPTY_SET_UP, framework: 'flutter' }, DETECTED).language).toBe('Dart');
    expect(answersOf({ ...EMPTY_SET_UP, framework: 'vue' }, DETECTED).language).toBe('TypeScript');
    expect(answersOf({ ...EMPTY_SET_UP, framework: 'qt-quick' }, { ...DETECTED, language: 'QML' }).language).toBe(
      'QML',
    );
  });

  it('says what is missing', () => {
    const nothing = { framework: null, language: null, vcs: 'none', facts: [] } as const;
    expect(missingAnswer(answersOf(EMPTY_SET_UP, nothing), EMPTY_SET_UP)).toBe('ui.set-up.missing.framework');
    const odd = { ...EMPTY_SET_UP, framework: 'Qt Quick', language: 'QML' };
    expect(missingAnswer(answersOf(odd, nothing), odd)).toBe('ui.set-up.missing.framework-name');
    const p4 = { ...EMPTY_SET_UP, vcs: 'p4v', p4: { port: 'ssl:p:1666', user: 'u', client: ' ' } } as const;
    expect(missingAnswer(answersOf(p4, DETECTED), p4)).toBe('ui.set-up.missing.p4');
    expect(missingAnswer(answersOf(EMPTY_SET_UP, DETECTED), EMPTY_SET_UP)).toBeNull();
  });

  it('sends Perforce values only where they are asked for, and trust only when ticked', () => {
    const p4 = { port: 'ssl:p:1666', user: 'u', client: 'c' };
    const git = initInput(answersOf(EMPTY_SET_UP, DETECTED), { ...EMPTY_SET_UP, p4 });
    expect(git).toEqual({ framework: 'react', language: 'TypeScript', vcs: 'git', trust: false });
    const draft = { ...EMPTY_SET_UP, vcs: 'p4v', p4, trust: true } as const;
    expect(initInput(answersOf(draft, DETECTED), draft)).toMatchObject({ vcs: 'p4v', p4, trust: true });
    expect(COMMAND_INPUTS['init.submit'].safeParse(git).success).toBe(true);
  });

  it('knows a label and the languages of every known framework', () => {
    for (const name of KNOWN_FRAMEWORKS) {
      expect(frameworkLabel(name)).not.toBe('');
      expect(languagesOf(name).length).toBeGreaterThan(0);
    }
  });
});
