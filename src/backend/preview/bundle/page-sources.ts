import { realpath, stat } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import { fileCandidates } from '#workspace/extensions/file-candidates';
import { packageCandidates } from '#workspace/extensions/package-entry';
import { readBounded } from '#workspace/files/bounded-read';
import { visibleText } from '#workspace/files/visible-text';
import { isInside } from '#workspace/safe-path';
import type { FileOverlay } from '../file-overlay.ts';
import type { PathAliases } from './path-aliases.ts';

/** More than a screen with its packages takes. */
const MOST_FILE_BYTES = 8 * 1024 * 1024;
const MOST_BYTES = 48 * 1024 * 1024;
const MOST_FILES = 5_000;

/** Packages that a screen needs to be drawn; ours stand in where the project has not installed them. */
const OURS = /^(?:react|react-dom|vue|svelte)(?:\/|$)/;
/** What its compiler makes of a component fits its own version alone. */
const ALWAYS_OURS = /^svelte(?:\/|$)/;

export interface PageImport {
  readonly specifier: string;
  readonly importer: string;
  readonly isRequire: boolean;
  /** A style sheet takes in another. */
  readonly isStyle?: boolean;
  /** Finds it among the packages of the product, from one of their files, or from its own; null when it is not there. */
  ofProduct(from: string | null): Promise<string | null>;
}

interface Places {
  readonly workspace: string;
  readonly aliases: PathAliases;
  readonly overlay: FileOverlay;
}

/** Where files of a page come from: the workspace, and for React our own packages. Nothing else is read. */
export interface PageSources {
  /** Real path of what an import means. @throws CodedError `preview-failed` */
  resolve(request: PageImport): Promise<string>;
  /** @throws CodedError `preview-failed` */
  read(absolute: string): Promise<Uint8Array>;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

const failed = (path: string, why: string, params?: Readonly<Record<string, string>>): CodedError =>
  new CodedError('preview-failed', { path: visibleText(path, 300), reason: reason(why, params) });

const withStyles = (path: string): readonly string[] => [...fileCandidates(path), `${path}.css`];

export const createPageSources = ({ workspace, aliases, overlay }: Places): PageSources => {
  let bytes = 0;
  let files = 0;
  const ours = new Set<string>();
  const shown = (path: string): string => relative(workspace, path).split(sep).join('/');
  const firstFile = async (candidates: readonly string[], asked: string): Promise<string | null> => {
    for (const candidate of candidates) {
      const instead = overlay.get(shown(candidate));
      if (instead) return candidate;
      if (instead === null || !(await isFile(candidate))) continue;
      const real = await realpath(candidate);
      if (!isInside(workspace, real)) throw failed(asked, 'leads-outside');
      return real;
    }
    return null;
  };
  return {
    resolve: async ({ specifier, importer, isRequire, isStyle = false, ofProduct }) => {
      const isPath = /^\.{0,2}\//.test(specifier);
      const keep = (found: string): string => {
        if (!isInside(workspace, found)) ours.add(found);
        return found;
      };
      if (ours.has(importer) || ALWAYS_OURS.test(specifier)) {
        const found = await ofProduct(ours.has(importer) ? importer : null);
        if (found !== null) return keep(found);
      }
      const candidates = isPath
        ? withStyles(specifier.startsWith('/') ? join(workspace, specifier) : resolve(dirname(importer), specifier))
        : [
            ...aliases(specifier).flatMap(withStyles),
            ...(await packageCandidates({ specifier, importer, root: workspace, isRequire, isStyle })),
          ];
      const found = (await firstFile(candidates, specifier)) ?? (OURS.test(specifier) ? await ofProduct(null) : null);
      if (found === null) throw failed(shown(importer), 'import-missing', { name: visibleText(specifier, 200) });
      return keep(found);
    },
    read: async (absolute) => {
      if (!isInside(workspace, absolute) && !ours.has(absolute)) throw failed(absolute, 'leads-outside');
      const instead = overlay.get(shown(absolute));
      if (instead) return instead;
      const read = await readBounded(absolute, MOST_FILE_BYTES).catch(() => null);
      if (read?.kind !== 'ok')
        throw failed(shown(absolute), read?.kind === 'too-large' ? 'file-too-large' : 'io-error');
      bytes += read.bytes.length;
      files += 1;
      if (bytes > MOST_BYTES || files > MOST_FILES) throw failed(shown(absolute), 'page-too-large');
      return read.bytes;
    },
  };
};

/** End of a name, lower case, with its dot. */
export const endOf = (path: string): string => extname(path).toLowerCase();
