import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type FaultGroup, faultGroups, IMPORT_GROUPS } from './fault-list.ts';
import { findTests } from './find-tests.ts';
import { judge } from './judge.ts';
import { asJsonLines, printable, tally } from './print-report.ts';
import { runUnit } from './run-unit.ts';
import { notAsked, runWindow } from './run-window.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const USAGE = 'Usage: npm run faults -- [GROUP…] [--e2e] [--json]';

interface Wish {
  readonly groups: readonly FaultGroup[];
  readonly json: boolean;
  readonly e2e: boolean;
}

/** What was asked for; null when it cannot be understood. */
const wishOf = (args: readonly string[]): Wish | null => {
  try {
    const options = { json: { type: 'boolean' }, e2e: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const names = positionals.length === 0 ? [...IMPORT_GROUPS] : positionals.map((name) => name.toUpperCase());
    const groups = faultGroups().filter(({ group }) => names.includes(group));
    if (new Set(names).size !== groups.length) return null;
    return { groups, json: values.json === true, e2e: values.e2e === true };
  } catch {
    return null;
  }
};

/** Runs the tests that name the faults of some groups; true when each fault passes or is skipped with its reason. */
const runFaults = async ({ groups, json, e2e }: Wish): Promise<boolean> => {
  // What stands for a fault is tried in full here.
  process.env['F2C_THOROUGH'] = '1';
  const faults = groups.flatMap((group) => group.faults);
  const wanted = new Set(faults.map(({ id }) => id));
  const files = findTests(ROOT, wanted);
  const unit = files.filter(({ kind }) => kind === 'unit');
  const window = files.filter(({ kind }) => kind === 'window');
  let done = 0;
  const onFile = (path: string): void => {
    done += 1;
    process.stderr.write(`${done} of ${unit.length}: ${path}\n`);
  };
  const outcomes = [
    ...(await runUnit({ root: ROOT, files: unit, wanted, onFile })),
    ...(e2e ? await runWindow(ROOT, window, wanted) : notAsked(ROOT, window)),
  ];
  const judged = judge(faults, outcomes);
  process.stdout.write(json ? asJsonLines(judged) : printable(groups, judged));
  const { fail, missing } = tally(judged);
  return fail + missing === 0;
};

const wish = wishOf(process.argv.slice(2));
if (wish === null)
  process.stderr.write(
    `${USAGE}\nGroups: ${faultGroups()
      .map(({ group }) => group)
      .join(' ')}\n`,
  );
process.exitCode = wish === null ? 2 : (await runFaults(wish)) ? 0 : 1;
