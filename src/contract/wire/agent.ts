import { z } from 'zod';
import type { HostValues } from '../tool.ts';

/** Marks in the title of a dialog of the agent host that tell what it really is. */
export const REQUEST_MARK = 'request';
export const QUESTION_MARK = 'question';

/** A value asked of the desktop, as it stands in the title of an input dialog. */
export interface HostRequestTitle {
  readonly f2c: typeof REQUEST_MARK;
  readonly name: keyof HostValues;
  readonly request: unknown;
}

const hostRequest = z.object({
  f2c: z.literal(REQUEST_MARK),
  name: z.string(),
  request: z.record(z.string(), z.unknown()),
});

const question = z.object({
  f2c: z.literal(QUESTION_MARK),
  toolCallId: z.string(),
  question: z.object({
    title: z.string(),
    detail: z.string().optional(),
    options: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string().optional() })),
    allowOther: z.boolean(),
  }),
});

/** What the title of a dialog holds, or null when it is none of ours. */
export const readDialogTitle = (title: string): z.infer<typeof hostRequest> | z.infer<typeof question> | null => {
  try {
    const value: unknown = JSON.parse(title);
    const parsed = z.union([hostRequest, question]).safeParse(value);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** First line of the message that carries the context entries; the JSON list follows. */
export const CONTEXT_HEADING = 'figma2code context entries';
/** Type of the message in the agent host's own records. */
export const CONTEXT_MESSAGE_TYPE = 'figma2code-context';
