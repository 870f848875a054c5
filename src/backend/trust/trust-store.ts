import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, type FailureText } from '#contract/errors';
import { createI18n, failureText, type Translate, translator } from '#contract/i18n';
import type { TrustFile, TrustState } from '#contract/state/app-state';
import { bundleExtensions, type ExtensionBundle, type ExtensionFile } from '#workspace/extensions/bundle';
import { visibleText } from '#workspace/files/visible-text';
import { workspacePaths } from '#workspace/paths';
import { listInertFiles } from './inert-files.ts';
import { createTrustRecords, isDigest, type TrustRecord, type TrustRecords } from './trust-records.ts';

/** Which workspaces the user trusts: bound to real path and digest, kept outside every workspace. */
export interface TrustStore {
  /** What would run and whether it may. Reads and bundles, and never runs anything. Does not throw. */
  inspect(workspace: string): Promise<TrustState>;
  isTrusted(workspace: string, digest: string): Promise<boolean>;
  /**
   * Trusts this digest and no other: when the files have changed meanwhile, they stay untrusted.
   * @throws CodedError `usage` for what is no digest, `disk-full`, `read-only`
   */
  grant(workspace: string, digest: string): Promise<void>;
  revoke(workspace: string): Promise<void>;
}

const realOrNull = (workspace: string): Promise<string | null> => realpath(workspace).catch(() => null);

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

const hasExtensions = async (workspace: string): Promise<boolean> => {
  const { parserExtension, genExtension } = workspacePaths(workspace);
  return (await isThere(parserExtension)) || (await isThere(genExtension));
};

const compare = (file: ExtensionFile, before: readonly ExtensionFile[] | null): TrustFile => {
  const known = before?.find((other) => other.path === file.path);
  const change = known === undefined ? 'new' : known.sha256 === file.sha256 ? 'same' : 'changed';
  return { path: visibleText(file.path), sha256: file.sha256, change, runs: true };
};

const failureOf = (error: unknown, translate: Translate): FailureText => {
  const coded = error instanceof CodedError ? error : new CodedError('internal', { what: 'trust' });
  return failureText(translate, coded.code, coded.params);
};

const judge = async (workspace: string, bundle: ExtensionBundle, record: TrustRecord | null): Promise<TrustState> => {
  if (record?.digest === bundle.digest) return { kind: 'trusted', digest: bundle.digest };
  const running = bundle.files.map((file) => compare(file, record?.files ?? null));
  return { kind: 'untrusted', digest: bundle.digest, files: [...running, ...(await listInertFiles(workspace))] };
};

/** What was trusted while it was staged is now published: its files are noted, so that a later change can be named. */
const noteFiles = async (
  records: TrustRecords,
  workspace: string,
  bundle: ExtensionBundle,
  record: TrustRecord | null,
): Promise<void> => {
  if (record?.digest !== bundle.digest || record.files !== null) return;
  await records.write(workspace, bundle.digest, bundle.files).catch(() => undefined);
};

const createInspect =
  (records: TrustRecords, translate: Translate): TrustStore['inspect'] =>
  async (path) => {
    try {
      const workspace = await realOrNull(path);
      if (workspace === null || !(await hasExtensions(workspace))) return { kind: 'nothing-to-run' };
      const [bundle, record] = await Promise.all([bundleExtensions(workspace), records.read(workspace)]);
      await noteFiles(records, workspace, bundle, record);
      return await judge(workspace, bundle, record);
    } catch (error) {
      return { kind: 'unreadable', failure: failureOf(error, translate) };
    }
  };

const filesOf = async (workspace: string, digest: string): Promise<readonly ExtensionFile[] | null> => {
  const bundle = await bundleExtensions(workspace).catch(() => null);
  return bundle?.digest === digest ? bundle.files : null;
};

/** `translate` makes the sentence of an unreadable workspace. */
export const createTrustStore = (dataDir: string, translate: Translate = translator(createI18n('en'))): TrustStore => {
  const records = createTrustRecords(join(dataDir, 'trust'));
  return {
    inspect: createInspect(records, translate),
    isTrusted: async (path, digest) => {
      const workspace = await realOrNull(path);
      return workspace !== null && isDigest(digest) && (await records.read(workspace))?.digest === digest;
    },
    grant: async (path, digest) => {
      const workspace = await realOrNull(path);
      if (workspace === null || !isDigest(digest))
        throw new CodedError('usage', { problem: 'This is not the digest of a workspace.' });
      await records.write(workspace, digest, await filesOf(workspace, digest));
    },
    revoke: async (path) => {
      const workspace = await realOrNull(path);
      if (workspace !== null) await records.remove(workspace);
    },
  };
};
