import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { readPrefix } from '#workspace/files/bounded-read';
import { visibleText } from '#workspace/files/visible-text';
import { codedRead } from '#workspace/fs-failure';
import { resolveInside } from '#workspace/safe-path';

const MAX_READ = 1024 * 1024;
/** Only what the product keeps, or what would run, may be read through this door. */
const READABLE =
  /^(?:\.hx\/figma2code\/(?:[\w.-]+\.(?:md|json)|extensions\/[\w./-]+\.ts)|\.pi\/[\w./-]+|AGENTS\.md|\.npmrc)$/;

const isReadable = (path: string): boolean => READABLE.test(path) && !path.split('/').includes('..');

export interface ProductFile {
  readonly path: string;
  readonly text: string;
  readonly truncated: boolean;
}

/**
 * The first megabyte of a file that the product keeps or would run.
 * @throws CodedError `path-outside` for any other file, also when a link leads to it; `design-unreadable` when it cannot be read
 */
export const readProductFile = async (workspace: string, path: string): Promise<ProductFile> => {
  const outside = (): CodedError => new CodedError('path-outside', { path: visibleText(path, 200) });
  if (!isReadable(path)) throw outside();
  const absolute = await resolveInside(workspace, path);
  const root = await codedRead(workspace, () => realpath(workspace));
  // A link to the user's own secrets lies inside the folder too.
  if (!isReadable(relative(root, absolute).replaceAll(sep, '/'))) throw outside();
  const found = await codedRead(absolute, () => readPrefix(absolute, MAX_READ + 1));
  if (found.kind !== 'ok') {
    const why = reason(found.kind === 'missing' ? 'no-such-file' : 'not-a-file');
    throw new CodedError('design-unreadable', { file: visibleText(path), reason: why });
  }
  const truncated = found.bytes.length > MAX_READ;
  return { path, text: Buffer.from(found.bytes.subarray(0, MAX_READ)).toString('utf8'), truncated };
};
