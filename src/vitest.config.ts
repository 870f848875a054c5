import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that start no process, touch no file and change nothing of their own process: they share one, and its modules. */
const PURE = [
  'src/{contract,renderer}/**/*.test.{ts,tsx}',
  'src/agent/{*,offline-model/**/*}.test.ts',
  'src/skills/code-gen/**/*.test.ts',
  'src/skills/parser/{figma,image-map,lint,render,semantic-ast,variables}/**/*.test.ts',
];

/** They parse much Swift: the optimizing compiler of WebAssembly runs out of its own memory on that grammar. */
const PARSED = ['src/skills/code-gen/draft/view-stacks*.test.ts', 'src/bench/stacks/**/*.test.ts'];

/** What takes longest, though the files may be short: begun last, one of them would run alone at the end. */
const LONGEST =
  /(hostile-corpus|parser\/tools|import-faults|failpoint-sweep|init-faults|load-adapter|cli|figma-budget|agent-runs|code-gen-faults|large-snapshot|many-pictures|rest-import|read-limits|unchanged|figma-import|syscall-sweep|cli\/code-gen|code-sweep|built-projects)\.test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A busy machine is no failure: what is waited for comes late.
    expect: { poll: { timeout: 10_000 } },
    maxWorkers: 3,
    reporters: ['default'],
    sequence: { sequencer: LongestFirst },
    // Programs that tests start compile nothing twice.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/figma2code', import.meta.url)) },
    projects: [
      { extends: true, test: { name: 'whole', include: ['src/**/*.test.{ts,tsx}'], exclude: [...PURE, ...PARSED] } },
      { extends: true, test: { name: 'pure', include: PURE, exclude: PARSED, isolate: false } },
      { extends: true, test: { name: 'parsed', include: PARSED, isolate: false, execArgv: ['--liftoff-only'] } },
    ],
  },
});
