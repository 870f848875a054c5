import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative as relativePath, resolve, sep } from 'node:path';
import { CodedError } from '#contract/errors';
import { visibleText } from './files/visible-text.ts';
import { fsFailure, isMissing } from './fs-failure.ts';

/** True for the root itself and for what lies below it; both absolute and real. */
export const isInside = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

const outside = (path: string): CodedError => new CodedError('path-outside', { path: visibleText(path) });

const exists = async (path: string): Promise<boolean> => {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
};

// The deepest part that exists is resolved through links; what does not exist yet cannot be a link.
const resolveLinks = async (path: string): Promise<string> => {
  const missing: string[] = [];
  let existing = path;
  while (!(await exists(existing)) && dirname(existing) !== existing) {
    missing.unshift(basename(existing));
    existing = dirname(existing);
  }
  // A link without a target exists and has no real path: ENOENT here, and so it is refused.
  return join(await realpath(existing), ...missing);
};

/**
 * Resolves a path from a document, agent, repository or socket through links and makes sure that it lies inside the root.
 * The file need not exist. Ask again right before writing: what was checked earlier may have become a link since.
 * @returns the real absolute path
 * @throws CodedError `path-outside`, or what `fsFailure` makes of a root that cannot be read
 */
export const resolveInside = async (root: string, relative: string): Promise<string> => {
  if (relative.includes('\0') || isAbsolute(relative)) throw outside(relative);
  const base = resolve(root);
  const wanted = resolve(base, relative);
  if (!isInside(base, wanted)) throw outside(relative);
  const realRoot = await realpath(base).catch((error: unknown) => {
    throw fsFailure(error, base);
  });
  const real = await resolveLinks(join(realRoot, relativePath(base, wanted))).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw code === 'ENOENT' || code === 'ELOOP' ? outside(relative) : fsFailure(error, dirname(wanted));
  });
  if (!isInside(realRoot, real)) throw outside(relative);
  return real;
};
