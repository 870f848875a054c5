import type { CodeMap, CodeRegion, MappedFile } from '#contract/code-gen/code-map';

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

type Entry = readonly [path: string, file: MappedFile];

/** The files of a code map by screen, sorted by path: looked up once for all screens. */
export interface CodeIndex {
  of(screen: string): readonly Entry[];
  /** Files without lines of any layer. */
  readonly shared: readonly Entry[];
  readonly files: CodeMap['files'];
}

const byPath = ([a]: Entry, [b]: Entry): number => (a < b ? -1 : 1);

export const indexCode = ({ files }: Pick<CodeMap, 'files'>): CodeIndex => {
  const all = Object.entries(files).sort(byPath);
  const byScreen = new Map<string, Entry[]>();
  for (const entry of all)
    for (const screen of new Set(entry[1].screens)) {
      const known = byScreen.get(screen);
      if (known === undefined) byScreen.set(screen, [entry]);
      else known.push(entry);
    }
  const isShared = ([path, { regions }]: Entry): boolean => regions.length === 0 && otherHalf(path, files) === null;
  return { of: (screen) => byScreen.get(screen) ?? [], shared: all.filter(isShared), files };
};

/** `View.axaml` of `View.axaml.cs`. */
const otherHalf = (path: string, files: CodeMap['files']): string | null => {
  const half = path.endsWith('.axaml.cs') ? path.slice(0, -'.cs'.length) : null;
  return half !== null && Object.hasOwn(files, half) ? half : null;
};

/**
 * The file with the screen itself: of those that were generated for it, one with lines of the screen's own layer.
 * @returns null where there is no code for it
 */
export const entryOf = (index: CodeIndex, screen: string): string | null => {
  const own = index.of(screen).filter(([path]) => !NO_CODE.test(path));
  const named = own.find(([, { regions }]) => regions.some(({ node }) => node === screen));
  // Parts of a screen have layers of their own; a screen of loose layers has no layer itself.
  const first = named ?? own.toSorted(([, a], [, b]) => b.regions.length - a.regions.length)[0];
  return first?.[0] ?? null;
};

/** Texts by path; null for what is gone or no text. */
export type ReadText = (path: string) => Promise<string | null>;

/** Characters of a line that are looked at: what takes time with the square of a line's length must not be given a whole file. */
const LONGEST_LINE = 8_000;

const linesOf = (text: string): readonly string[] =>
  text.split(/\r\n|\n|\r/).map((line) => (line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line));

const SHOWN = /\.(css|html?|jsx?|tsx?|vue|svelte|dart|kt|swift|axaml|xaml|cs)$/i;

/** @param read gives the file as it is, or as it was */
export const readScreenCode = async (index: CodeIndex, screen: string, read: ReadText): Promise<ScreenCode | null> => {
  const entry = entryOf(index, screen);
  if (entry === null) return null;
  const filesOf = async (entries: readonly Entry[]): Promise<CodeFile[]> => {
    const found: CodeFile[] = [];
    for (const [path, { regions }] of entries) {
      const text = SHOWN.test(path) ? await read(path) : null;
      if (text === null) continue;
      found.push({ path, lines: linesOf(text), regions, beside: otherHalf(path, index.files) });
    }
    return found;
  };
  const shared = new Set(index.shared);
  const own = index.of(screen).filter((one) => !shared.has(one));
  return { entry, files: await filesOf(own), shared: await filesOf(index.shared) };
};
