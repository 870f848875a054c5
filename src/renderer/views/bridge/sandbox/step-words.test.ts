import { expect, it } from 'vitest';
import type { SandboxStep } from '#contract/canvas/sandbox';
import { createI18n, translator } from '#contract/i18n';
import { readValues, stepParams, stepTitle } from './step-words.ts';
import { missingFor } from './use-sandbox.ts';

const t = translator(createI18n('en')) as never;

const step = (change: Partial<SandboxStep>): SandboxStep => ({
  id: 1,
  command: 'create_text',
  params: [],
  state: 'done',
  choice: 'open',
  error: null,
  touched: [],
  needs: [],
  ...change,
});

it('a step is told in words, also one that has no words yet', () => {
  const params = [['parentId', 'Card'] as const, ['text', 'a\u202eb'] as const, ['later', '1'] as const];
  expect(stepTitle(t, step({}))).toBe('Create a text');
  expect(stepTitle(t, step({ command: 'create_star' }))).toBe('create_star');
  expect(stepParams(t, step({ params }))).toMatch(/^in Card · text a.*b · later 1$/);
  expect(stepParams(t, step({ params }))).not.toContain('\u202e');
});

it('says which steps are missing: those that would not be carried out with an approved one, or that are gone', () => {
  const first = step({ id: 4 });
  const second = step({ id: 9, needs: [4] });
  expect(missingFor(second, [first, second])).toEqual([]);
  expect(missingFor({ ...second, choice: 'approved' }, [first, second])).toEqual([1]);
  expect(missingFor({ ...second, choice: 'approved' }, [{ ...first, choice: 'approved' }, second])).toEqual([]);
  expect(missingFor(second, [{ ...first, state: 'skipped', choice: 'skipped' }, second])).toEqual([1]);
});

it('reads values that were written', () => {
  expect(readValues('{"a": 1}')).toEqual({ a: 1 });
  expect(['', '[]', 'null', '1', '{'].map(readValues)).toEqual([null, null, null, null, null]);
});
