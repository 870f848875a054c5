import { z } from 'zod';
import { COMMAND_INPUTS, type CommandName, type CommandResult } from '#contract/commands';
import { CodedError } from '#contract/errors';
import { failureText } from '#contract/i18n';
import type { Backend } from '../backend.ts';
import type { BackendContext } from '../backend-context.ts';
import { bridgeCommands } from './bridge-commands.ts';
import { codegenCommands } from './codegen-commands.ts';
import type { Handlers } from './handlers.ts';
import { imageCommands } from './image-commands.ts';
import { previewCommands } from './preview-commands.ts';
import { projectCommands } from './project-commands.ts';
import { runCommands } from './run-commands.ts';
import { sandboxCommands } from './sandbox-commands.ts';
import { scoreCommands } from './score-commands.ts';
import { settingsCommands } from './settings-commands.ts';
import { snapshotCommands } from './snapshot-commands.ts';
import { workspaceCommands } from './workspace-commands.ts';

const createHandlers = (context: BackendContext): Handlers => {
  const workspaces = workspaceCommands(context);
  const open = (path: string) => workspaces['workspace.open']({ path });
  return {
    ...workspaces,
    ...runCommands(context, open),
    ...settingsCommands(context),
    ...snapshotCommands(context),
    ...imageCommands(context),
    ...codegenCommands(context),
    ...projectCommands(context),
    ...previewCommands(context),
    ...scoreCommands(context),
    ...bridgeCommands(context),
    ...sandboxCommands(context),
  };
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMAND_INPUTS, name);

/** The one door: name and input are checked here and nowhere else, and whatever is thrown becomes data. */
export const createDoor = (context: BackendContext): Backend['handle'] => {
  const handlers = createHandlers(context) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
  const run = async (name: string, input: unknown): Promise<unknown> => {
    if (!isCommand(name)) throw new CodedError('usage', { problem: `There is no command "${name.slice(0, 60)}".` });
    const parsed = COMMAND_INPUTS[name].safeParse(input ?? {});
    if (!parsed.success)
      throw new CodedError('usage', { problem: `${name}: ${z.prettifyError(parsed.error).slice(0, 300)}` });
    return handlers[name]?.(parsed.data);
  };
  return async (name, input): Promise<CommandResult<unknown>> => {
    try {
      return { ok: true, value: (await run(name, input)) ?? null };
    } catch (error) {
      const coded =
        error instanceof CodedError ? error : new CodedError('internal', { what: String(name).slice(0, 60) });
      if (!(error instanceof CodedError))
        context.log.add('error', name, error instanceof Error ? (error.stack ?? '') : String(error));
      const { code, message } = failureText(context.translate, coded.code, coded.params);
      return { ok: false, failure: { code, message: context.mask(message) } };
    }
  };
};
