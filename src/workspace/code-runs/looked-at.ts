import { createHash } from 'node:crypto';
import type { CodeMap } from '#contract/code-gen/code-map';
import { readBounded } from '../files/bounded-read.ts';
import { resolveInside } from '../safe-path.ts';

/** Nothing larger is written by code generation. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Bytes of a generated file; null where nothing is, or nothing that may be read as one. */
export const readMapped = async (workspace: string, path: string): Promise<Uint8Array | null> => {
  try {
    const read = await readBounded(await resolveInside(workspace, path), MOST_BYTES);
    return read.kind === 'ok' ? read.bytes : null;
  } catch {
    return null;
  }
};

/**
 * What the generated files of a project are at this moment, those that are gone among them.
 * @returns SHA-256 over their paths and bytes, as 64 hexadecimal digits
 */
export const mappedDigest = async (workspace: string, { files }: CodeMap): Promise<string> => {
  const all = createHash('sha256');
  for (const path of Object.keys(files).sort()) {
    const bytes = await readMapped(workspace, path);
    const sha256 = bytes && createHash('sha256').update(bytes).digest('hex');
    all.update(`${JSON.stringify([path, sha256])}\n`);
  }
  return all.digest('hex');
};
