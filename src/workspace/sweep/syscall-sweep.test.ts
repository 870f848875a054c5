import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { SWEEP_ACTIONS } from '#testing/sweep/judge-point';
import { createSweepGround, type SweepGround } from '#testing/sweep/sweep-ground';
import type { SweepMode } from '#testing/sweep/swept-program';
import { findStrace, NO_STRACE, SWEPT_CALLS, sweepCalls } from '#testing/sweep/syscall-sweep';

const ALL = process.env['F2C_SWEEP'] === 'all';
const IMAGES = 2;

const strace = await findStrace();
const grounds = new Map<SweepMode, SweepGround>();

beforeAll(async () => {
  if (strace === null) return;
  for (const mode of ['writer', 'import', 'torn'] as const)
    grounds.set(mode, await createSweepGround({ mode, images: IMAGES }));
});
afterAll(async () => {
  for (const ground of grounds.values()) await ground.remove();
});

/** What strace is used on; skips the test where it is not there. */
const watched = (mode: SweepMode, context: TestContext): { readonly path: string; readonly ground: SweepGround } => {
  const ground = grounds.get(mode);
  if (strace === null || ground === undefined) return context.skip(NO_STRACE);
  return { path: strace, ground };
};

describe('at the level of the system', () => {
  it.for([
    ['writer', ALL ? Number.POSITIVE_INFINITY : 1],
    ['import', ALL ? Number.POSITIVE_INFINITY : 1],
  ] as const)(
    '[SW01] [SW02] [SW10] [I1] [I2] [I3] [I4] a run of the %s stays whole at its calls',
    { timeout: 3_600_000 },
    async ([mode, most], context) => {
      const rows = await sweepCalls(watched(mode, context), {
        actions: ALL ? SWEEP_ACTIONS : ['kill'],
        most,
      });
      expect(rows.flatMap(({ violations }) => violations)).toEqual([]);
      expect(new Set(rows.map(({ call }) => call))).toEqual(new Set(Object.keys(SWEPT_CALLS)));
      for (const { all, call } of rows) expect([call, all > 0]).toEqual([call, true]);
    },
  );

  it('[SW01] the same sweep finds a writer that shows unfinished work', async (context) => {
    const rows = await sweepCalls(watched('torn', context), { actions: ['kill'], most: 2 });
    for (const call of ['mkdir', 'openat', 'write', 'close'])
      expect(rows.find((row) => row.call === call)?.violations).not.toEqual([]);
  });
});
