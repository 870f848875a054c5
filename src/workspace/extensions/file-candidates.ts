import { extname, join } from 'node:path';

/** Kinds of file that can be bundled, with the loader of each. */
export const LOADERS = {
  '.ts': 'ts',
  '.tsx': 'tsx',
  '.mts': 'ts',
  '.cts': 'ts',
  '.js': 'js',
  '.jsx': 'jsx',
  '.mjs': 'js',
  '.cjs': 'js',
  '.json': 'json',
} as const;
type Extension = keyof typeof LOADERS;

export const isLoadable = (extension: string): extension is Extension => Object.hasOwn(LOADERS, extension);

const EXTENSIONS = Object.keys(LOADERS);
/** TypeScript sources are imported by the name of the file that they would become. */
const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** The files that a path with or without its ending may mean, in the order in which they are tried. */
export const fileCandidates = (path: string): string[] => {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  return [
    path,
    ...(WRITTEN_AS[extension] ?? []).map((other) => stem + other),
    ...EXTENSIONS.map((other) => path + other),
    ...EXTENSIONS.map((other) => join(path, `index${other}`)),
  ];
};
