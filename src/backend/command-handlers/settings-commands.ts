import { CodedError } from '#contract/errors';
import type { BackendContext } from '../backend-context.ts';
import type { Handlers, NamesOf } from './handlers.ts';

/** The agent takes language, model and key when it starts, so a change of one of them needs a new one. */
const renewAgent = async (context: BackendContext): Promise<void> => {
  if (!context.runs.isBusy()) await context.supervisor.stop();
};

/** An address with a password in it would be kept in a plain file and stand in the environment of the agent. */
const refuseBadAddress = (address: string | null): void => {
  if (address === null) return;
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new CodedError('usage', { problem: 'The address of the model must begin with http:// or https://.' });
  if (url.username !== '' || url.password !== '')
    throw new CodedError('usage', {
      problem: 'The address of the model must hold no password; enter the key instead.',
    });
};

export const settingsCommands = (
  context: BackendContext,
): Handlers<NamesOf<'settings'> | NamesOf<'secret'> | NamesOf<'log'>> => ({
  'settings.update': async (change) => {
    refuseBadAddress(change.model?.baseUrl ?? null);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await context.settings.write(() => given);
    context.tellSettings();
    if (change.locale !== undefined || change.model !== undefined) await renewAgent(context);
    return null;
  },
  'secret.set': async ({ name, value }) => {
    context.secrets.set(name, value);
    context.tellSettings();
    if (name === 'model') await renewAgent(context);
    return null;
  },
  'secret.delete': async ({ name }) => {
    context.secrets.delete(name);
    context.tellSettings();
    if (name === 'model') await renewAgent(context);
    return null;
  },
  'log.clear': async () => {
    context.facts.append({ type: 'log-cleared' });
    return null;
  },
});
