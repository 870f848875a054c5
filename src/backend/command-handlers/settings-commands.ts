import type { BackendContext } from '../backend-context.ts';
import type { Handlers, NamesOf } from './handlers.ts';

/** The agent takes language, model and key when it starts, so a change of one of them needs a new one. */
const renewAgent = async (context: BackendContext): Promise<void> => {
  if (!context.runs.isBusy()) await context.supervisor.stop();
};

export const settingsCommands = (
  context: BackendContext,
): Handlers<NamesOf<'settings'> | NamesOf<'secret'> | NamesOf<'log'>> => ({
  'settings.update': async (change) => {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    context.settings.write(given);
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
