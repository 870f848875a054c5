import { z } from 'zod';
import { NOT_RENDERED, type PageMeasure, pageMeasure } from '#contract/code-gen/page-measure';
import { CodedError } from '#contract/errors';
import type { HostValues, ToolContext } from '#contract/tool';
import { isRendered } from '../code/code-figures.ts';
import { short } from '../differences.ts';
import type { NotSeen } from '../page/page-figures.ts';

/** A page with its picture, or why there is none. */
export type Rendered = { readonly page: PageMeasure; readonly picture: string } | NotSeen;

const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measured'), picture: z.string().max(4_096), page: pageMeasure }),
  z.object({ kind: z.literal('none'), why: z.enum(NOT_RENDERED), detail: z.string().max(100_000) }),
]);

/** Reasons that hold for every other page as well. */
const FOR_ALL: ReadonlySet<string> = new Set(['no-browser', 'stack', 'untrusted']);

/** Renders pages of the open folder; once it is clear that none can be, nobody is asked any more. */
export interface Camera {
  render(request: HostValues['page.measure']['request']): Promise<Rendered>;
}

/** A page that the desktop says nothing of is broken; to be stopped is another thing. @throws CodedError `cancelled` */
const ask = async (
  { requestHost, signal }: Pick<ToolContext, 'requestHost' | 'signal'>,
  request: HostValues['page.measure']['request'],
): Promise<unknown> => {
  if (signal.aborted) throw new CodedError('cancelled');
  const told = await requestHost('page.measure', request).catch(() => null);
  if (signal.aborted) throw new CodedError('cancelled');
  return told;
};

/** @param framework whose code is looked at: only that of the web is rendered */
export const openCamera = (context: Pick<ToolContext, 'requestHost' | 'signal'>, framework: string): Camera => {
  let closed: NotSeen | null = isRendered(framework) ? null : { why: 'stack', detail: '' };
  return {
    render: async (request) => {
      if (closed !== null) return closed;
      const told = answer.safeParse(await ask(context, request));
      if (!told.success) return { why: 'broken', detail: '' };
      if (told.data.kind === 'measured') return told.data;
      const { why, detail } = told.data;
      const none = { why, detail: short(detail) };
      if (FOR_ALL.has(why)) closed = none;
      return none;
    },
  };
};
