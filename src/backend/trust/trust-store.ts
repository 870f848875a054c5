import type { Translate } from '#contract/i18n';
import { createI18n, translator } from '#contract/i18n';
import type { TrustState } from '#contract/state/app-state';

/** Which workspaces the user trusts: bound to real path and digest, kept outside every workspace. */
export interface TrustStore {
  /** Reads and bundles, and never runs anything. */
  inspect(workspace: string): Promise<TrustState>;
  isTrusted(workspace: string, digest: string): Promise<boolean>;
  grant(workspace: string, digest: string): Promise<void>;
  revoke(workspace: string): Promise<void>;
}

/** `translate` makes the sentence of an unreadable workspace. */
export const createTrustStore = (
  _dataDir: string,
  _translate: Translate = translator(createI18n('en')),
): TrustStore => {
  throw new Error('not there yet');
};
