import { createLoadAdapter } from '#agent/adapter-runner/load-adapter';
import type { LoadAdapter } from '#contract/adapter';
import type { Envelope } from '#contract/envelope';
import type { SkillTools } from '#contract/tool';
import { createInitTools } from '#init/tools';
import { type FakeContextOptions, fakeToolContext } from './tool-context.ts';

/** The tools of the skill in the order of its SKILL.md. */
export const INIT_STEPS = [
  'detectF2CStack',
  'chooseF2CVcs',
  'writeF2CConfig',
  'generateF2CAdapters',
  'renderF2CAstSyntax',
  'publishF2CWorkspace',
] as const;
export type InitStep = (typeof INIT_STEPS)[number];

/** Calls one tool with checked input, as the agent does. */
const callTool = (
  skill: SkillTools,
  name: string,
  call: { input: Readonly<Record<string, unknown>>; options?: FakeContextOptions },
): Promise<Envelope> => {
  const tool = skill.tools.find((one) => one.name === name);
  if (tool === undefined) return Promise.reject(new Error(`no tool ${name}`));
  return tool.run(tool.input.parse(call.input), fakeToolContext(call.options));
};

export interface InitParams {
  readonly framework?: string;
  readonly language?: string;
  readonly vcs?: string;
  readonly trust?: boolean;
  readonly p4?: Readonly<Record<string, string>> | null;
  readonly answers?: readonly string[];
}

/** A desktop that trusts what was generated when the user ticked it, and nothing else. */
const createDesktop = (trust: boolean) => {
  let granted: string | null = null;
  const key = (workspace: string, digest: string): string => `${workspace}\n${digest}`;
  return {
    grant: ({ workspace, digest }: { workspace: string; digest: string }): boolean => {
      if (trust) granted = key(workspace, digest);
      return trust;
    },
    isTrusted: (workspace: string, digest: string): Promise<boolean> =>
      Promise.resolve(granted === key(workspace, digest)),
  };
};

export interface InitRunner {
  readonly skill: SkillTools;
  readonly loadAdapter: LoadAdapter;
  step(name: InitStep): Promise<Envelope>;
  /** All steps, up to but without `before`. */
  run(before?: InitStep): Promise<Envelope[]>;
}

const inputOf = (name: InitStep, workspace: string, params: InitParams): Record<string, unknown> => {
  const given = (fields: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  if (name === 'detectF2CStack')
    return { workspace, ...given({ framework: params.framework, language: params.language }) };
  return name === 'chooseF2CVcs' ? { workspace, ...given({ vcs: params.vcs ?? 'none' }) } : { workspace };
};

/** The whole skill against the real adapter runner; only the agent and the desktop are played. */
export const createInitRunner = (workspace: string, params: InitParams = {}): InitRunner => {
  const desktop = createDesktop(params.trust ?? false);
  const loadAdapter = createLoadAdapter({ isTrusted: desktop.isTrusted });
  const skill = createInitTools({ loadAdapter });
  const options: FakeContextOptions = {
    answers: params.answers ?? [],
    host: { 'p4.values': () => params.p4 ?? null, 'trust.generated': desktop.grant },
  };
  const step = (name: InitStep): Promise<Envelope> =>
    callTool(skill, name, { input: inputOf(name, workspace, params), options });
  return {
    skill,
    loadAdapter,
    step,
    run: async (before) => {
      const envelopes: Envelope[] = [];
      for (const name of INIT_STEPS) {
        if (name === before) break;
        envelopes.push(await step(name));
      }
      return envelopes;
    },
  };
};
