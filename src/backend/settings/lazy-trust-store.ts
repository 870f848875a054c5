import type { Translate } from '#contract/i18n';
import type { TrustStore } from '../trust/trust-store.ts';

/** The trust store with its bundler, loaded when a folder is looked at: nobody waits for it before the window is there. */
export const createLazyTrustStore = (dataDir: string, translate: Translate): TrustStore => {
  let loaded: Promise<TrustStore> | null = null;
  const store = (): Promise<TrustStore> => {
    loaded ??= import('../trust/trust-store.ts').then(({ createTrustStore }) => createTrustStore(dataDir, translate));
    return loaded;
  };
  return {
    inspect: async (workspace) => (await store()).inspect(workspace),
    isTrusted: async (workspace, digest) => (await store()).isTrusted(workspace, digest),
    grant: async (workspace, digest) => (await store()).grant(workspace, digest),
    revoke: async (workspace) => (await store()).revoke(workspace),
  };
};
