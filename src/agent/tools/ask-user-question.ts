import { z } from 'zod';
import { okEnvelope } from '#contract/envelope';
import { defineTool } from '#contract/tool';

const input = z.object({
  question: z.string().min(1).max(500),
  detail: z.string().max(2_000).optional(),
  options: z
    .array(
      z.object({
        value: z.string().min(1).max(200),
        label: z.string().min(1).max(200),
        hint: z.string().max(300).optional(),
      }),
    )
    .max(9),
  allowOther: z.boolean().optional(),
});

/** A question to the user, shown as buttons. Waits as long as it takes; there is no default answer. */
export const askUserQuestionTool = defineTool({
  name: 'AskUserQuestion',
  effect: 'read',
  description:
    'Ask the user one question with up to nine answers to choose from. Never ask for something that the context entries hold.',
  input,
  run: async ({ question, detail, options, allowOther }, context) => {
    const answer = await context.ask({
      title: question,
      ...(detail === undefined ? {} : { detail }),
      options: options.map(({ value, label, hint }) =>
        hint === undefined ? { value, label } : { value, label, hint },
      ),
      allowOther: allowOther ?? options.length === 0,
    });
    return okEnvelope('answered', { data: { answer } });
  },
});
