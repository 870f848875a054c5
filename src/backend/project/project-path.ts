import { sep } from 'node:path';
import { CodedError } from '#contract/errors';
import { visibleText } from '#workspace/files/visible-text';
import { bytesOfText } from '../changes/byte-text.ts';

/** Repositories and our own folder are not the project; the latter holds who the user is for Perforce. */
const HIDDEN = /^(?:\.git|\.hx)$/i;
/** Never the name of a file, always a try to get out. */
const WRITTEN_DOTS = /^(?:\.|%2e){1,2}$/i;

const isName = (name: string): boolean =>
  name !== '' && !WRITTEN_DOTS.test(name) && !HIDDEN.test(name) && !(sep === '\\' && /[\\:]/.test(name));

/** What stands in messages for a path that somebody sent. */
export const outsideOf = (path: string): CodedError => new CodedError('path-outside', { path: visibleText(path, 200) });

/**
 * A path as the list of files tells it: names with `/` between them. Anything else is refused before the disk is asked.
 * @throws CodedError `path-outside`
 */
export const checkProjectPath = (path: string): void => {
  if (path.includes('\0') || !path.split('/').every(isName)) throw outsideOf(path);
};

/** The path on disk, below a root that is real; as bytes, since names need not be text. */
export const onDisk = (root: string, path: string): Buffer =>
  Buffer.concat([Buffer.from(root.endsWith(sep) ? root : root + sep), bytesOfText(path.replaceAll('/', sep))]);
