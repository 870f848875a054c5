import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testFolder } from '../git-repository.ts';

/** What p4 says when it is asked exactly so. `{ws}` stands for the workspace in arguments, input and output. */
export interface P4Fixture {
  /** Where the output was taken from. */
  readonly source: string;
  readonly args: readonly string[];
  /** Lines that must come on standard input. */
  readonly stdin?: readonly string[];
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exit?: number;
  readonly sleepMs?: number;
}

/** One start of the fake. */
export interface P4Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly known: boolean;
}

export interface FakeP4 {
  /** For a search path. */
  readonly dir: string;
  calls(): Promise<readonly P4Call[]>;
}

const program = (data: string): string => `#!${process.execPath}
const fs = require('node:fs');
const { fixtures, workspace, log } = ${data};
const filled = (text) => text.replaceAll('{ws}', workspace);
const args = process.argv.slice(2);
const known = fixtures.find((each) => JSON.stringify(each.args.map(filled)) === JSON.stringify(args));
const input = known?.stdin === undefined ? '' : fs.readFileSync(0, 'utf8');
const fits = known !== undefined && input === filled((known.stdin ?? []).map((line) => line + '\\n').join(''));
fs.appendFileSync(log, JSON.stringify({ args, env: process.env, cwd: process.cwd(), known: fits }) + '\\n');
if (!fits) {
  fs.writeSync(2, 'fake p4: nobody taught it ' + JSON.stringify(args) + ' ' + JSON.stringify(input) + '\\n');
  process.exit(99);
}
setTimeout(() => {
  fs.writeSync(1, filled(known.stdout ?? ''));
  fs.writeSync(2, filled(known.stderr ?? ''));
  process.exit(known.exit ?? 0);
}, known.sleepMs ?? 0);
`;

/** A p4 that answers from fixtures only, fails on everything else, and records how it was started. */
export const fakeP4 = async (workspace: string, fixtures: readonly P4Fixture[]): Promise<FakeP4> => {
  const dir = await testFolder('p4');
  const log = join(dir, 'calls');
  const data = JSON.stringify({ fixtures, workspace, log });
  await writeFile(join(dir, 'p4'), program(data), { mode: 0o755 });
  return {
    dir,
    calls: async () => {
      const text = await readFile(log, 'utf8').catch(() => '');
      return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as P4Call]));
    },
  };
};
