import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCodeGround } from '#testing/sweep/code-ground';
import { sweepFailpoints } from '#testing/sweep/failpoint-sweep';
import { SWEEP_ACTIONS } from '#testing/sweep/judge-point';
import type { SweepGround } from '#testing/sweep/sweep-ground';
import { IS_THOROUGH } from '#testing/thorough';

const NAMED = ['plan.rename', 'code.rename', 'code.remove', 'run-log.write'];

/** So many places of each row, and those that are named. */
const PART = IS_THOROUGH ? {} : { most: 7, named: NAMED };

let code: SweepGround;
let torn: SweepGround;
beforeAll(async () => {
  [code, torn] = await Promise.all([createCodeGround('code'), createCodeGround('torn-code')]);
});
afterAll(async () => {
  for (const ground of [code, torn]) await ground.remove();
});

describe('writing approved files in place', () => {
  it(`[CG06] [CG08] [CG12] [I4] [I5] killed or failing at ${IS_THOROUGH ? 'every named place' : 'a part of the named places'}, each file is wholly old or new, the next run completes, undo restores`, async () => {
    const { rows, reached } = await sweepFailpoints(code, { actions: SWEEP_ACTIONS, ...PART });
    expect(rows.flatMap(({ violations }) => violations)).toEqual([]);
    for (const { points, all } of rows) expect([!IS_THOROUGH || points === all, all > 60]).toEqual([true, true]);
    expect([...reached]).toEqual(expect.arrayContaining(NAMED));
  }, 240_000);

  it('[CG06] the same sweep finds a writer that writes in place byte by byte', async () => {
    const { rows } = await sweepFailpoints(torn, { actions: ['kill', 'ENOSPC'] });
    for (const { violations } of rows) expect(violations).toContainEqual(expect.stringContaining('torn: index.html'));
  });
});
