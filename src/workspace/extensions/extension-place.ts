import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CodedError } from '#contract/errors';

export const PARSER_EXTENSION = '.hx/figma2code/extensions/generic-design-parser.ts';
export const GEN_EXTENSION = '.hx/figma2code/extensions/generic-design-gen.ts';
const PUBLISHED = join('.hx', 'figma2code');

/** Where the two extensions lie, both as real paths. */
export interface ExtensionPlace {
  /** The workspace: nothing outside of it may be imported. */
  readonly root: string;
  /** The folder that holds `extensions/`: `.hx/figma2code`, or its staged twin beside it. */
  readonly dir: string;
}

const real = (path: string): Promise<string | null> => realpath(path).catch(() => null);

/**
 * A workspace, or a folder that init is staging in `.hx/` beside the place where it will be published.
 * @throws CodedError `adapter-invalid` when neither holds extensions.
 */
export const locateExtensions = async (place: string): Promise<ExtensionPlace> => {
  const root = await real(place);
  const published = root && (await real(join(root, PUBLISHED, 'extensions')));
  if (root && published) return { root, dir: dirname(published) };
  const staged = root && (await real(join(root, 'extensions')));
  if (root && staged && basename(dirname(root)) === '.hx') return { root: dirname(dirname(root)), dir: root };
  throw new CodedError('adapter-invalid', { file: PARSER_EXTENSION, what: 'the file', problem: 'is missing' });
};
