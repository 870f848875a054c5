import { CodedError } from '#contract/errors';
import { createInitRunner, type InitParams } from './init-run.ts';

/** The whole of init in a process of its own, for tests that kill it: `init-child.ts WORKSPACE PARAMS`. */
export const main = async (workspace: string, params: InitParams): Promise<void> => {
  const runner = createInitRunner(workspace, params);
  try {
    const envelopes = await runner.run();
    process.stdout.write(`changed ${String(envelopes.at(-1)?.payload.data?.['changed'])}\n`);
  } catch (error) {
    process.stdout.write(`failed ${error instanceof CodedError ? error.code : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await runner.skill.dispose();
    // A failpoint that is still armed was never reached.
    if (process.env['F2C_FAILPOINT'] !== undefined) process.stdout.write('untouched\n');
  }
};

if (import.meta.main) await main(process.argv[2] ?? '', JSON.parse(process.argv[3] ?? '{}') as InitParams);
