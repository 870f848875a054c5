import type { CodeMap, CodeRegion } from '#contract/code-gen/code-map';

/** A generated text file with the lines that came of layers. */
export interface CodeFile {
  readonly path: string;
  readonly lines: readonly string[];
  readonly regions: readonly CodeRegion[];
  /** The file whose other half it is: what stands here belongs to the layers there. */
  readonly beside: string | null;
}

/** The code of a screen. */
export interface ScreenCode {
  /** The file with the screen itself, relative to the workspace. */
  readonly entry: string;
  /** Files with lines of its layers. */
  readonly files: readonly CodeFile[];
  /** What all screens share: tokens, text styles, base styles. */
  readonly shared: readonly CodeFile[];
}

const NO_CODE = /\.(png|jpe?g|gif|webp|svg|avif|ico|bmp|xml|json|md|txt|css|axaml\.cs)$/i;

const byPath = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/**
 * The file with the screen itself: of those that were generated for it, one with lines of the screen's own layer.
 * @returns null where there is no code for it
 */
export const entryOf = ({ files }: Pick<CodeMap, 'files'>, screen: string): string | null => {
  const own = Object.entries(files)
    .filter(([path, { screens }]) => screens.includes(screen) && !NO_CODE.test(path))
    .sort(byPath);
  const named = own.filter(([, { regions }]) => regions.some(({ node }) => node === screen));
  // Parts of a screen have layers of their own; a screen of loose layers has no layer itself.
  const first = named[0] ?? own.toSorted(([, a], [, b]) => b.regions.length - a.regions.length)[0];
  return first?.[0] ?? null;
};

/** Texts by path; null for what is gone or no text. */
export type ReadText = (path: string) => Promise<string | null>;

const SHOWN = /\.(css|html?|jsx?|tsx?|vue|svelte|dart|kt|swift|axaml|xaml|cs)$/i;

/** `View.axaml` of `View.axaml.cs`. */
const otherHalf = (path: string, files: CodeMap['files']): string | null => {
  const half = path.endsWith('.axaml.cs') ? path.slice(0, -'.cs'.length) : null;
  return half !== null && Object.hasOwn(files, half) ? half : null;
};

/** @param read gives the file as it is, or as it was */
export const readScreenCode = async (
  { files }: Pick<CodeMap, 'files'>,
  screen: string,
  read: ReadText,
): Promise<ScreenCode | null> => {
  const entry = entryOf({ files }, screen);
  if (entry === null) return null;
  const [own, shared]: [CodeFile[], CodeFile[]] = [[], []];
  for (const [path, { screens, regions }] of Object.entries(files).sort(byPath)) {
    const beside = otherHalf(path, files);
    const isShared = regions.length === 0 && beside === null;
    if (!SHOWN.test(path) || !(isShared || screens.includes(screen))) continue;
    const text = await read(path);
    if (text === null) continue;
    (isShared ? shared : own).push({ path, lines: text.split(/\r\n|\n|\r/), regions, beside });
  }
  return { entry, files: own, shared };
};
