import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CodedError } from '#contract/errors';
import { nearestLocale, type Translate } from '#contract/i18n';
import { reason } from '#contract/reason';
import type { Locale, ModelChoice, SettingsState } from '#contract/state/app-state';
import { fsFailure } from '#workspace/fs-failure';
import type { AgentLaunch } from '../agent-process/agent-launch.ts';
import { agentNode } from '../agent-process/node-runtime.ts';
import type { BackendDeps } from '../backend-context.ts';
import type { SecretStore } from './secret-store.ts';
import type { SettingsStore } from './settings-store.ts';

/** Where choices come from: what the shell was told, what the user saved, what is secret. */
export interface Stores {
  readonly deps: BackendDeps;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
}

export const chosenLocale = ({ deps, settings }: Stores): Locale =>
  settings.read().locale ?? nearestLocale(deps.language);

const chosenModel = ({ deps, settings }: Stores): ModelChoice => deps.model ?? settings.read().model;

const makeHome = (home: string): void => {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fsFailure(error, home);
  }
};

/** How the agent is started now. @throws CodedError `agent-missing` */
export const agentLaunch = (stores: Stores): AgentLaunch => {
  const { agentEntry, dataDir } = stores.deps;
  if (!existsSync(agentEntry)) {
    const params = { path: agentEntry, problem: reason('not-there'), remedy: reason('install-again') };
    throw new CodedError('agent-missing', params);
  }
  const home = join(dataDir, 'agent');
  makeHome(home);
  const model = chosenModel(stores);
  return {
    node: agentNode(),
    entry: agentEntry,
    home,
    locale: chosenLocale(stores),
    model,
    key: model.provider === 'offline' ? null : stores.secrets.get('model'),
    environment: stores.deps.environment,
  };
};

/** What the window shows of the settings: never a secret, only where it is kept. */
export const settingsState = (stores: Stores, translate: Translate): SettingsState => {
  const { theme, singleKeys, figma } = stores.settings.read();
  const { broken } = stores.settings;
  return {
    locale: chosenLocale(stores),
    theme,
    singleKeys,
    figma,
    model: chosenModel(stores),
    secrets: stores.secrets.places(),
    keyring: stores.secrets.keyring,
    notice: broken === null ? null : translate('settings.broken', { file: broken }),
  };
};
