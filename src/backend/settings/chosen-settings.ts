import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nearestLocale, type Translate } from '#contract/i18n';
import type { Locale, ModelChoice, SettingsState } from '#contract/state/app-state';
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

/** How the agent is started now. @throws CodedError `agent-missing` */
export const agentLaunch = (stores: Stores): AgentLaunch => {
  const home = join(stores.deps.dataDir, 'agent');
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const model = chosenModel(stores);
  return {
    node: agentNode(),
    entry: stores.deps.agentEntry,
    home,
    locale: chosenLocale(stores),
    model,
    key: model.provider === 'offline' ? null : stores.secrets.get('model'),
    environment: stores.deps.environment,
  };
};

/** What the window shows of the settings: never a secret, only where it is kept. */
export const settingsState = (stores: Stores, translate: Translate): SettingsState => {
  const { theme, singleKeys } = stores.settings.read();
  const { broken } = stores.settings;
  return {
    locale: chosenLocale(stores),
    theme,
    singleKeys,
    model: chosenModel(stores),
    secrets: stores.secrets.places(),
    keyring: stores.secrets.keyring,
    notice: broken === null ? null : translate('settings.broken', { file: broken }),
  };
};
