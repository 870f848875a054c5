import type { BackendContext } from '../backend-context.ts';
import type { Handlers, NamesOf } from './handlers.ts';

/** Commands around the documents that are open in Figma. */
export const bridgeCommands = ({ canvas }: BackendContext): Handlers<NamesOf<'bridge'>> => ({
  'bridge.connect': async () => {
    await canvas.connect();
    return null;
  },
  'bridge.disconnect': async () => {
    await canvas.disconnect();
    return null;
  },
});
