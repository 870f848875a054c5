import { basename, join } from 'node:path';
import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotStaging } from '#workspace/snapshot-staging';
import { mapBounded } from '../dedup/map-bounded.ts';
import { idName } from '../image-map/file-name.ts';
import type { KeyedImages } from '../image-map/key-images.ts';
import type { DesignReading, StoredScreen } from '../read/design-reading.ts';
import { type Patch, partText, type StoredFile, type StoredPart } from '../read/stored/stored-text.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';

/** Above this many bytes each screen gets a file of its own, so that one is read without the rest. */
const LARGE_AST = 4 * 1024 * 1024;
/** Files for one errand of a reader. */
const BATCH = 64;
const FOLDER = 'semantic-ast';

/** What the screens are shown by. */
export type ScreenPictures = ReadonlyMap<string, Pick<SemanticScreen, 'picture' | 'pictureReason' | 'drawn'>>;

const patchesOf = ({ marks, pictures }: StoredScreen, { keyOf }: KeyedImages): Patch[] => {
  const patches: Patch[] = [];
  for (let at = 0; at < marks.length; at += 3) {
    const [start = 0, end = 0, place = 0] = marks.subarray(at, at + 3);
    const id = pictures[place]?.id ?? '';
    patches.push({ start, end, text: JSON.stringify(keyOf(id) ?? id) });
  }
  return patches;
};

/** The layers of a screen, with the keys of pictures where markers were. */
const partOf = (screen: StoredScreen, images: KeyedImages): StoredPart => ({
  ...screen.stored,
  patches: patchesOf(screen, images),
});

// Keys are ASCII.
const sizeOf = ({ length, patches }: StoredPart): number =>
  patches.reduce((size, { start, end, text }) => size - (end - start) + text.length, length);

export interface AstWriting {
  readonly staging: SnapshotStaging;
  readonly framework: string;
  readonly reading: DesignReading;
  readonly images: KeyedImages;
  readonly pictures: ScreenPictures;
  readonly signal: AbortSignal;
}

/** What is said of a screen besides its layers: the spool's own words stay here. */
const headText = (screen: StoredScreen, pictures: ScreenPictures): string => {
  const { id, name, page, section, width, height, nodes } = screen;
  const head = { id, name, page, ...(section === undefined ? {} : { section }), width, height, nodes };
  return JSON.stringify({ ...head, ...pictures.get(id) }).slice(0, -1);
};

const fileOf = ({ id }: StoredScreen): string => `${FOLDER}/${idName(id)}.json`;

async function* astText(
  { framework, reading, pictures }: AstWriting,
  parts: readonly StoredPart[] | null,
): AsyncGenerator<Uint8Array | string> {
  yield `{"schemaVersion":${SCHEMA_VERSION},"framework":${JSON.stringify(framework)},"screens":[\n`;
  for (const [at, screen] of reading.screens.entries()) {
    yield `${at === 0 ? '' : ',\n'}${headText(screen, pictures)},`;
    const part = parts?.[at];
    if (part === undefined) yield `"file":${JSON.stringify(fileOf(screen))}}`;
    else {
      yield '"root":';
      yield* partText(part, reading.readers.spools);
      yield '}';
    }
  }
  yield '\n]}\n';
}

/** Readers write what they have put aside themselves, so that a thousand small files are not a thousand errands. */
const writeScreens = async ({ staging, reading, images, signal }: AstWriting): Promise<void> => {
  const folder = await staging.makeFolder(FOLDER);
  const head = `{"schemaVersion":${SCHEMA_VERSION},"root":`;
  // Patches of thousands of screens at once would be the most memory that an import takes.
  const fileFor = (screen: StoredScreen): StoredFile => {
    const path = join(folder, basename(fileOf(screen)));
    return { path, head, parts: [partOf(screen, images)], tail: '}\n' };
  };
  await mapBounded(rangesOf(reading.screens.length), reading.readers.width, async ([start, end]) => {
    stopIfAborted(signal);
    const screens = reading.screens.slice(start, end);
    const written = await reading.readers.write(screens.map(fileFor));
    for (const [at, file] of written.entries()) staging.adopt(fileOf(screens[at] as StoredScreen), file);
  });
};

const rangesOf = (length: number): (readonly [number, number])[] =>
  Array.from({ length: Math.ceil(length / BATCH) }, (_, at) => [at * BATCH, (at + 1) * BATCH]);

/** `semantic-ast.json`: small designs whole, of large ones the heads of the screens and where each one lies. */
export const writeAst = async (writing: AstWriting): Promise<void> => {
  const { staging, reading, images } = writing;
  const size = reading.screens.reduce((sum, screen) => sum + sizeOf(partOf(screen, images)), 0);
  const isLarge = size > LARGE_AST;
  if (isLarge) await writeScreens(writing);
  const parts = isLarge ? null : reading.screens.map((screen) => partOf(screen, images));
  await staging.writeFile('semantic-ast.json', astText(writing, parts));
};
