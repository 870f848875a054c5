import { z } from 'zod';
import type { OpenPage } from './probe-script.ts';

/** One command of the DevTools protocol, to the tab. */
export type SendCommand = (method: string, params?: Readonly<Record<string, unknown>>) => Promise<unknown>;

const frames = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const world = z.object({ executionContextId: z.number() });
const evaluated = z.object({
  result: z.object({ value: z.unknown() }),
  exceptionDetails: z
    .object({ text: z.string(), exception: z.object({ description: z.string().optional() }).optional() })
    .optional(),
});

/** A world of scripts beside the page's own: it sees the same document, and nothing that the page has made of its language. */
export const worldBeside = async (send: SendCommand): Promise<OpenPage> => {
  const { frameTree } = frames.parse(await send('Page.getFrameTree'));
  const made = await send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'measure' });
  const { executionContextId: contextId } = world.parse(made);
  return {
    run: async (expression) => {
      const options = { awaitPromise: true, returnByValue: true };
      const told = await send('Runtime.evaluate', { expression, contextId, ...options });
      const { result, exceptionDetails } = evaluated.parse(told);
      if (exceptionDetails !== undefined)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
  };
};
