import { expect, it } from 'vitest';
import { createI18n, translator } from '#contract/i18n';
import { verdict } from './run-outcome.ts';
import { newRun } from './run-record.ts';

it('a model that ends in the middle left things as they were, unless it had written code', () => {
  const translate = translator(createI18n('en'));
  const run = newRun({ id: '1', skill: 'codegen', planOnly: false }, { wall: 0, monotonic: 0 });
  expect(verdict(run, translate)).toMatchObject({
    code: 'run-incomplete',
    message: expect.stringContaining('unchanged'),
  });
  run.codeGen = { run: 'r', written: 3, left: 1 };
  expect(verdict(run, translate)).toMatchObject({
    code: 'stopped-midway',
    message: expect.stringContaining('3 files were changed, 1 were not'),
  });
  run.done = true;
  expect(verdict(run, translate)).toBeNull();
});
