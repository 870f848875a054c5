import { flushCompileCache } from 'node:module';
import { CodedError } from '#contract/errors';
import { createInitRunner, type InitParams } from './init-run.ts';

/** The whole of init with a failpoint or none: how it ended in a line, and whether the failpoint was never reached. */
export const tryInit = async (
  workspace: string,
  params: InitParams,
): Promise<{ readonly end: string; readonly isUntouched: boolean }> => {
  const runner = createInitRunner(workspace, params);
  const end = await runner.run().then(
    (envelopes) => `changed ${String(envelopes.at(-1)?.payload.data?.['changed'])}`,
    (error: unknown) => `failed ${error instanceof CodedError ? error.code : String(error)}`,
  );
  await runner.skill.dispose();
  return { end, isUntouched: process.env['F2C_FAILPOINT'] !== undefined };
};

/** In a process of its own, for tests that kill it: `init-child.ts WORKSPACE PARAMS`. */
const main = async (workspace: string, params: InitParams): Promise<void> => {
  const { end, isUntouched } = await tryInit(workspace, params);
  process.stdout.write(`${end}\n${isUntouched ? 'untouched\n' : ''}`);
};

if (import.meta.main) {
  // Most of these processes are killed, and would keep nothing at their end.
  flushCompileCache();
  await main(process.argv[2] ?? '', JSON.parse(process.argv[3] ?? '{}') as InitParams);
}
