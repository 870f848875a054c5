import type { BackendContext } from '../backend-context.ts';
import type { Handlers, NamesOf } from './handlers.ts';

const done = async (work: Promise<void>): Promise<null> => {
  await work;
  return null;
};

/** Commands around the document in which steps are tried first. */
export const sandboxCommands = ({ sandbox }: BackendContext): Handlers<NamesOf<'sandbox'>> => ({
  'sandbox.first': async ({ isOn }) => {
    sandbox.putFirst(isOn);
    return null;
  },
  'sandbox.open': ({ client }) => done(sandbox.open(client)),
  'sandbox.close': () => done(sandbox.close()),
  'sandbox.undo': () => done(sandbox.change((session) => session.undo())),
  'sandbox.redo': () => done(sandbox.change((session) => session.redo())),
  'sandbox.approve': ({ steps }) => done(sandbox.change((session) => session.approve(steps))),
  'sandbox.skip': ({ steps }) => done(sandbox.change((session) => session.skip(steps))),
  'sandbox.rerun': ({ step, params }) => done(sandbox.change((session) => session.rerun(step, params))),
  'sandbox.draw': ({ step, side }) => sandbox.draw(step === null ? null : { step, side }),
  'sandbox.params': ({ step }) => sandbox.params(step),
  'sandbox.replay': ({ client }) => done(sandbox.replay(client)),
});
