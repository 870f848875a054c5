import type { CommandInput } from '#contract/commands';
import type { ContextEntry } from '#contract/context-entry';
import { CodedError } from '#contract/errors';
import type { RunOutcome } from '#contract/state/app-state';
import type { BackendContext } from '../backend-context.ts';
import { decisionPrompt } from '../context/trigger-prompt.ts';
import type { Handlers, NamesOf } from './handlers.ts';

const submit = (context: BackendContext, { decision, a, b }: CommandInput<'images.decide'>): Promise<RunOutcome> => {
  const entries: readonly ContextEntry[] = [
    { key: 'figma2code.parser.workspace_path', value: context.workspace().path },
    { key: 'figma2code.parser.image_decision', value: decision },
    { key: 'figma2code.parser.image_a', value: a },
    { key: 'figma2code.parser.image_b', value: b },
  ];
  const message = decisionPrompt(entries, context.translate);
  return context.submit({ skill: null, entries, message, shown: context.translate(`chat.image-${decision}`) });
};

/** The agent process is the only writer of a workspace: what the user says about pictures goes to it as a short turn. */
export const imageCommands = (context: BackendContext): Handlers<NamesOf<'images'>> => ({
  'images.decide': async (input) => {
    if (context.runs.isBusy()) throw new CodedError('agent-busy');
    if (context.workspace().setup.kind !== 'ready')
      throw new CodedError('workspace-not-initialised', { path: context.workspace().path });
    context.inBackground(submit(context, input));
    return null;
  },
});
