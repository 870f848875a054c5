import { cp } from 'node:fs/promises';
import { createParserRunner, type Design } from './parser-run.ts';
import { setUp } from './set-up.ts';

interface Job {
  readonly from: string;
  /** Where the project shall be. */
  readonly workspace: string;
  readonly dataDir: string;
  readonly framework: string;
  readonly design: Design;
}

/** A project that is set up and has one snapshot, in a process of its own: whoever copies it needs nothing of the product. */
const main = async ({ from, workspace, dataDir, framework, design }: Job): Promise<void> => {
  await cp(from, workspace, { recursive: true });
  await setUp(workspace, dataDir, framework);
  const { skill, run } = createParserRunner(workspace);
  await run({ draw: true, ...design });
  await skill.dispose();
};

if (import.meta.main) await main(JSON.parse(process.argv[2] ?? '{}') as Job);
