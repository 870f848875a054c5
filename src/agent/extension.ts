import type { ExtensionAPI, ExtensionFactory } from '@earendil-works/pi-coding-agent';
import { createCodeGenTools } from '#codegen/tools';
import { createI18n, translator } from '#contract/i18n';
import type { Locale, ModelChoice } from '#contract/state/app-state';
import type { F2CTool, SkillTools } from '#contract/tool';
import { CONTEXT_HEADING, CONTEXT_MESSAGE_TYPE } from '#contract/wire/agent';
import { createInitTools } from '#init/tools';
import { createParserTools } from '#parser/tools';
import { createLoadAdapter } from './adapter-runner/load-adapter.ts';
import { canvasTools } from './canvas/canvas-tools.ts';
import { codeGenDeps } from './code-gen-deps.ts';
import { createEventLedger, type EventLedger } from './event-ledger.ts';
import { allowsCall } from './gate/allows-call.ts';
import { isFromPlugin } from './gate/from-plugin.ts';
import { requestHost } from './host-channel.ts';
import { type Model, registerModel } from './models.ts';
import { registerable } from './tool-registration.ts';
import { askUserQuestionTool } from './tools/ask-user-question.ts';
import { notifyEventTool } from './tools/notify-event.ts';

export interface ExtensionOptions {
  readonly locale: Locale;
  readonly figmaBase: string;
  /** Own folder outside every workspace, for what is kept between two tries; null keeps nothing. */
  readonly cacheDir: string | null;
  readonly model: ModelChoice;
  readonly key: string | null;
}

export interface F2CExtension {
  readonly factory: ExtensionFactory;
  readonly toolNames: readonly string[];
  readonly provider: string;
  /** Ends what goes on and removes what was not published; safe to call again. */
  dispose(): Promise<void>;
}

/** The trust of a folder is kept by the desktop; asking for it needs the dialogs, which exist once the session runs. */
interface Late {
  askTrust: (workspace: string, digest: string) => Promise<boolean>;
  /** Tools of the turn that goes on. */
  allowed: ReadonlySet<string>;
}

const skillTools = (options: ExtensionOptions, late: Late): readonly SkillTools[] => {
  const loadAdapter = createLoadAdapter({
    isTrusted: (workspace, digest) => late.askTrust(workspace, digest),
    onOutput: (text) => void process.stderr.write(text),
  });
  const { figmaBase, cacheDir } = options;
  const codeGen = createCodeGenTools(codeGenDeps(loadAdapter));
  const { syncStatus: syncElsewhere } = codeGen;
  const parser = createParserTools({ loadAdapter, figmaBase: () => figmaBase, cacheDir, syncElsewhere });
  return [createInitTools({ loadAdapter }), parser, codeGen];
};

/** What a turn may do that began with words written into a plugin: draw, ask, tell. Whoever is in that document wrote them. */
const CANVAS_TURN: ReadonlySet<string> = new Set([
  ...canvasTools.map(({ name }) => name),
  askUserQuestionTool.name,
  notifyEventTool(() => false).name,
]);

const allTools = (skills: readonly SkillTools[], ledger: EventLedger): readonly F2CTool[] => [
  notifyEventTool(ledger.wasTold),
  askUserQuestionTool,
  ...skills.flatMap((wing) => wing.tools),
  ...canvasTools,
];

interface Watched {
  readonly late: Late;
  readonly names: ReadonlySet<string>;
  disposeAll(): Promise<void>;
}

const watchSession = (pi: ExtensionAPI, { late, names, disposeAll }: Watched): void => {
  pi.on('session_start', (_event, ctx) => {
    late.askTrust = (workspace, digest) =>
      requestHost(ctx.ui, { name: 'trust.check', request: { workspace, digest } }, undefined);
  });
  // The first track: the desktop is asked for the entries right before a request, and never keeps a copy.
  pi.on('before_agent_start', async (_event, ctx) => {
    const entries = await requestHost(ctx.ui, { name: 'context.flush', request: {} }, undefined);
    late.allowed = isFromPlugin(entries ?? []) ? CANVAS_TURN : names;
    if (entries === null) return undefined;
    const content = `${CONTEXT_HEADING}\n${JSON.stringify(entries)}`;
    return { message: { customType: CONTEXT_MESSAGE_TYPE, content, display: false } };
  });
  // The host waits for this before it tells that the turn is over, also when the turn was stopped.
  pi.on('agent_settled', disposeAll);
  pi.on('session_shutdown', disposeAll);
};

/** Our part of the agent process: tools, the offline model or a real one, the context track, and the gate in front of every call. */
export const createExtension = (options: ExtensionOptions): F2CExtension => {
  const translate = translator(createI18n(options.locale));
  const late: Late = { askTrust: () => Promise.resolve(false), allowed: new Set() };
  const skills = skillTools(options, late);
  const ledger = createEventLedger();
  const tools = allTools(skills, ledger);
  const model: Model = registerModel(options, translate);
  const names = new Set(tools.map((tool) => tool.name));
  late.allowed = names;
  const disposeAll = async (): Promise<void> => {
    await Promise.all(skills.map((wing) => wing.dispose()));
  };
  return {
    toolNames: [...names],
    provider: model.provider,
    dispose: disposeAll,
    factory: (pi) => {
      model.register(pi);
      const onUnexpected = (tool: string, error: unknown): void => {
        process.stderr.write(`${tool}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      };
      for (const tool of tools) pi.registerTool(registerable(tool, { translate, ledger, onUnexpected }));
      pi.on('tool_call', (event) => allowsCall(late.allowed, event.toolName));
      pi.on('agent_start', () => ledger.reset());
      watchSession(pi, { late, names, disposeAll });
    },
  };
};
