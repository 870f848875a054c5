import { createHash } from 'node:crypto';
import { basename, extname, join, parse } from 'node:path';
import type { BuildFailure, BuildOptions, BuildResult, OnLoadResult, OnResolveResult, Plugin } from 'esbuild';
import { CodedError } from '#contract/errors';
import { visibleText } from '../files/visible-text.ts';
import { errnoOf, fsFailure } from '../fs-failure.ts';
import { BundlingExpired, withBundler } from './esbuild-service.ts';
import { type ExtensionPlace, GEN_EXTENSION, locateExtensions, PARSER_EXTENSION } from './extension-place.ts';
import { isLoadable, LOADERS } from './file-candidates.ts';
import { resolveImport } from './resolve-import.ts';
import { type Blame, createSourceFiles, invalid, nameOf, SOURCE_LIMITS, type SourceFiles } from './source-files.ts';

/** An input file of the bundle. */
export interface ExtensionFile {
  /** Relative to the workspace, with `/`; a staged file is named as if it were published. */
  readonly path: string;
  readonly sha256: string;
}

/** Both extensions of a workspace, each with everything it imports, as text that can be run without reading the disk again. */
export interface ExtensionBundle {
  /** Real path of the workspace, also of a staged folder. */
  readonly workspace: string;
  /** What trust is bound to: SHA-256 over every input file and both outputs. */
  readonly digest: string;
  readonly files: readonly ExtensionFile[];
  /** CommonJS, so that the runner decides what `require` gives. */
  readonly parserCode: string;
  /** An ES module. */
  readonly genCode: string;
}

const BUNDLING_MS = 10_000;
const NAMESPACE = 'extension';

/** A hook may use packages of the CommonJS kind; those ask for parts of Node by `require`. */
const REQUIRE_OF_MODULE = `import { createRequire as createRequireOfNode } from 'node:module'; const require = createRequireOfNode(process.cwd() + '/');`;

/** Everything of the disk comes through here: esbuild itself reads no file and no configuration. */
const sourcesPlugin = (place: ExtensionPlace, sources: SourceFiles): Plugin => {
  const absoluteOf = new Map<string, string>();
  const enter = (absolute: string): OnResolveResult => {
    const name = nameOf(place, absolute);
    absoluteOf.set(name, absolute);
    return { path: name, namespace: NAMESPACE };
  };
  const enterEntry = async (name: string): Promise<OnResolveResult> => {
    const blame: Blame = { file: name, what: 'the file' };
    const path = join(place.dir, 'extensions', basename(name));
    const absolute = await sources.find([path], blame);
    if (absolute === null) throw invalid(blame, 'is missing');
    return enter(absolute);
  };
  const load = async (name: string): Promise<OnLoadResult> => {
    const blame: Blame = { file: name, what: 'the file' };
    const extension = extname(name);
    if (!isLoadable(extension)) throw invalid(blame, 'is not a kind of file that can run');
    const { bytes } = await sources.read(absoluteOf.get(name) as string, blame);
    return { contents: bytes, loader: LOADERS[extension] };
  };
  return {
    name: 'workspace-sources',
    setup: (hooks) => {
      hooks.onResolve({ filter: /.*/ }, async ({ path, importer, kind }) => {
        if (kind === 'entry-point') return enterEntry(path);
        const request = {
          specifier: path,
          importer: absoluteOf.get(importer) as string,
          root: place.root,
          isRequire: kind === 'require-call' || kind === 'require-resolve',
        };
        const blame: Blame = { file: importer, what: `the import of "${visibleText(path, 200)}"` };
        const found = await resolveImport(request, sources, blame);
        return found.kind === 'builtin' ? { path, external: true } : enter(found.absolute);
      });
      hooks.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => load(path));
    },
  };
};

const optionsOf = (entry: string, plugin: Plugin): BuildOptions => ({
  entryPoints: [entry],
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node24',
  format: entry === PARSER_EXTENSION ? 'cjs' : 'esm',
  ...(entry === PARSER_EXTENSION
    ? { supported: { 'dynamic-import': false }, banner: { js: '"use strict";' } }
    : { banner: { js: REQUIRE_OF_MODULE } }),
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  tsconfigRaw: '{}',
  // A folder that nobody of the workspace can write to.
  absWorkingDir: parse(process.execPath).root,
  outfile: `${parse(process.execPath).root}bundle.js`,
  plugins: [plugin],
});

const asCoded = (error: unknown, entry: string): CodedError => {
  if (error instanceof CodedError) return error;
  const blame: Blame = { file: entry, what: 'the file' };
  if (error instanceof BundlingExpired) return invalid(blame, `could not be read within ${BUNDLING_MS / 1_000} s`);
  const first = (error as Partial<BuildFailure>).errors?.[0];
  // Where no descriptor is left, the bundler has no pipes and fails in code of its own: nothing is known of the file then.
  if (error instanceof TypeError) return fsFailure(Object.assign(error, { code: 'EMFILE' }), entry);
  if (errnoOf(error) !== null) return fsFailure(error, entry);
  if (first === undefined) return invalid(blame, 'could not be read as a program');
  if (first.detail instanceof CodedError) return first.detail;
  const file = first.location?.file.replace(`${NAMESPACE}:`, '') ?? entry;
  const what = first.location ? `line ${first.location.line}, column ${first.location.column + 1}` : 'the file';
  return invalid({ file, what }, `is not a program: ${visibleText(first.text, 300)}`);
};

const codeOf = (result: BuildResult): string => result.outputFiles?.[0]?.text ?? '';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Bundles both extensions of a workspace, or of a folder that init is still staging. Nothing of the workspace runs.
 * @throws CodedError `adapter-invalid`, `too-many-files`
 */
export const bundleExtensions = async (place: string): Promise<ExtensionBundle> => {
  const found = await locateExtensions(place);
  const sources = createSourceFiles(found, SOURCE_LIMITS);
  const bundleOne = (build: (options: BuildOptions) => Promise<BuildResult>, entry: string): Promise<string> =>
    build(optionsOf(entry, sourcesPlugin(found, sources))).then(codeOf, (error: unknown) => {
      throw asCoded(error, entry);
    });
  const [parserCode, genCode] = await withBundler(BUNDLING_MS, async (build) => [
    await bundleOne(build, PARSER_EXTENSION),
    await bundleOne(build, GEN_EXTENSION),
  ]).catch((error: unknown) => {
    throw asCoded(error, PARSER_EXTENSION);
  });
  const files = sources.list().map(({ name, sha256 }) => ({ path: name, sha256 }));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const digest = sha256(JSON.stringify([files.map((file) => [file.path, file.sha256]), parserCode, genCode]));
  return { workspace: found.root, digest, files, parserCode: parserCode as string, genCode: genCode as string };
};
