import { z } from 'zod';
import { KNOWN_FRAMEWORKS } from '#contract/choices';
import { frameworkName, SCHEMA_VERSION } from '#contract/config';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { CodedError } from '#contract/errors';
import type { DetectedStack } from '#contract/state/app-state';
import { defineTool, type ToolContext } from '#contract/tool';
import { readConventions } from '#workspace/detect/conventions/read-conventions';
import { detectStackOf } from '#workspace/detect/detect-stack';
import { openProject } from '#workspace/detect/open-project';
import { plainText } from '#workspace/detect/plain-text';
import { checkWorkspaceFolder } from '#workspace/validate';
import { existingConfig } from '../run/existing-config.ts';
import type { FreshRun, InitSession } from '../run/init-session.ts';
import { stopIfAborted } from '../run/stop-if-aborted.ts';
import { hasTemplate, templateOf } from '../templates/templates.ts';
import { workspaceInput } from './workspace-input.ts';

const input = workspaceInput.extend({
  framework: z.string().max(100).optional().describe('figma2code.init.framework, when it is given'),
  language: z.string().max(100).optional().describe('figma2code.init.language, when it is given'),
});

const MAX_LANGUAGE = 40;

const askFramework = (context: ToolContext): Promise<string> =>
  context.ask({
    title: context.text('init.ask-framework'),
    detail: context.text('init.ask-framework-detail'),
    options: KNOWN_FRAMEWORKS.map((name) => ({ value: name, label: templateOf(name).title })),
    allowOther: true,
  });

/** What was given counts, then what was seen; only where neither says anything the user is asked. */
const chooseFramework = async (given: string, detected: DetectedStack, context: ToolContext): Promise<string> => {
  const name = given === '' ? (detected.framework ?? (await askFramework(context)).trim()) : given;
  if (!frameworkName.safeParse(name).success) throw new CodedError('framework-unknown', { value: plainText(name) });
  return name;
};

const chooseLanguage = (given: string, framework: string, detected: DetectedStack): string => {
  if (given !== '') return plainText(given, MAX_LANGUAGE - 1);
  const seen = detected.framework === framework || !hasTemplate(framework) ? detected.language : null;
  return seen ?? templateOf(framework).language;
};

const messageOf = (run: FreshRun, context: ToolContext): string => {
  const params = { framework: templateOf(run.framework).title, language: run.language };
  return context.text(hasTemplate(run.framework) ? 'init.detected' : 'init.detected-unknown', params);
};

const freshEnvelope = (run: FreshRun, context: ToolContext): Envelope => {
  const { framework, language, detected, conventions } = run;
  const data = {
    framework,
    language,
    vcs: detected.vcs,
    facts: detected.facts,
    conventions: conventions.findings,
    missing: conventions.missing,
    ready: false,
  };
  return okEnvelope(messageOf(run, context), { event: 'design-init-started', data });
};

/** Begins the run: reads the project and decides language and framework. */
export const detectStackTool = (session: InitSession) =>
  defineTool({
    name: 'detectF2CStack',
    effect: 'read',
    description:
      'First step of generic-design-init. Reads the project, decides framework and language, and begins the run. Runs nothing of the project.',
    input,
    run: async (given, context) => {
      const workspace = await checkWorkspaceFolder(given.workspace);
      stopIfAborted(context.signal);
      const config = await existingConfig(workspace);
      if (config !== null) {
        await session.begin({ kind: 'ready', workspace, config });
        const { framework, language, vcs } = config;
        const data = { framework, language, vcs, ready: true, schemaVersion: SCHEMA_VERSION };
        return okEnvelope(context.text('init.already', { workspace }), { event: 'design-init-started', data });
      }
      const project = await openProject(workspace);
      const detected = await detectStackOf(project);
      const framework = await chooseFramework((given.framework ?? '').trim(), detected, context);
      const language = chooseLanguage((given.language ?? '').trim(), framework, detected);
      const conventions = await readConventions(project, framework);
      const run: FreshRun = { kind: 'fresh', workspace, detected, conventions, framework, language };
      stopIfAborted(context.signal);
      await session.begin(run);
      return freshEnvelope(run, context);
    },
  });
