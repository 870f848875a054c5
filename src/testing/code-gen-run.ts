import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CodeGenDeps } from '#codegen/run/engines';
import { type CodeGenTools, createCodeGenTools } from '#codegen/tools';
import type { GateAnswer, GateState } from '#contract/code-gen/gate';
import type { Proposal, ProposedFile } from '#contract/code-gen/proposal';
import type { Envelope } from '#contract/envelope';
import { narrowPlan } from '#workspace/code-runs/plan-digest';
import { readPlan } from '#workspace/code-runs/run-reader';
import { type FakeContextOptions, fakeToolContext } from './tool-context.ts';
import { publishSample, temporaryWorkspace } from './workspace-fixture.ts';

/** Words of somebody at the gate; a function sees the list first. */
export type AtGate = 'approve' | GateAnswer | ((gate: GateState) => GateAnswer | Promise<GateAnswer>);

export interface CodeGenRunner {
  readonly workspace: string;
  readonly skill: CodeGenTools;
  /** Every list that was shown. */
  readonly gates: GateState[];
  /** What the hook was told. */
  readonly hooks: { readonly isSuccess: boolean; readonly message: string }[];
  call(tool: string, input?: Readonly<Record<string, unknown>>, options?: FakeContextOptions): Promise<Envelope>;
  /** Guides, assets, draft and the first list. @returns the data of the list */
  plan(files: readonly ProposedFile[]): Promise<Record<string, unknown>>;
  /** Shows the list to somebody who says these things, one after the other. */
  ask(...answers: readonly AtGate[]): Promise<Envelope>;
  /** Bytes of a file of the project as text; null where nothing is. */
  text(path: string): Promise<string | null>;
}

export const proposedText = (path: string, text = `// ${path}\n`, needs: readonly string[] = []): ProposedFile => ({
  kind: 'write',
  path,
  content: { kind: 'text', text },
  reason: `of ${path}`,
  nodes: ['1:2'],
  screens: ['1:2'],
  regions: [{ node: '1:2', name: 'Home', start: 1, end: 1 }],
  needs,
});

interface Played {
  proposal: Proposal;
  readonly gates: GateState[];
  readonly hooks: { readonly isSuccess: boolean; readonly message: string }[];
}

const depsOf = (played: Played): CodeGenDeps => ({
  loadAdapter: () => Promise.reject(new Error('no adapter')),
  draft: () => Promise.resolve(played.proposal),
  runHook: ({ isSuccess, message }) => {
    played.hooks.push({ isSuccess, message });
    return Promise.resolve({ ok: true, message: 'done' });
  },
});

/** Approves the list as it stands on disk without some of its rows, as the window does. */
export const approving =
  (workspace: string, unticked: readonly string[] = []) =>
  async ({ run }: GateState): Promise<GateAnswer> => {
    const { digest } = narrowPlan((await readPlan(workspace, run)).rows, unticked);
    return { kind: 'approve', digest, unticked, by: 'window' };
  };

const answerTo = async (workspace: string, said: AtGate | undefined, gate: GateState): Promise<GateAnswer> => {
  if (said === undefined) throw new Error('the list was shown once more than somebody answered');
  if (said === 'approve') return approving(workspace)(gate);
  return typeof said === 'function' ? said(gate) : said;
};

/** The whole skill with real plans, locks, logs and writes; only the draft, the adapter and the desktop are played. */
export const codeGenRunner = async (
  files: Readonly<Record<string, string>> = {},
  overrides: Partial<CodeGenDeps> = {},
): Promise<CodeGenRunner> => {
  const workspace = await temporaryWorkspace();
  await publishSample(workspace);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), text);
  }
  const played: Played = { proposal: { files: [], reused: [], notes: [] }, gates: [], hooks: [] };
  const skill = createCodeGenTools({ ...depsOf(played), ...overrides });
  const call: CodeGenRunner['call'] = (name, input = {}, options = {}) => {
    const tool = skill.tools.find((one) => one.name === name);
    if (tool === undefined) return Promise.reject(new Error(`no tool ${name}`));
    return tool.run(
      tool.input.parse({ workspace, ...input }),
      fakeToolContext({ ...options, host: { 'workspace.isOpen': () => true, ...options.host } }),
    );
  };
  return {
    workspace,
    skill,
    gates: played.gates,
    hooks: played.hooks,
    call,
    plan: async (proposed) => {
      played.proposal = { files: proposed, reused: [], notes: [] };
      for (const name of ['loadF2CGuides', 'decideF2CAssets', 'draftF2CCode']) await call(name);
      return (await call('planF2CScope')).payload.data ?? {};
    },
    ask: (...answers) => {
      const waiting = [...answers];
      const host = {
        'gate.ask': ({ gate }: { gate: GateState }) => {
          played.gates.push(gate);
          return answerTo(workspace, waiting.shift(), gate);
        },
      };
      return call('askF2CApproval', {}, { host });
    },
    text: (path) => readFile(join(workspace, path), 'utf8').catch(() => null),
  };
};
