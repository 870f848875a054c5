import { relative, sep } from 'node:path';
import { readPrefix } from '#workspace/files/bounded-read';
import { codedRead } from '#workspace/fs-failure';
import { PRODUCT_DIR, workspacePaths } from '#workspace/paths';
import { resolveInside } from '#workspace/safe-path';
import { protectionOf } from '../write/protected-path.ts';
import type { CodeGenRun } from './code-gen-run.ts';

export interface Guide {
  /** Relative to the workspace. */
  readonly path: string;
  readonly text: string;
  readonly truncated: boolean;
}

/** All guides together must leave room for the design in what a model can look at. */
const MAX_BYTES = 24_000;

// The configuration of a workspace names its guides, and a link may stand for one: neither makes a guide of what models never see.
const isSecret = (workspace: string, real: string): boolean => {
  const path = relative(workspace, real).split(sep).join('/');
  const inProduct = `${PRODUCT_DIR}/`;
  return protectionOf(path.startsWith(inProduct) ? path.slice(inProduct.length) : path) !== null;
};

const readGuide = async (workspace: string, path: string): Promise<Guide | null> => {
  const real = await resolveInside(workspace, path);
  if (isSecret(workspace, real)) return null;
  const read = await codedRead(real, () => readPrefix(real, MAX_BYTES + 1));
  if (read.kind !== 'ok') return null;
  const truncated = read.bytes.length > MAX_BYTES;
  return { path, text: Buffer.from(read.bytes.subarray(0, MAX_BYTES)).toString('utf8'), truncated };
};

/**
 * The texts that code has to follow: guide of the snapshot and of the workspace, words of the AST, coding standard, adapters.
 * @throws CodedError `path-outside`, of the disk
 */
export const readGuides = async (
  { workspace, config }: CodeGenRun,
  snapshotGuide: string,
): Promise<readonly Guide[]> => {
  const { root, dir, parserExtension, genExtension } = workspacePaths(workspace);
  const inProduct = (path: string): string => relative(root, `${dir}/${path}`);
  const paths = [
    relative(root, snapshotGuide),
    ...[config.guidePath, config.astSyntaxPath, config.codingStandardPath].map(inProduct),
    relative(root, parserExtension),
    relative(root, genExtension),
  ];
  const guides: Guide[] = [];
  for (const path of paths) {
    const guide = await readGuide(workspace, path);
    if (guide !== null) guides.push(guide);
  }
  return guides;
};
