import { cleanUpOnTermination } from '#workspace/termination';
import { createParserRunner, type Design, PARSER_STEPS, spoken } from './parser-run.ts';

/** What an import in a process of its own came to: one line of JSON on stdout, after the names of its steps. */
export interface ChildImport {
  readonly code: string;
  readonly message: string;
  /** Of processors, with all threads: a machine that is busy with other things changes nothing of it. */
  readonly seconds: number;
  /** The most memory that the process held beyond what it held before, in MB. */
  readonly grownMb: number;
}

interface Job {
  readonly workspace: string;
  readonly design: Design;
  readonly figmaBase?: string;
}

/** The whole import, for tests that limit its memory, take its rights away, or tell it to stop. */
const main = async ({ workspace, design, figmaBase }: Job): Promise<void> => {
  const { skill, step } = createParserRunner(workspace, figmaBase === undefined ? {} : { figmaBase });
  cleanUpOnTermination(() => skill.dispose());
  const start = process.cpuUsage();
  const idle = process.memoryUsage.rss();
  const end = (code: string, message: string): void => {
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1_000_000;
    const grownMb = (process.resourceUsage().maxRSS * 1024 - idle) / 1024 / 1024;
    process.stdout.write(`${JSON.stringify({ code, message, seconds, grownMb } satisfies ChildImport)}\n`);
  };
  try {
    for (const name of PARSER_STEPS) {
      process.stdout.write(`${name}\n`);
      await step(name, design);
    }
    end('imported', '');
  } catch (error) {
    const { code, message } = spoken(error);
    end(code, message);
    process.exitCode = 1;
  } finally {
    await skill.dispose();
  }
};

if (import.meta.main) await main(JSON.parse(process.argv[2] ?? '{}') as Job);
