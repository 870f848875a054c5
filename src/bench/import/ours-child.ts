import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createParserRunner, PARSER_STEPS } from '#testing/parser-run';

// The whole skill from validating to the status, in one process with its threads and the adapter's own process beside it.

interface Job {
  readonly workspace: string;
  readonly design: Readonly<Record<string, string | boolean>>;
}

// As the agent's process does.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/figma2code', import.meta.url)));

const { workspace, design } = JSON.parse(process.argv[2] ?? '{}') as Job;
// Progress is shown, not kept: what a bench keeps of it would be counted as memory of the import.
const { skill, step } = createParserRunner(workspace, {
  context: (_name, context) => ({ ...context, progress: () => undefined }),
});
const idleMb = process.memoryUsage().rss / 2 ** 20;
const before = process.cpuUsage();
const start = performance.now();
let unchanged = false;
for (const name of PARSER_STEPS) {
  const { payload } = await step(name, design);
  unchanged = payload.data?.['unchanged'] === true;
  if (unchanged) break;
}
const seconds = (performance.now() - start) / 1_000;
const { user, system } = process.cpuUsage(before);
const peakMb = process.resourceUsage().maxRSS / 1_024;
await skill.dispose();
process.stdout.write(`${JSON.stringify({ seconds, cpu: (user + system) / 1e6, idleMb, peakMb, unchanged })}\n`);
