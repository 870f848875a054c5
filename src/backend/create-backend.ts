import { readFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { COMMAND_INPUTS, type CommandName, type CommandResult } from '#contract/commands';
import { CodedError } from '#contract/errors';
import { createI18n, failureText, nearestLocale, type Translate, translator } from '#contract/i18n';
import { SNAPSHOT_NAME } from '#contract/snapshot';
import type { Locale, ModelChoice, SettingsState } from '#contract/state/app-state';
import { snapshotFile } from '#workspace/snapshots';
import type { AgentLaunch } from './agent-process/agent-child.ts';
import { createAgentSupervisor } from './agent-process/agent-supervisor.ts';
import { agentNode } from './agent-process/node-runtime.ts';
import type { Asset, Backend } from './backend.ts';
import type { BackendContext, BackendDeps, FormValues } from './backend-context.ts';
import type { Handlers } from './command-handlers/handlers.ts';
import { runCommands } from './command-handlers/run-commands.ts';
import { settingsCommands } from './command-handlers/settings-commands.ts';
import { snapshotCommands } from './command-handlers/snapshot-commands.ts';
import { workspaceCommands } from './command-handlers/workspace-commands.ts';
import { createAgentContextBuffer } from './context/agent-context-buffer.ts';
import { createHostAnswers } from './runs/host-answers.ts';
import { createChatRecorder } from './runs/chat-recorder.ts';
import { createLogRecorder } from './runs/log-recorder.ts';
import { createQuestionDesk } from './runs/question-desk.ts';
import { createRunController } from './runs/run-controller.ts';
import { redact } from './settings/redact.ts';
import { createSecretStore, openKeyring, type SecretStore } from './settings/secret-store.ts';
import { createSettingsStore, type SettingsStore } from './settings/settings-store.ts';
import { createFactLog } from './state/fact-log.ts';
import { createTrustStore } from './trust/trust-store.ts';
import { scanWorkspace } from './workspaces/workspace-scan.ts';

const SILENCE_MS = 60_000;

interface Stores {
  readonly deps: BackendDeps;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
}

const localeOf = ({ deps, settings }: Stores): Locale => settings.read().locale ?? nearestLocale(deps.language);
const modelOf = ({ deps, settings }: Stores): ModelChoice => deps.model ?? settings.read().model;

const launchOf = (stores: Stores): AgentLaunch => {
  const home = join(stores.deps.dataDir, 'agent');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const model = modelOf(stores);
  return {
    node: agentNode(),
    entry: stores.deps.agentEntry,
    home,
    locale: localeOf(stores),
    model,
    key: model.provider === 'offline' ? null : stores.secrets.get('model'),
    environment: stores.deps.environment,
  };
};

const settingsState = (stores: Stores, translate: Translate): SettingsState => {
  const { theme, singleKeys } = stores.settings.read();
  const { broken } = stores.settings;
  return {
    locale: localeOf(stores),
    theme,
    singleKeys,
    model: modelOf(stores),
    secrets: stores.secrets.places(),
    keyring: stores.secrets.keyring,
    notice: broken === null ? null : translate('settings.broken', { file: broken }),
  };
};

/** Everything but the doors: stores, the agent, and the run controller, put together once. */
const createContext = (stores: Stores): BackendContext => {
  const { deps, settings, secrets } = stores;
  const facts = createFactLog();
  const now = (): number => Date.now();
  let translate = translator(createI18n(localeOf(stores)));
  const words: Translate = (key, params) => translate(key, params);
  const form: FormValues = { p4: null, trustGenerated: false };
  const trust = createTrustStore(deps.dataDir);
  const buffer = createAgentContextBuffer();
  const log = createLogRecorder({ append: facts.append, now, redact: (text) => redact(text, secrets.values()) });
  const lint = new Map();
  const supervisor = createAgentSupervisor({
    launch: () => Promise.resolve(launchOf(stores)),
    signal: (signal) => runs.onSignal(signal),
    garbage: (excerpt) => log.add('warning', 'unreadable line', excerpt),
    exited: (exit, expected) => runs.onExit(exit, expected),
    now: () => performance.now(),
    wait: (ms) => delay(ms),
  });
  const rescan = async (): Promise<void> => {
    const path = facts.state().workspace?.path;
    if (path === undefined) return;
    const workspace = await scanWorkspace(path, { trust, translate: words }, new AbortController().signal);
    facts.append({ type: 'workspace', workspace });
  };
  const runs = createRunController({
    supervisor,
    buffer,
    chat: createChatRecorder({ append: facts.append, now }),
    log,
    questions: createQuestionDesk(facts.append),
    append: facts.append,
    translate: words,
    answerHost: createHostAnswers({ buffer, secrets, trust, form }),
    rescan: () => rescan().catch((error: unknown) => log.add('error', 'rescan', String(error).slice(0, 300))),
    keepLint: (snapshot, findings) => lint.set(snapshot, findings),
    wall: now,
    monotonic: () => performance.now(),
    silenceMs: deps.silenceMs ?? SILENCE_MS,
  });
  return {
    deps,
    facts,
    settings,
    secrets,
    trust,
    supervisor,
    runs,
    log,
    lint,
    form,
    watch: null,
    translate: words,
    workspace: () => {
      const { workspace } = facts.state();
      if (workspace === null) throw new CodedError('workspace-invalid', { path: '-', reason: words('workspace.none-open') });
      return workspace;
    },
    rescan,
    tellSettings: () => {
      translate = translator(createI18n(localeOf(stores)));
      facts.append({ type: 'settings', settings: settingsState(stores, words) });
    },
    submit: (request) => runs.submit(request),
    inBackground: (work) => {
      work.catch((error: unknown) => {
        const coded = error instanceof CodedError ? error : new CodedError('internal', { what: 'run' });
        log.add('error', coded.code, failureText(words, coded.code, coded.params).message);
      });
    },
  };
};

const createHandlers = (context: BackendContext): Handlers => {
  const workspaces = workspaceCommands(context);
  const open = (path: string) => workspaces['workspace.open']({ path });
  return { ...workspaces, ...runCommands(context, open), ...settingsCommands(context), ...snapshotCommands(context) };
};

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMAND_INPUTS, name);

/** The one door: name and input are checked here and nowhere else, and whatever is thrown becomes data. */
const createDoor = (context: BackendContext): Backend['handle'] => {
  const handlers = createHandlers(context) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
  const run = async (name: string, input: unknown): Promise<unknown> => {
    if (!isCommand(name)) throw new CodedError('usage', { problem: `There is no command "${name.slice(0, 60)}".` });
    const parsed = COMMAND_INPUTS[name].safeParse(input ?? {});
    if (!parsed.success) throw new CodedError('usage', { problem: `${name}: ${z.prettifyError(parsed.error).slice(0, 300)}` });
    return handlers[name]?.(parsed.data);
  };
  return async (name, input): Promise<CommandResult<unknown>> => {
    try {
      return { ok: true, value: (await run(name, input)) ?? null };
    } catch (error) {
      const coded = error instanceof CodedError ? error : new CodedError('internal', { what: name });
      if (!(error instanceof CodedError)) context.log.add('error', name, error instanceof Error ? (error.stack ?? '') : String(error));
      return { ok: false, failure: failureText(context.translate, coded.code, coded.params) };
    }
  };
};

const TYPES: Readonly<Record<string, string>> = { png: 'image/png', json: 'application/json', md: 'text/plain; charset=utf-8' };

const readAsset = async (context: BackendContext, path: string): Promise<Asset | null> => {
  const [, name, rest] = /^snapshots\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const { workspace } = context.facts.state();
  if (name === undefined || rest === undefined || workspace?.setup.kind !== 'ready' || !SNAPSHOT_NAME.test(name)) return null;
  try {
    const file = await snapshotFile(workspace.path, workspace.setup.framework, name, rest);
    const type = TYPES[rest.slice(rest.lastIndexOf('.') + 1)];
    return type === undefined ? null : { type, body: await readFile(file) };
  } catch {
    return null;
  }
};

/** The engine behind every shell. Starts no process until a run needs the agent. */
export const createBackend = async (deps: BackendDeps): Promise<Backend> => {
  const settings = createSettingsStore(deps.dataDir);
  const secrets = createSecretStore(await openKeyring(), deps.environment);
  const context = createContext({ deps, settings, secrets });
  context.tellSettings();
  context.facts.append({ type: 'recent', recent: settings.read().recent });
  return {
    handle: createDoor(context),
    snapshot: context.facts.snapshot,
    since: context.facts.since,
    subscribe: context.facts.subscribe,
    readAsset: (path) => readAsset(context, path),
    close: async () => {
      await context.runs.close();
      await context.watch?.close();
      context.log.flush();
      context.facts.flush();
    },
  };
};
