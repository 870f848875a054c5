import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '#workspace/atomic-file';
import type { ExtensionFile } from '#workspace/extensions/bundle';
import { readBounded } from '#workspace/files/bounded-read';
import { coded } from '#workspace/fs-failure';

const DIGEST = /^[0-9a-f]{64}$/;
export const isDigest = (text: string): boolean => DIGEST.test(text);

const trustRecord = z.object({
  schemaVersion: z.literal(1),
  /** Real path of the workspace. */
  workspace: z.string(),
  digest: z.string().regex(DIGEST),
  /** What was trusted file by file; null when it was trusted before it was published. */
  files: z.array(z.object({ path: z.string(), sha256: z.string() })).nullable(),
});
export type TrustRecord = z.infer<typeof trustRecord>;

/** One file for each workspace: two processes that save at once do not touch each other's. */
export interface TrustRecords {
  /** null also when the file cannot be understood: then the user is asked again. */
  read(workspace: string): Promise<TrustRecord | null>;
  /** @throws CodedError `disk-full`, `read-only`, … */
  write(workspace: string, digest: string, files: readonly ExtensionFile[] | null): Promise<void>;
  remove(workspace: string): Promise<void>;
}

const MAX_BYTES = 1024 * 1024;
const MAX_RECORDS = 1_000;
const RECORD_NAME = /^[0-9a-f]{64}\.json$/;

const parseRecord = (bytes: Uint8Array, workspace: string): TrustRecord | null => {
  try {
    const record = trustRecord.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return record.workspace === workspace ? record : null;
  } catch {
    return null;
  }
};

/** Forgets what was trusted longest ago; forgetting is harmless, the user is asked again. */
const prune = async (dir: string): Promise<void> => {
  const names = (await readdir(dir)).filter((name) => RECORD_NAME.test(name));
  if (names.length <= MAX_RECORDS) return;
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(dir, name))).mtimeMs })));
  const oldest = dated.sort((a, b) => a.at - b.at).slice(0, names.length - MAX_RECORDS);
  await Promise.all(oldest.map(({ name }) => rm(join(dir, name), { force: true })));
};

export const createTrustRecords = (dir: string): TrustRecords => {
  const fileOf = (workspace: string): string =>
    join(dir, `${createHash('sha256').update(workspace).digest('hex')}.json`);
  return {
    read: async (workspace) => {
      const found = await readBounded(fileOf(workspace), MAX_BYTES).catch(() => null);
      return found?.kind === 'ok' ? parseRecord(found.bytes, workspace) : null;
    },
    write: async (workspace, digest, files) => {
      await coded(dir, () => mkdir(dir, { recursive: true, mode: 0o700 }));
      const record: TrustRecord = { schemaVersion: 1, workspace, digest, files: files && [...files] };
      await writeFileAtomic(fileOf(workspace), `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
      await prune(dir).catch(() => undefined);
    },
    remove: (workspace) => rm(fileOf(workspace), { force: true }),
  };
};
