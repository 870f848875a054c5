import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chooseClient } from '#bridge/cli/choose-client';
import { DEDUP_METHODS, type DedupMethod } from '#contract/choices';
import type { CommandInput } from '#contract/commands';
import { CodedError } from '#contract/errors';
import type { RunOutcome } from '#contract/state/app-state';
import { askOnTerminal } from '../ask-on-terminal.ts';
import { EXIT } from '../exit-codes.ts';
import { budgetRecord, sayMade, sayPlan } from '../figma-budget.ts';
import { FailureError } from '../report.ts';
import type { Session } from '../session.ts';
import { openWorkspace, refuseUnready } from './open-workspace.ts';

export interface ImportOptions {
  readonly workspace: string;
  readonly figmaUrl?: string;
  readonly file?: string;
  /** What of the document that is open in Figma. */
  readonly fromFigma?: string;
  /** Which one, by its id or its index. */
  readonly client?: string;
  readonly variables?: string;
  readonly images?: string;
  readonly fills?: string;
  readonly alias?: string;
  readonly description?: string;
  readonly dedup?: string;
  readonly ignoreLimit?: boolean;
  readonly screen?: readonly string[];
  readonly again?: boolean;
  readonly draw?: boolean;
}

/** A plugin that lost its daemon tries again within half a minute at the latest, a fresh one at once. */
const PLUGIN_MS = 5_000;
const SCOPES = ['selection', 'page', 'file'];

const PATHS = ['figmaUrl', 'file', 'variables', 'images', 'fills'] as const;
const BESIDE_FILE = ['variables', 'images', 'fills'] as const;

const optionOf = (name: string): string => `--${name.replaceAll(/[A-Z]/g, (char) => `-${char.toLowerCase()}`)}`;

/** A variable of a script that is not set comes as nothing, and what belongs to a saved file would be left out without a word. */
const refuseMistakes = (options: ImportOptions): void => {
  const empty = PATHS.find((name) => options[name] === '');
  if (empty !== undefined) throw new CodedError('usage', { problem: `${optionOf(empty)} is empty.` });
  const stray = options.file === undefined ? BESIDE_FILE.find((name) => options[name] !== undefined) : undefined;
  if (stray !== undefined) throw new CodedError('usage', { problem: `${optionOf(stray)} goes with --file.` });
};

const inputOf = (options: ImportOptions): CommandInput<'import.submit'> => {
  refuseMistakes(options);
  const sources = [options.figmaUrl, options.file, options.fromFigma].filter((source) => source !== undefined);
  if (sources.length !== 1)
    throw new CodedError('usage', { problem: 'Give one of --figma-url, --file, --from-figma.' });
  if (options.fromFigma !== undefined && !SCOPES.includes(options.fromFigma))
    throw new CodedError('usage', { problem: `--from-figma ${SCOPES.join(' | ')}` });
  if (options.client !== undefined && options.fromFigma === undefined)
    throw new CodedError('usage', { problem: '--client goes with --from-figma.' });
  if (options.dedup !== undefined && !DEDUP_METHODS.includes(options.dedup as DedupMethod)) {
    throw new CodedError('dedup-unknown', { value: options.dedup, reason: DEDUP_METHODS.join(', ') });
  }
  const path = (value: string | undefined): string | undefined => (value === undefined ? undefined : resolve(value));
  const given = {
    figmaUrl: options.figmaUrl,
    plugin: options.fromFigma,
    sourcePath: path(options.file),
    variablesPath: path(options.variables),
    imagesPath: path(options.images),
    fillsPath: path(options.fills),
    alias: options.alias,
    description: options.description,
    dedup: options.dedup as DedupMethod | undefined,
    ignoreLimit: options.ignoreLimit === true ? true : undefined,
    screens: options.screen,
    again: options.again === true ? true : undefined,
    draw: options.draw === false ? false : undefined,
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as CommandInput<'import.submit'>;
};

/** Calls that were made by endpoint, and what is left; nothing for a saved file. */
const figmaOf = (session: Session, { figmaUrl }: ImportOptions): Record<string, unknown> => {
  const { figma } = session.state();
  return figmaUrl === undefined ? {} : { calls: figma?.made ?? {}, figma: budgetRecord(figma, Date.now()) };
};

const resultOf = (session: Session, outcome: RunOutcome, options: ImportOptions): Record<string, unknown> => {
  const workspace = session.state().workspace;
  const snapshot = workspace?.snapshots.find((entry) => entry.name === outcome.snapshot);
  const framework = workspace?.setup.kind === 'ready' ? workspace.setup.framework : '';
  return {
    snapshot: outcome.snapshot,
    path: `${workspace?.path}/.hx/figma2code/output/${framework}/${outcome.snapshot}`,
    counts: snapshot?.counts ?? null,
    ...figmaOf(session, options),
    ...(outcome.unchanged ? { unchanged: true } : {}),
  };
};

/**
 * The document that is read. Waits a moment for its plugin, which looks for the daemon by itself.
 * @throws CodedError `not-connected`, `client-ambiguous`, `client-unknown`
 */
const connectFigma = async (session: Session, wanted: string | null): Promise<string> => {
  await session.ask('bridge.connect', {});
  const until = performance.now() + PLUGIN_MS;
  for (;;) {
    const { bridge } = session.state();
    try {
      return chooseClient(bridge.kind === 'on' ? bridge.clients : [], wanted).clientId;
    } catch (error) {
      const isWaiting = error instanceof CodedError && error.code !== 'client-ambiguous';
      if (!isWaiting || performance.now() > until) throw error;
    }
    await delay(100);
  }
};

export const importDesign = async (session: Session, options: ImportOptions): Promise<number> => {
  const input = inputOf(options);
  refuseUnready(session, await openWorkspace(session, options.workspace));
  if (options.figmaUrl !== undefined) sayPlan(session, options.figmaUrl);
  const client = options.fromFigma === undefined ? {} : { client: await connectFigma(session, options.client ?? null) };
  const outcome = await session.run(() => session.ask('import.submit', { ...input, ...client }), askOnTerminal);
  if (options.figmaUrl !== undefined) sayMade(session);
  if (outcome.kind === 'stopped') throw new CodedError('cancelled');
  if (outcome.failure) throw new FailureError(outcome.failure);
  const result = resultOf(session, outcome, options);
  const sentence = outcome.unchanged ? 'cli.import-unchanged' : 'cli.import-done';
  session.output.result(true, result, session.translate(sentence, { path: String(result['path']) }));
  return EXIT.done;
};
