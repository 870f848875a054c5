import { SCHEMA_VERSION } from '#contract/config';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotStaging } from '#workspace/snapshot-staging';
import { mapBounded } from '../dedup/map-bounded.ts';
import { idName } from '../image-map/file-name.ts';
import type { KeyedImages } from '../image-map/key-images.ts';
import type { DesignReading, StoredScreen } from '../read/design-reading.ts';
import { stopIfAborted } from '../semantic-ast/plan-pictures.ts';

/** Above this many bytes each screen gets a file of its own, so that one is read without the rest. */
const LARGE_AST = 4 * 1024 * 1024;
const WRITTEN_AT_ONCE = 8;

/** What the screens are shown by. */
export type ScreenPictures = ReadonlyMap<string, Pick<SemanticScreen, 'picture' | 'pictureReason'>>;

interface Mark {
  readonly start: number;
  readonly end: number;
  /** The key as JSON. */
  readonly key: string;
}

const marksOf = ({ marks, pictures }: StoredScreen, { keyOf }: KeyedImages): Mark[] => {
  const found: Mark[] = [];
  for (let at = 0; at < marks.length; at += 3) {
    const [start = 0, end = 0, place = 0] = marks.subarray(at, at + 3);
    const id = pictures[place]?.id ?? '';
    found.push({ start, end, key: JSON.stringify(keyOf(id) ?? id) });
  }
  return found;
};

const sizeOf = (screen: StoredScreen, images: KeyedImages): number =>
  marksOf(screen, images).reduce((size, { start, end, key }) => size - (end - start) + key.length, screen.length);

/** The layers of a screen as JSON, with the keys of pictures where markers were. */
async function* rootText(
  screen: StoredScreen,
  reading: DesignReading,
  images: KeyedImages,
): AsyncGenerator<Uint8Array> {
  const bytes = await reading.spool.read(screen.at, screen.length);
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { start, end, key } of marksOf(screen, images)) {
    parts.push(bytes.subarray(from, start), Buffer.from(key));
    from = end;
  }
  yield parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
}

async function* screenText(...of: Parameters<typeof rootText>): AsyncGenerator<Uint8Array | string> {
  yield `{"schemaVersion":${SCHEMA_VERSION},"root":`;
  yield* rootText(...of);
  yield '}\n';
}

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

const fileOf = ({ id }: StoredScreen): string => `semantic-ast/${idName(id)}.json`;

async function* astText(writing: AstWriting, isLarge: boolean): AsyncGenerator<Uint8Array | string> {
  const { framework, reading, images, pictures } = writing;
  yield `{"schemaVersion":${SCHEMA_VERSION},"framework":${JSON.stringify(framework)},"screens":[\n`;
  for (const [at, screen] of reading.screens.entries()) {
    yield `${at === 0 ? '' : ',\n'}${headText(screen, pictures)},`;
    if (isLarge) yield `"file":${JSON.stringify(fileOf(screen))}}`;
    else {
      yield '"root":';
      yield* rootText(screen, reading, images);
      yield '}';
    }
  }
  yield '\n]}\n';
}

/** `semantic-ast.json`: small designs whole, of large ones the heads of the screens and where each one lies. */
export const writeAst = async (writing: AstWriting): Promise<void> => {
  const { staging, reading, images, signal } = writing;
  const size = reading.screens.reduce((sum, screen) => sum + sizeOf(screen, images), 0);
  const isLarge = size > LARGE_AST;
  if (isLarge) {
    await mapBounded(reading.screens, WRITTEN_AT_ONCE, async (screen) => {
      stopIfAborted(signal);
      await staging.writeFile(fileOf(screen), screenText(screen, reading, images));
    });
  }
  await staging.writeFile('semantic-ast.json', astText(writing, isLarge));
};
