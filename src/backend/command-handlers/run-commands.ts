import { basename, join } from 'node:path';
import type { CommandInput } from '#contract/commands';
import type { ContextEntry, ContextKey } from '#contract/context-entry';
import { CodedError } from '#contract/errors';
import { SKILL_NAMES, SKILLS, type Skill } from '#contract/events';
import type { RunOutcome } from '#contract/state/app-state';
import { checkWritable } from '#workspace/writable';
import type { BackendContext } from '../backend-context.ts';
import { skillCommand, triggerPrompt } from '../context/trigger-prompt.ts';
import { outlineFile } from '../outline/outline-file.ts';
import { copySample } from '../workspaces/copy-sample.ts';
import type { Handlers, NamesOf } from './handlers.ts';

/** Keeps what was given: an empty value is no value, so that the skill asks for it. */
const entriesOf = (
  prefix: 'init' | 'parser',
  values: Readonly<Record<string, string | undefined>>,
): readonly ContextEntry[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ key: `figma2code.${prefix}.${name}` as ContextKey, value }],
  );

const runSkill = (
  context: BackendContext,
  skill: Skill,
  { entries, shown }: { entries: readonly ContextEntry[]; shown: string },
): Promise<RunOutcome> => {
  const prompt = triggerPrompt(skill, entries, context.translate);
  return context.submit({ skill, entries, message: skillCommand(skill, prompt), shown });
};

const submitInit = (context: BackendContext, input: CommandInput<'init.submit'>): Promise<RunOutcome> => {
  if (context.runs.isBusy()) throw new CodedError('agent-busy');
  const { framework, language, vcs } = input;
  const entries = entriesOf('init', { workspace_path: context.workspace().path, vcs, framework, language });
  // Set last: what is thrown before this line must not leave a consent behind for some later run.
  context.form.p4 = input.p4 ?? null;
  context.form.trustGenerated = input.trust;
  return runSkill(context, 'init', { entries, shown: context.translate('chat.init') }).finally(() => {
    context.form.p4 = null;
    context.form.trustGenerated = false;
  });
};

const submitImport = (context: BackendContext, input: CommandInput<'import.submit'>): Promise<RunOutcome> => {
  if (!input.figmaUrl && !input.sourcePath && !input.plugin)
    throw new CodedError('params-missing', { names: 'figma url, source path, plugin' });
  const entries = entriesOf('parser', {
    workspace_path: context.workspace().path,
    figma_url: input.figmaUrl,
    source_path: input.sourcePath,
    plugin: input.plugin,
    alias: input.alias,
    description: input.description,
    variables_path: input.variablesPath,
    images_path: input.imagesPath,
    fills_path: input.fillsPath,
    dedup: input.dedup,
    screens: input.screens === undefined ? undefined : JSON.stringify(input.screens),
    again: input.again === true ? 'yes' : undefined,
    draw: input.draw === false ? 'no' : undefined,
  });
  context.form.ignoreFigmaLimit = input.ignoreLimit === true;
  context.form.canvasClient = input.client ?? null;
  context.figma.begin();
  const name = input.alias?.trim() || basename((input.sourcePath ?? input.figmaUrl ?? 'Figma').replace(/\?.*$/, ''));
  return runSkill(context, 'parser', { entries, shown: context.translate('chat.import', { name }) })
    .then((outcome) => {
      if (outcome.kind === 'done') context.figma.imported();
      return outcome;
    })
    .finally(() => {
      context.form.ignoreFigmaLimit = false;
      context.form.canvasClient = null;
    });
};

const sendChat = (context: BackendContext, { text, client }: CommandInput<'chat.send'>): Promise<RunOutcome> => {
  const path = context.facts.state().workspace?.path;
  // Whatever skill the model takes up, it knows the folder and need not ask.
  const folder =
    path === undefined
      ? []
      : SKILLS.map((skill) => ({ key: `figma2code.${skill}.workspace_path` as const, value: path }));
  const about = client === undefined ? [] : [{ key: 'figma2code.canvas.client' as const, value: client }];
  context.form.canvasClient = client ?? null;
  return context.submit({ skill: null, entries: [...folder, ...about], message: text, shown: text }).finally(() => {
    context.form.canvasClient = null;
  });
};

/** Starts with the project in a folder of its own, then sets it up and imports its design. */
const runSample = async (context: BackendContext): Promise<void> => {
  const init = await submitInit(context, { framework: 'react', vcs: 'none', trust: true });
  if (init.kind !== 'done') return;
  const design = join(context.deps.sampleDir, 'design');
  await submitImport(context, {
    sourcePath: join(design, 'design.json'),
    variablesPath: join(design, 'variables.json'),
    imagesPath: join(design, 'images'),
    fillsPath: join(design, 'fills.json'),
    alias: context.translate('sample.alias'),
  });
};

type Names =
  | NamesOf<'init'>
  | NamesOf<'import'>
  | NamesOf<'sample'>
  | NamesOf<'chat'>
  | NamesOf<'question'>
  | NamesOf<'run'>
  | NamesOf<'agent'>
  | NamesOf<'outcome'>;

/** Commands that start, answer or stop a run. They answer as soon as the run is under way; its facts tell the rest. */
export const runCommands = (context: BackendContext, open: (path: string) => Promise<unknown>): Handlers<Names> => {
  let preparing = false;
  const refuseBusy = (): void => {
    if (preparing || context.runs.isBusy()) throw new CodedError('agent-busy');
  };
  const start = (run: () => Promise<unknown>): null => {
    refuseBusy();
    context.inBackground(run());
    return null;
  };
  // The folder is made before the command answers, so that a failure of it is told to whoever asked.
  const startSample = async (): Promise<null> => {
    refuseBusy();
    preparing = true;
    try {
      await open(await copySample(context.deps.sampleDir, context.deps.sampleTarget));
    } finally {
      preparing = false;
    }
    return start(() => runSample(context));
  };
  return {
    'init.submit': async (input) => start(() => submitInit(context, input)),
    'import.outline': ({ path }) => outlineFile(path),
    'import.submit': async (input) => {
      refuseBusy();
      await checkWritable(context.workspace().path);
      context.log.add('app', SKILL_NAMES.parser, basename(input.figmaUrl ?? input.sourcePath ?? ''));
      return start(() => submitImport(context, input));
    },
    'sample.start': startSample,
    'chat.send': async (input) => start(() => sendChat(context, input)),
    'chat.clear': async () => {
      context.facts.append({ type: 'chat-cleared' });
      return null;
    },
    'question.answer': async ({ id, value }) => {
      await context.runs.answer(id, value);
      return null;
    },
    'run.stop': async () => {
      await context.runs.stop();
      return null;
    },
    'agent.retry': async () => {
      context.supervisor.forgive();
      context.facts.append({ type: 'agent', agent: { kind: 'off' } });
      return null;
    },
    'outcome.dismiss': async () => {
      context.facts.append({ type: 'outcome', outcome: null });
      return null;
    },
  };
};
