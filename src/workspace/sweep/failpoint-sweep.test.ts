import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepFailpoints } from '#testing/sweep/failpoint-sweep';
import { SWEEP_ACTIONS } from '#testing/sweep/judge-point';
import { createSweepGround, type SweepGround } from '#testing/sweep/sweep-ground';
import { howMany, IS_THOROUGH } from '#testing/thorough';

const IMAGES = 2;
/** All of them, and so many of a real import; `F2C_SWEEP=all` takes all of both. */
const OF_IMPORT = process.env['F2C_SWEEP'] === 'all' ? Number.POSITIVE_INFINITY : howMany(5, 3);

const NAMED = ['publish.rename', 'latest.rename', 'prune.rename', 'prune.remove', 'status.rename'];

/** So many places of each row, and those that are named. */
const PART = IS_THOROUGH ? {} : { most: 8, named: NAMED };
const PLACES = IS_THOROUGH ? 'every named place' : 'a part of the named places';

let writer: SweepGround;
let importer: SweepGround;
let torn: SweepGround;
beforeAll(async () => {
  [writer, importer, torn] = await Promise.all([
    createSweepGround({ mode: 'writer', images: IMAGES }),
    createSweepGround({ mode: 'import', images: IMAGES }),
    createSweepGround({ mode: 'torn', images: IMAGES }),
  ]);
});
afterAll(async () => {
  for (const ground of [writer, importer, torn]) await ground.remove();
});

describe('a run over publish, prune and status', () => {
  it(`[SW01] [SW10] [SW11] [I1] [I2] [I3] [I5] killed at ${PLACES} leaves everything whole, and the next run cleans up`, async () => {
    const { rows, reached } = await sweepFailpoints(writer, { actions: ['kill'], ...PART });
    expect(rows.flatMap(({ violations }) => violations)).toEqual([]);
    expect(rows[0]?.all).toBeGreaterThan(60);
    if (IS_THOROUGH) expect(rows[0]?.points).toBe(rows[0]?.all);
    expect([...reached]).toEqual(expect.arrayContaining(NAMED));
  }, 240_000);

  it(`[SW02] [SW04] [I1] [I2] [I3] [I5] with a call that fails at ${PLACES} is refused with its code or goes on, and nothing is torn`, async () => {
    const { rows } = await sweepFailpoints(writer, { actions: ['ENOSPC', 'EIO', 'EMFILE'], ...PART });
    expect(rows.map(({ points, all }) => all > 60 && (!IS_THOROUGH || points === all))).toEqual([true, true, true]);
    expect(rows.flatMap(({ violations }) => violations)).toEqual([]);
  }, 240_000);
});

describe('an import with the tools of the parser', () => {
  it('[SW01] [SW02] [SW04] [SW10] [I1] [I2] [I3] [I4] [I5] holds at the same places', async () => {
    const { rows } = await sweepFailpoints(importer, { actions: SWEEP_ACTIONS, most: OF_IMPORT });
    for (const { all, points } of rows) expect([all > 60, points > 2]).toEqual([true, true]);
    expect(rows.flatMap(({ violations }) => violations)).toEqual([]);
  }, 900_000);
});

describe('the sweep itself', () => {
  it.each(SWEEP_ACTIONS)('[SW01] [SW02] finds a writer that shows unfinished work, by %s', async (action) => {
    const { rows } = await sweepFailpoints(torn, { actions: [action] });
    expect(rows[0]?.points).toBe(6);
    // At the first place nothing is written yet; from the second on each one is seen to be torn.
    for (let n = 2; n <= 6; n += 1)
      expect(rows[0]?.violations).toContainEqual(
        expect.stringMatching(new RegExp(` at ${n}: (I[12] |a pointer moved)`)),
      );
  });
});
