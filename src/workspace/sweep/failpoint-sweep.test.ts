import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CodedError, type ErrorCode } from '#contract/errors';
import { type BundledProgram, bundleProgram, runProgram } from '#testing/run-child';
import { createSweepGround, type SweepGround } from '#testing/sweep-ground';
import { runTorn } from '#testing/torn-run';
import { violations } from '#testing/workspace-invariants';
import { runImport } from '#testing/workspace-run';

const IMAGES = 3;
const UNREACHED = 1_000_000;

let ground: SweepGround;
const programs: BundledProgram[] = [];

beforeAll(async () => {
  ground = await createSweepGround();
});
afterEach(() => {
  delete process.env['F2C_FAILPOINT'];
});
afterAll(async () => {
  for (const program of programs) await program.remove();
  await ground.remove();
});

type Run = (dir: string) => Promise<unknown>;
const run: Run = (dir) => runImport(dir, IMAGES);

/** How many named places a run passes that nothing disturbs. */
const pointsOf = async (undisturbed: Run): Promise<number> => {
  const dir = await ground.fresh();
  process.env['F2C_FAILPOINT'] = `*=kill@${UNREACHED}`;
  await undisturbed(dir);
  const left = Number(process.env['F2C_FAILPOINT']?.split('@')[1]);
  delete process.env['F2C_FAILPOINT'];
  return UNREACHED - left;
};

const CODES: Readonly<Record<string, ErrorCode>> = { ENOSPC: 'disk-full', EIO: 'internal', EMFILE: 'too-many-files' };

// A run that failed and of which nothing is seen has moved no pointer, and cleaned up behind it.
const problemsOfRefusal = async (dir: string, failure: unknown, action: string): Promise<string[]> => {
  const code = failure instanceof CodedError ? failure.code : 'no code';
  const left = (await ground.hidden(dir)).map((name) => `left behind: ${name}`);
  return code === CODES[action] ? left : [...left, `failed with ${code}`];
};

/** What is wrong after the n-th call of a run failed in that way. */
const problemsOfFailure = async (action: string, n: number): Promise<string[]> => {
  const dir = await ground.fresh();
  const before = await ground.sight(dir);
  process.env['F2C_FAILPOINT'] = `*=${action}@${n}`;
  const failure = await run(dir).then(
    () => null,
    (error: unknown) => error,
  );
  delete process.env['F2C_FAILPOINT'];
  const problems = failure === null ? [] : await problemsOfRefusal(dir, failure, action);
  const after = await ground.sight(dir);
  if (after.names === before.names && after.pointers !== before.pointers) problems.push('a pointer moved');
  problems.push(...(await ground.problems(dir)));
  return problems.map((problem) => `${action} at ${n}: ${problem}`);
};

describe('a run over publish, prune and status', () => {
  it('[SW01] [SW10] [SW11] [I1] [I2] [I3] [I5] killed at every named place leaves everything whole, and the next run cleans up', async () => {
    const program = await bundleProgram(new URL('../../testing/workspace-run.ts', import.meta.url));
    programs.push(program);
    const points = await pointsOf(run);
    const problems: string[] = [];
    const reached = new Set<string>();
    for (let n = 1; n <= points; n += 1) {
      const dir = await ground.fresh();
      const env = { F2C_FAILPOINT: `*=kill@${n}` };
      const child = await runProgram([process.execPath, program.path, dir, String(IMAGES)], { env });
      expect(child.signal).toBe('SIGKILL');
      reached.add(child.err.replace('killed at ', ''));
      problems.push(...(await ground.problems(dir)).map((problem) => `${child.err}: ${problem}`));
    }
    expect(problems).toEqual([]);
    const known = ['publish.rename', 'latest.rename', 'prune.rename', 'prune.remove', 'status.rename'];
    expect([...reached]).toEqual(expect.arrayContaining(known));
    process.stdout.write(`kill sweep: ${points} points\n`);
  }, 240_000);

  it.each(['ENOSPC', 'EIO', 'EMFILE'])(
    '[SW02] [SW04] [I1] [I2] [I3] [I5] with %s at every named place is refused with its code or goes on, and nothing is torn',
    async (action) => {
      const points = await pointsOf(run);
      const problems: string[] = [];
      for (let n = 1; n <= points; n += 1) problems.push(...(await problemsOfFailure(action, n)));
      expect(problems).toEqual([]);
    },
    240_000,
  );

  it('[SW01] the same sweep finds a writer that shows unfinished work', async () => {
    const program = await bundleProgram(new URL('../../testing/torn-run.ts', import.meta.url));
    programs.push(program);
    const points = await pointsOf(runTorn);
    expect(points).toBe(6);
    for (let n = 2; n <= points; n += 1) {
      const dir = await ground.fresh();
      const env = { F2C_FAILPOINT: `*=kill@${n}` };
      expect((await runProgram([process.execPath, program.path, dir], { env })).signal).toBe('SIGKILL');
      expect(await violations(dir)).not.toEqual([]);
    }
  });
});
