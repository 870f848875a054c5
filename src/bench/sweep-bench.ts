import { createCodeGround } from '#testing/sweep/code-ground';
import { sweepFailpoints } from '#testing/sweep/failpoint-sweep';
import { SWEEP_ACTIONS } from '#testing/sweep/judge-point';
import { createSweepGround, type SweepGround } from '#testing/sweep/sweep-ground';
import type { SweepPlan, SweepRow } from '#testing/sweep/sweep-rows';
import type { SweepMode } from '#testing/sweep/swept-program';
import { findStrace, NO_STRACE, sweepCalls } from '#testing/sweep/syscall-sweep';

const IMAGES = 8;
/** More than are kept, so that clearing up has many points too: with the new one, eleven have to go. */
const SNAPSHOTS = 20;
const MODES: readonly SweepMode[] = ['writer', 'import', 'code', 'torn', 'torn-code'];

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const heading = ['program', 'by', 'call', 'action', 'of', 'points', 'violations', 'uncoded']
  .map((word, index) => (index < 4 ? word.padEnd(11) : word.padStart(11)))
  .join('');

const printRow = (mode: SweepMode, row: SweepRow, json: boolean): void => {
  const { by, call, action, all, points, violations, uncoded } = row;
  if (json) {
    say(JSON.stringify({ program: mode, ...row }));
    return;
  }
  const words = [mode, by, call, action].map((word) => word.padEnd(11)).join('');
  const numbers = [all, points, violations.length, uncoded.length].map((count) => String(count).padStart(11)).join('');
  say(words + numbers);
  if (!mode.startsWith('torn')) for (const line of [...violations, ...uncoded].slice(0, 5)) say(`    ${line}`);
};

const sweepAll = async (ground: SweepGround, plan: SweepPlan, strace: string | null): Promise<readonly SweepRow[]> => {
  const { rows } = await sweepFailpoints(ground, plan);
  return strace === null ? rows : [...rows, ...(await sweepCalls({ path: strace, ground }, plan))];
};

const sumsOf = (rows: readonly SweepRow[]): string => {
  const calls = [...new Set(rows.filter(({ by }) => by === 'syscall').map(({ call }) => call))];
  const sum = (call: string): number =>
    rows.filter((row) => row.by === 'syscall' && row.call === call).reduce((all, { points }) => all + points, 0);
  return calls.map((call) => `${call} ${sum(call)}`).join(', ');
};

// By each of the two ways; at single points a torn writer may have shown nothing yet.
const isFound = (rows: readonly SweepRow[]): boolean =>
  [...new Set(rows.map(({ by }) => by))].every((way) =>
    rows.some(({ by, violations }) => by === way && violations.length > 0),
  );

/**
 * Every point of the writers of snapshots and of code, by named places and by calls of the system, with a kill and three failures.
 * Torn writers are swept as well, and have to be found. `F2C_SWEEP_MOST` takes at most so many points a row.
 */
export const sweepBench = async ({ json, only }: { json: boolean; only: string | null }): Promise<boolean> => {
  const strace = await findStrace();
  if (strace === null) process.stderr.write(`skipped: ${NO_STRACE}\n`);
  const most = Number(process.env['F2C_SWEEP_MOST'] ?? Number.MAX_SAFE_INTEGER);
  const swept: SweepRow[] = [];
  let isTornFound: boolean | null = null;
  if (!json) say(heading);
  for (const mode of MODES.filter((name) => only === null || name === only)) {
    const ground =
      mode === 'code' || mode === 'torn-code'
        ? await createCodeGround(mode)
        : await createSweepGround({ mode, images: IMAGES, snapshots: SNAPSHOTS });
    const plan = { actions: SWEEP_ACTIONS, most, onRow: (row: SweepRow) => printRow(mode, row, json) };
    const rows = await sweepAll(ground, plan, strace);
    await ground.remove();
    if (mode === 'torn' || mode === 'torn-code') isTornFound = isFound(rows) && isTornFound !== false;
    else swept.push(...rows);
  }
  const found = swept.reduce((all, { violations }) => all + violations.length, 0);
  const torn = isTornFound === null ? 'was not swept' : isTornFound ? 'was found' : 'was NOT found';
  if (json) say(JSON.stringify({ type: 'result', violations: found, isTornFound }));
  else say(`\nPoints of each call: ${sumsOf(swept)}\n${found} violations; the torn writer ${torn}`);
  return found === 0 && isTornFound !== false;
};
