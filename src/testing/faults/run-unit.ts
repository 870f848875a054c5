import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { startVitest } from 'vitest/node';
import type { TestFile } from './find-tests.ts';
import type { TestOutcome } from './judge.ts';

export interface UnitJob {
  readonly root: string;
  readonly files: readonly TestFile[];
  readonly wanted: ReadonlySet<string>;
  /** Called with each file that is done. */
  onFile(path: string): void;
}

const STATES = { passed: 'passed', failed: 'failed', skipped: 'skipped', pending: 'failed' } as const;

const outcomeOf = (test: TestCase, file: string): TestOutcome => {
  const result = test.result();
  const reason =
    result.state === 'skipped' ? (result.note ?? null) : (result.errors?.[0]?.message ?? 'did not come to an end');
  return { name: test.fullName, file, state: STATES[result.state], reason: result.state === 'passed' ? null : reason };
};

// A file that cannot be loaded, or whose preparation fails, has failed for every id that is written in it.
const brokenFile = (module: TestModule, file: string, ids: ReadonlySet<string>): TestOutcome[] => {
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  const error = module.errors()[0] ?? suites[0];
  if (error === undefined) return [];
  const name = [...ids].map((id) => `[${id}]`).join(' ');
  return [{ name: `${name} ${file}`, file, state: 'failed', reason: error.message }];
};

/** Runs those tests of the files that carry a wanted id, and says what each came to. */
export const runUnit = async ({ root, files, wanted, onFile }: UnitJob): Promise<readonly TestOutcome[]> => {
  if (files.length === 0) return [];
  const outcomes: TestOutcome[] = [];
  const collector: Reporter = {
    onTestModuleEnd: (module) => {
      const file = relative(root, module.moduleId);
      const ids = files.find(({ path }) => path === module.moduleId)?.ids ?? new Set();
      outcomes.push(...[...module.children.allTests()].map((test) => outcomeOf(test, file)));
      outcomes.push(...brokenFile(module, file, ids));
      onFile(file);
    },
  };
  const paths = files.map(({ path }) => path);
  const options = {
    config: `${root}/src/vitest.config.ts`,
    watch: false,
    reporters: [collector],
    testNamePattern: `\\[(${[...wanted].join('|')})\\]`,
  };
  // What tests print goes where words go: standard output is the report's alone.
  const vitest = await startVitest('test', paths, options, {}, { stdout: process.stderr });
  await vitest.close();
  return outcomes;
};
