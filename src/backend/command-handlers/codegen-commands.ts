import type { RunView } from '#contract/code-gen/gate';
import type { CommandInput } from '#contract/commands';
import type { ContextEntry, ContextKey } from '#contract/context-entry';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import type { RunOutcome } from '#contract/state/app-state';
import { findKeptPlan, listRuns, readRun } from '#workspace/code-runs/run-reader';
import { checkWritable } from '#workspace/writable';
import type { BackendContext } from '../backend-context.ts';
import { type ShortKind, shortPrompt, skillCommand, triggerPrompt } from '../context/trigger-prompt.ts';
import type { PlanAddress } from '../plans/plan-shelf.ts';
import type { Handlers, NamesOf } from './handlers.ts';

type Values = Readonly<Record<string, string | undefined>>;

const entriesOf = (values: Values): readonly ContextEntry[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ key: `figma2code.codegen.${name}` as ContextKey, value }],
  );

/** @throws CodedError `agent-busy` */
export const refuseBusy = (context: BackendContext): void => {
  if (context.runs.isBusy()) throw new CodedError('agent-busy');
};

/** Real path of the open workspace, once it is set up. @throws CodedError `workspace-not-initialised` */
export const readyWorkspace = (context: BackendContext): string => {
  const { path, setup } = context.workspace();
  if (setup.kind !== 'ready') throw new CodedError('workspace-not-initialised', { path });
  return path;
};

const shownFor = ({ translate }: BackendContext, { scope, planOnly }: CommandInput<'codegen.submit'>): string => {
  const wanted = scope?.trim() ?? '';
  if (wanted !== '') return translate('chat.codegen', { scope: wanted });
  return translate(planOnly === true ? 'chat.codegen-plan' : 'chat.codegen-all');
};

const submit = (context: BackendContext, input: CommandInput<'codegen.submit'>): Promise<RunOutcome> => {
  const { snapshot, scope, screens, kind, range, planOnly = false } = input;
  const entries = entriesOf({
    workspace_path: context.workspace().path,
    snapshot: snapshot ?? context.workspace().latest ?? undefined,
    change_scope: scope,
    change_kind: kind,
    change_range: range,
    screens: screens === undefined ? undefined : JSON.stringify(screens),
    plan_only: planOnly ? 'yes' : undefined,
  });
  const message = skillCommand('codegen', triggerPrompt('codegen', entries, context.translate));
  context.form.planOnly = planOnly;
  return context
    .submit({ skill: 'codegen', entries, message, shown: shownFor(context, input), planOnly })
    .finally(() => {
      context.form.planOnly = false;
    });
};

interface ShortTurn {
  readonly kind: ShortKind;
  readonly values: Values;
  readonly shown: string;
}

/** The agent process is the only writer of a workspace: what the user has decided goes to it as a short turn. */
export const runShort = (context: BackendContext, { kind, values, shown }: ShortTurn): Promise<RunOutcome> => {
  const entries = entriesOf({ workspace_path: context.workspace().path, ...values });
  const message = shortPrompt(kind, entries, context.translate);
  return context.submit({ skill: null, entries, message, shown }).finally(() => {
    context.form.approved = null;
    context.form.undo = null;
  });
};

const apply = async (context: BackendContext, { digest, by }: CommandInput<'codegen.apply'>): Promise<null> => {
  refuseBusy(context);
  const workspace = readyWorkspace(context);
  if ((await findKeptPlan(workspace, digest)) === null) throw new CodedError('plan-missing', { digest });
  await checkWritable(workspace);
  refuseBusy(context);
  // Set last: what is thrown before this line must not leave an approval behind for some later run.
  context.form.approved = { digest, by };
  const shown = context.translate('chat.codegen-apply');
  context.inBackground(runShort(context, { kind: 'apply', values: { apply_digest: digest }, shown }));
  return null;
};

const newestWritten = async (workspace: string): Promise<string> => {
  const found = (await listRuns(workspace)).find(({ state }) => state === 'written' || state === 'partial');
  if (found !== undefined) return found.run;
  throw new CodedError('nothing-to-undo', { reason: reason('nothing-written') });
};

const undo = async (context: BackendContext, wanted: string | undefined): Promise<null> => {
  refuseBusy(context);
  const workspace = readyWorkspace(context);
  const run = wanted ?? (await newestWritten(workspace));
  const { state } = await readRun(workspace, run);
  if (state !== 'written' && state !== 'partial')
    throw new CodedError('nothing-to-undo', { reason: reason('run-wrote-nothing') });
  refuseBusy(context);
  context.form.undo = run;
  const shown = context.translate('chat.codegen-undo', { run });
  context.inBackground(runShort(context, { kind: 'undo', values: { undo_run: run }, shown }));
  return null;
};

const maskRun = (view: RunView, mask: (text: string) => string): RunView => ({
  ...view,
  scope: mask(view.scope),
  log: view.log.map((record) => (record.kind === 'modified' ? { ...record, text: mask(record.text) } : record)),
});

/** Commands around a plan: making one, looking at it, answering it, writing it, undoing it. */
export const codegenCommands = (context: BackendContext): Handlers<NamesOf<'codegen'> | NamesOf<'plan'>> => {
  const at = (run: string): PlanAddress => ({ workspace: readyWorkspace(context), run });
  return {
    'codegen.submit': async (input) => {
      refuseBusy(context);
      await checkWritable(readyWorkspace(context));
      refuseBusy(context);
      context.inBackground(submit(context, input));
      return null;
    },
    'codegen.apply': (input) => apply(context, input),
    'codegen.undo': ({ run }) => undo(context, run),
    'codegen.read': async ({ run }) => maskRun(await readRun(readyWorkspace(context), run), context.mask),
    'plan.rows': ({ run, from }) => context.plans.page(at(run), from),
    'plan.file': ({ run, path, side }) => context.plans.file(at(run), { path, side }),
    'plan.narrow': ({ run, unticked }) => context.plans.narrow(at(run), unticked),
    'plan.answer': async (given) => {
      await context.runs.answerGate(given);
      return null;
    },
  };
};
