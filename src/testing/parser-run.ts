import { readFile, writeFile } from 'node:fs/promises';
import { createLoadAdapter } from '#agent/adapter-runner/load-adapter';
import type { LoadAdapter } from '#contract/adapter';
import type { WorkspaceConfig } from '#contract/config';
import type { Envelope } from '#contract/envelope';
import { CodedError, type FailureText } from '#contract/errors';
import { createI18n, failureText, translator } from '#contract/i18n';
import type { SkillTools, ToolContext } from '#contract/tool';
import { parserSource } from '#init/templates/extension-sources';
import { createParserTools } from '#parser/tools';
import { workspacePaths } from '#workspace/paths';
import { type FakeContextOptions, fakeToolContext } from './tool-context.ts';
import { sampleConfig, temporaryWorkspace } from './workspace-fixture.ts';

/** The tools of the skill in the order of its SKILL.md. */
export const PARSER_STEPS = [
  'validateF2CWorkspace',
  'fetchF2CDesign',
  'exportF2CScreenshots',
  'buildF2CSemanticAst',
  'dedupF2CAssets',
  'lintF2CAst',
  'cleanF2CCache',
  'syncF2CStatus',
] as const;
export type ParserStep = (typeof PARSER_STEPS)[number];

/** What the second step takes besides the workspace. */
export type Design = Readonly<Record<string, string | boolean>>;
/** Paths, and what else is said in words. */
export type DesignFiles = Readonly<Record<string, string>>;

export interface ParserRunner {
  readonly skill: SkillTools;
  step(
    name: ParserStep,
    design?: Design,
    context?: FakeContextOptions & { readonly workspace?: string },
  ): Promise<Envelope>;
  /** All steps, up to but without `before`. */
  run(design: Design, before?: ParserStep): Promise<Envelope[]>;
}

export interface ParserRunnerOptions {
  readonly figmaBase?: string;
  readonly methodMs?: number;
  readonly cacheDir?: string;
  readonly now?: () => number;
  /** In place of the real adapter runner, which is a process for each import. */
  readonly loadAdapter?: LoadAdapter;
  /** Sees the context of every call, and may change it. */
  readonly context?: (name: ParserStep, context: ToolContext) => ToolContext;
}

const never = (): Promise<never> => Promise.reject(new Error('no such tool'));

/** The whole skill, against the real adapter runner unless another one is given; only the agent and the desktop are played. */
export const createParserRunner = (workspace: string, options: ParserRunnerOptions = {}): ParserRunner => {
  const {
    figmaBase = 'http://127.0.0.1:9',
    methodMs,
    cacheDir = null,
    now,
    context: watch = (_name, context) => context,
  } = options;
  const limits = methodMs === undefined ? {} : { limits: { methodMs } };
  const skill = createParserTools({
    loadAdapter: options.loadAdapter ?? createLoadAdapter({ isTrusted: () => Promise.resolve(true), ...limits }),
    figmaBase: () => figmaBase,
    cacheDir,
    ...(now === undefined ? {} : { now }),
  });
  const step: ParserRunner['step'] = (name, design = {}, { workspace: named = workspace, ...context } = {}) => {
    const tool = skill.tools.find((one) => one.name === name);
    if (tool === undefined) return never();
    // Most tests import one design again and again; that the same has nothing to do, and drawing, are tested by themselves.
    const fetched = { again: true, draw: false, ...design };
    const input = name === 'validateF2CWorkspace' ? { skill: 'parser' } : name === 'fetchF2CDesign' ? fetched : {};
    const host = {
      'figma.token': () => 'figd_token-of-the-test',
      'figma.account': () => ({ fingerprint: 'test', wait: null }),
      'figma.calling': () => 0,
      'figma.answered': () => null,
      ...context.host,
    };
    return tool.run(
      tool.input.parse({ workspace: named, ...input }),
      watch(name, fakeToolContext({ ...context, host })),
    );
  };
  return {
    skill,
    step,
    run: async (design, before) => {
      const envelopes: Envelope[] = [];
      for (const name of PARSER_STEPS) {
        if (name === before) break;
        envelopes.push(await step(name, design));
      }
      return envelopes;
    },
  };
};

/** A workspace that init has been through, with the adapter of the HTML template or another one. */
export const parserWorkspace = async (
  source?: string,
  config: Partial<WorkspaceConfig> = {},
  parent?: string,
): Promise<string> => {
  const workspace = await temporaryWorkspace(sampleConfig({ framework: 'html', ...config }), parent);
  const facts = { framework: 'html', facts: [], conventions: { findings: [], missing: [] } };
  await writeFile(workspacePaths(workspace).parserExtension, source ?? (await parserSource(facts)));
  return workspace;
};

const translate = translator(createI18n('en'));

/** A failure as the user reads it; anything that is no coded failure is thrown on. */
export const spoken = (error: unknown): FailureText => {
  if (!(error instanceof CodedError)) throw error;
  return failureText(translate, error.code, error.params);
};

export const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));
