import { createTrustStore } from '#backend/trust/trust-store';

/** Trusts what a folder would run, in the settings of `dataDir`. */
export const trustFolder = async (workspace: string, dataDir: string): Promise<void> => {
  const store = createTrustStore(dataDir);
  const trust = await store.inspect(workspace);
  if (trust.kind !== 'untrusted') throw new Error(`a folder that is set up is ${trust.kind}`);
  await store.grant(workspace, trust.digest);
};
