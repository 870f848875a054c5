import { z } from 'zod';
import { CodedError } from '#contract/errors';
import type { F2CTool, ToolContext } from '#contract/tool';
import { type Answered, askUntilAnswered } from '../gate/ask-until-answered.ts';
import { type CurrentRun, endRun, leaveWritten } from '../run/current-run.ts';
import { type Answer, stepTool } from './code-gen-tool.ts';

const NAME = 'askF2CApproval';
const input = z.object({ workspace: z.string().min(1) });

const answerOf = (answered: Exclude<Answered, { kind: 'cancelled' }>, context: ToolContext): Answer => {
  if (answered.kind === 'approved') {
    const { digest, rows } = answered.approval;
    const message = context.text('codegen.approved', { count: rows.length });
    return { message, data: { answer: 'approve', digest, rows: rows.length } };
  }
  const { text, unticked } = answered;
  return { message: context.text('codegen.modify'), data: { answer: 'modify', text, unticked } };
};

/** Shows the list to the user. The answer is theirs alone: it is asked of the desktop, and there is no other way to get one. */
export const askApprovalTool = (current: CurrentRun): F2CTool =>
  stepTool(current, {
    name: NAME,
    effect: 'read',
    description:
      'Show the list of planF2CScope to the user and wait for the answer: approved with the digest to write, a wish to change it, or cancelled. A wish needs a new list.',
    input,
    work: async (run, _given, context) => {
      if (run.plan === null) throw new CodedError('out-of-order', { tool: NAME, needs: 'planF2CScope' });
      // Others may work here while somebody looks at a list.
      await leaveWritten(current, run);
      const answered = await askUntilAnswered(current, run, context);
      if (answered.kind !== 'cancelled') return answerOf(answered, context);
      current.isDeclined = true;
      await endRun(current);
      throw new CodedError('not-approved');
    },
  });
