import { CodedError } from '#contract/errors';
import { createI18n, failureText, type Translate, translator } from '#contract/i18n';
import type { LintFinding } from '#contract/snapshot';
import type { WorkspaceState } from '#contract/state/app-state';
import type { Asset, Backend } from './backend.ts';
import type { BackendContext, BackendDeps, FormValues } from './backend-context.ts';
import { createPrompts } from './canvas/answer-prompt.ts';
import { type CanvasDesk, createCanvasDesk } from './canvas/canvas-desk.ts';
import { createSandboxDesk } from './canvas/sandbox/sandbox-desk.ts';
import { type ChangesDesk, createChangesDesk } from './changes/changes-desk.ts';
import { createDoor } from './command-handlers/command-door.ts';
import { createCallLedger } from './figma-calls/call-ledger.ts';
import { createFigmaDesk, type FigmaDesk } from './figma-calls/figma-desk.ts';
import { maskFact } from './masking/mask-fact.ts';
import { redact } from './masking/redact.ts';
import { RUN_ASSETS } from './plans/plan-file.ts';
import { createPlanShelf } from './plans/plan-shelf.ts';
import { createPreviewPages } from './preview/preview-pages.ts';
import { PROJECT_ASSETS } from './project/look-at-file.ts';
import { createProjectShelf } from './project/project-shelf.ts';
import { createLogRecorder, type LogRecorder } from './runs/log-recorder.ts';
import type { RunController, RunRequest } from './runs/run-controller.ts';
import { createRunEngine } from './runs/run-engine.ts';
import { readScoreAsset, SCORE_ASSETS } from './scores/read-score-asset.ts';
import { chosenLocale, type Stores, settingsState } from './settings/chosen-settings.ts';
import { createLazyTrustStore } from './settings/lazy-trust-store.ts';
import { createSecretStore, openKeyring } from './settings/secret-store.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import { readAsset } from './snapshots/read-asset.ts';
import { createSnapshotShelf } from './snapshots/snapshot-shelf.ts';
import { createFactLog, type FactLog } from './state/fact-log.ts';
import { scanWorkspace } from './workspaces/workspace-scan.ts';

/** Sentences in the language of the moment: a change of language is heard by everyone who holds it. */
const createVoice = (stores: Stores): { translate: Translate; renew(): void } => {
  let current = translator(createI18n(chosenLocale(stores)));
  return {
    translate: (key, params) => current(key, params),
    renew: () => {
      current = translator(createI18n(chosenLocale(stores)));
    },
  };
};

const openWorkspaceOf = (facts: FactLog, translate: Translate) => (): WorkspaceState => {
  const { workspace } = facts.state();
  if (workspace !== null) return workspace;
  throw new CodedError('workspace-invalid', { path: '-', reason: translate('workspace.none-open') });
};

const inBackground =
  (log: LogRecorder, translate: Translate) =>
  (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      const coded = error instanceof CodedError ? error : new CodedError('internal', { what: 'run' });
      log.add('error', coded.code, failureText(translate, coded.code, coded.params).message);
    });
  };

/** The account behind the token, with the ledger of its calls. */
const createFigma = (stores: Stores, form: FormValues, facts: FactLog): FigmaDesk => {
  const now = (): number => Date.now();
  return createFigmaDesk({
    ledger: createCallLedger(stores.deps.dataDir, now),
    form,
    token: () => stores.secrets.get('figma'),
    chosen: () => stores.settings.read().figma,
    tell: (account) => facts.append({ type: 'figma', figma: account }),
    now,
  });
};

type Looking = Pick<BackendContext, 'changes' | 'project' | 'snapshots' | 'previews' | 'tellWorkspace'>;

/** What only looks, at changes, files, snapshots and pages, and the way of all that is read of a folder into the state. */
const createLooking = (stores: Stores, facts: FactLog, translate: Translate): Looking => {
  const tellWorkspace = (workspace: WorkspaceState): void => {
    // What was found while the rest was read is newer.
    const vcs = changes.last(workspace.path)?.vcs ?? workspace.vcs;
    facts.append({ type: 'workspace', workspace: { ...workspace, vcs } });
  };
  const changes: ChangesDesk = createChangesDesk({
    translate,
    late: (path) => {
      const { workspace } = facts.state();
      if (workspace?.path === path) tellWorkspace(workspace);
    },
    // The command line shows what it has and ends.
    ...(stores.deps.watch === false ? { patienceMs: Number.POSITIVE_INFINITY } : {}),
  });
  const [snapshots, previews] = [createSnapshotShelf(), createPreviewPages()];
  return { changes, project: createProjectShelf(changes), snapshots, previews, tellWorkspace };
};

const emptyForm = (): FormValues => ({
  p4: null,
  trustGenerated: false,
  ignoreFigmaLimit: false,
  approved: null,
  undo: null,
  planOnly: false,
  canvasClient: null,
  isCanvasLive: false,
});

interface CanvasParts {
  readonly translate: Translate;
  readonly form: FormValues;
  readonly facts: FactLog;
  /** Made after these. */
  runs(): RunController;
}

/** The way to open Figma documents, and what is tried before. */
const createCanvas = (
  { deps }: Stores,
  { translate, form, facts, runs }: CanvasParts,
): Pick<BackendContext, 'canvas' | 'sandbox'> => {
  const isBusy = (): boolean => runs().isBusy();
  const canvas: CanvasDesk = createCanvasDesk({
    port: deps.canvas ?? null,
    translate,
    tell: (bridge) => facts.append({ type: 'bridge', bridge }),
    onPrompt: (prompt) => prompts.answer(prompt),
    onCancel: (prompt) => prompts.cancel(prompt),
  });
  const prompts = createPrompts({
    ...{ translate, form, facts, canvas, isBusy },
    submit: (request) => runs().submit(request),
    stop: () => runs().stop(),
  });
  const sandbox = createSandboxDesk({
    canvas,
    form,
    translate,
    isBusy,
    tell: (state) => facts.append({ type: 'sandbox', sandbox: state }),
  });
  return { canvas, sandbox };
};

/** Everything but the doors: stores, the agent, and the run controller, put together once. */
const createContext = (stores: Stores): BackendContext => {
  const watching: Pick<BackendContext, 'watch'> = { watch: null };
  const { translate, renew } = createVoice(stores);
  const form = emptyForm();
  const trust = createLazyTrustStore(stores.deps.dataDir, translate);
  const mask = (text: string): string => redact(text, stores.secrets.values());
  const facts = createFactLog({}, (fact) => maskFact(fact, mask));
  const log = createLogRecorder({ append: facts.append, now: () => Date.now(), redact: mask });
  const figma = createFigma(stores, form, facts);
  const plans = createPlanShelf();
  const lint = new Map<string, readonly LintFinding[]>();
  const looking = createLooking(stores, facts, translate);
  const { changes, tellWorkspace } = looking;
  const rescan = async (): Promise<void> => {
    const path = facts.state().workspace?.path;
    if (path === undefined) return;
    await watching.watch?.read();
    const workspace = await scanWorkspace(path, { trust, changes, translate });
    // Another folder may have been opened meanwhile.
    if (facts.state().workspace?.path === path) tellWorkspace(workspace);
  };
  const { canvas, sandbox } = createCanvas(stores, { translate, form, facts, runs: () => runs });
  const parts = { canvas, sandbox, facts, log, trust, form, figma, lint, plans, translate, rescan, mask };
  const { supervisor, runs }: ReturnType<typeof createRunEngine> = createRunEngine({ stores, ...parts });
  return Object.assign(watching, {
    ...stores,
    ...parts,
    supervisor,
    runs,
    ...looking,
    workspace: openWorkspaceOf(facts, translate),
    tellSettings: () => {
      renew();
      facts.append({ type: 'settings', settings: settingsState(stores, translate) });
      figma.refresh();
    },
    submit: (request: RunRequest) => runs.submit(request),
    inBackground: inBackground(log, translate),
  });
};

/** A picture of a snapshot, of the project itself, among the contents of a plan, or of a score. */
const assetOf = (context: BackendContext, path: string): Promise<Asset | null> => {
  const { workspace } = context.facts.state();
  if (workspace === null) return Promise.resolve(null);
  if (path.startsWith(RUN_ASSETS)) return context.plans.asset(workspace.path, path);
  if (path.startsWith(SCORE_ASSETS)) return readScoreAsset(workspace.path, path);
  if (path.startsWith(PROJECT_ASSETS)) return context.project.asset(workspace, path);
  return readAsset(context.snapshots, workspace, path);
};

/** The engine behind every shell. Starts no process until a run needs the agent. */
export const createBackend = async (deps: BackendDeps): Promise<Backend> => {
  const settings = createSettingsStore(deps.dataDir);
  const secrets = createSecretStore(deps.keyring === false ? null : await openKeyring(), deps.environment);
  const context = createContext({ deps, settings, secrets });
  context.tellSettings();
  context.facts.append({ type: 'recent', recent: settings.read().recent });
  return {
    handle: createDoor(context),
    snapshot: context.facts.snapshot,
    since: context.facts.since,
    subscribe: context.facts.subscribe,
    readPreview: context.previews.read,
    readAsset: (path) => assetOf(context, path),
    close: async () => {
      await context.runs.close();
      await context.canvas.disconnect().catch(() => undefined);
      await context.watch?.close();
      await context.figma.flush();
      context.log.flush();
      context.facts.flush();
    },
  };
};
