import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import { z } from 'zod';
import type { TestFile } from './find-tests.ts';
import type { TestOutcome } from './judge.ts';

const NOT_ASKED = 'a test in the window, run with --e2e';

const result = z.object({ error: z.object({ message: z.string() }).optional() });
const test = z.object({
  status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
  results: z.array(result),
});
const spec = z.object({ title: z.string(), file: z.string(), tests: z.array(test) });
interface Suite {
  readonly title: string;
  readonly specs: readonly z.infer<typeof spec>[];
  readonly suites?: readonly Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ title: z.string(), specs: z.array(spec), suites: z.array(suite).optional() }),
);
const report = z.object({ suites: z.array(suite), errors: z.array(z.object({ message: z.string() })) });

const STATES = { expected: 'passed', flaky: 'failed', unexpected: 'failed', skipped: 'skipped' } as const;

const outcomesOf = (one: Suite, above: string): TestOutcome[] => [
  ...one.specs.flatMap(({ title, file, tests }) =>
    tests.map(({ status, annotations, results }): TestOutcome => {
      const told = annotations.find(({ type }) => type === 'skip')?.description;
      const reason = status === 'skipped' ? told : results.find(({ error }) => error !== undefined)?.error?.message;
      return { name: `${above} ${title}`, file, state: STATES[status], reason: reason ?? null };
    }),
  ),
  ...(one.suites ?? []).flatMap((inner) => outcomesOf(inner, `${above} ${inner.title}`)),
];

/** What Playwright's JSON report says of each test. */
export const readWindowReport = (json: string): readonly TestOutcome[] => {
  const { suites, errors } = report.parse(JSON.parse(json));
  if (errors[0] !== undefined) throw new Error(errors[0].message);
  return suites.flatMap((one) => outcomesOf(one, one.title));
};

/** Tests in the window that nobody asked to run: skipped, with how to run them. */
export const notAsked = (root: string, files: readonly TestFile[]): readonly TestOutcome[] =>
  files.map(({ path, ids }) => ({
    name: [...ids].map((id) => `[${id}]`).join(' '),
    file: relative(root, path),
    state: 'skipped',
    reason: NOT_ASKED,
  }));

/** Runs those tests of the window that carry a wanted id. */
export const runWindow = async (
  root: string,
  files: readonly TestFile[],
  wanted: ReadonlySet<string>,
): Promise<readonly TestOutcome[]> => {
  if (files.length === 0) return [];
  const args = ['test', '--config', 'e2e/playwright.config.ts', '--reporter', 'json', '--grep'];
  const pattern = `\\[(${[...wanted].join('|')})\\]`;
  const playwright = `${root}/node_modules/.bin/playwright`;
  const json = await new Promise<string>((done) => {
    const options = { cwd: root, maxBuffer: 256 * 1024 * 1024 };
    execFile(playwright, [...args, pattern, ...files.map(({ path }) => path)], options, (_error, out) => done(out));
  });
  return readWindowReport(json.slice(json.indexOf('{')));
};
