import { expect, it } from 'vitest';
import { createHostAnswers } from './host-answers.ts';

const DIGEST = 'a'.repeat(64);

const answersOf = (form: object) => createHostAnswers({ form, openWorkspace: () => '/open' } as never);

it.each([
  ['/open', 'cli', true],
  ['/other', null, false],
  [undefined, null, false],
])('the word of the user holds for the open folder alone, and once: %s', async (workspace, by, isAsked) => {
  const answer = answersOf({ approved: { digest: DIGEST, by: 'cli' }, undo: 'r' });
  expect(await answer('plan.approved', { workspace, digest: DIGEST })).toBe(by);
  expect(await answer('plan.approved', { workspace: '/open', digest: DIGEST })).toBeNull();
  expect(await answer('undo.asked', { workspace, run: 'r' })).toBe(isAsked);
  expect(await answer('undo.asked', { workspace: '/open', run: 'r' })).toBe(false);
});
