import { z } from 'zod';
import { isVcsKind, VCS_KINDS, type VcsKind } from '#contract/choices';
import { okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import { defineTool, type ToolContext } from '#contract/tool';
import { plainText } from '#workspace/detect/plain-text';
import { findP4Problem, P4_FIELDS, type P4Values, p4Values } from '../credentials/p4-values.ts';
import type { FreshRun, InitSession } from '../run/init-session.ts';
import { stopIfAborted } from '../run/stop-if-aborted.ts';
import { workspaceInput } from './workspace-input.ts';

const input = workspaceInput.extend({
  vcs: z.string().max(100).optional().describe('figma2code.init.vcs, when it is given: git, p4v or none'),
});

const askVcs = (detected: VcsKind, context: ToolContext): Promise<string> =>
  context.ask({
    title: context.text('init.ask-vcs'),
    options: VCS_KINDS.map((kind) => {
      const option = { value: kind, label: context.text(`init.vcs-${kind}`) };
      return kind === detected ? { ...option, hint: context.text('init.vcs-found') } : option;
    }),
    allowOther: false,
  });

/** The three words and no others: no other case, no other name, not the empty one. */
const chooseKind = async (given: string | undefined, run: FreshRun, context: ToolContext): Promise<VcsKind> => {
  const kind = given ?? (await askVcs(run.detected.vcs, context));
  if (!isVcsKind(kind)) throw new CodedError('vcs-unknown', { value: plainText(kind) });
  return kind;
};

/** Asked of the desktop, never of a model. Whatever else comes along, a password say, is dropped unread. */
const askP4Values = async (context: ToolContext): Promise<P4Values> => {
  const answer = p4Values.safeParse(await context.requestHost('p4.values', {}));
  if (!answer.success) throw new CodedError('params-missing', { names: Object.values(P4_FIELDS).join(', ') });
  const { port, user, client } = answer.data;
  const values = { port: port.trim(), user: user.trim(), client: client.trim() };
  const wrong = findP4Problem(values);
  if (wrong === null) return values;
  throw new CodedError('p4-values-invalid', { field: wrong.field, problem: context.text(`init.p4.${wrong.problem}`) });
};

/** Decides the version control, and gets the Perforce settings where they are needed. */
export const chooseVcsTool = (session: InitSession) =>
  defineTool({
    name: 'chooseF2CVcs',
    effect: 'read',
    description:
      'Second step of generic-design-init. Settles the version control: git, p4v or none. Without vcs the user is asked. Never pass Perforce settings: the tool gets them from the desktop.',
    input,
    run: async ({ workspace, vcs }, context) => {
      const run = await session.current('chooseF2CVcs', workspace);
      stopIfAborted(context.signal);
      if (run.kind === 'ready') {
        return okEnvelope(context.text('init.unchanged'), { data: { vcs: run.config.vcs, ready: true } });
      }
      const kind = await chooseKind(vcs, run, context);
      const p4 = kind === 'p4v' ? await askP4Values(context) : null;
      session.update({ ...run, vcs: { kind, p4 } });
      return okEnvelope(context.text('init.vcs-chosen', { vcs: kind }), { data: { vcs: kind, ready: false } });
    },
  });
