import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileCandidates } from './file-candidates.ts';
import { type PackageImport, packageCandidates } from './package-entry.ts';
import { type Blame, invalid, type SourceFiles } from './source-files.ts';

const isRelative = (specifier: string): boolean => /^\.\.?(\/|$)/.test(specifier);
const PACKAGE = /^(@[^/@:#]+\/)?[^/@:#.][^/:#]*(\/.*)?$/;

type Resolution = { readonly kind: 'builtin' } | { readonly kind: 'file'; readonly absolute: string };

/**
 * Finds what an import means. Our own, because a resolver that reads whatever configuration lies in a folder
 * is not one for folders that were never trusted: no tsconfig, no import maps, no plugins, no link to the outside.
 * @throws CodedError `adapter-invalid`
 */
export const resolveImport = async (
  request: PackageImport,
  sources: SourceFiles,
  blame: Blame,
): Promise<Resolution> => {
  const { specifier, importer } = request;
  if (isBuiltin(specifier)) return { kind: 'builtin' };
  const absolute =
    isRelative(specifier) || isAbsolute(specifier)
      ? await sources.find(fileCandidates(resolve(dirname(importer), specifier)), blame)
      : PACKAGE.test(specifier)
        ? await sources.find(await packageCandidates(request), blame)
        : null;
  if (absolute === null) throw invalid(blame, 'leads to no file of the workspace');
  return { kind: 'file', absolute };
};
