import { join } from 'node:path';
import type { ImageEntry, Manifest } from '#contract/snapshot';
import { readBounded } from '#workspace/files/bounded-read';
import { listedFiles } from '#workspace/reading/snapshot-files';
import type { AssetKind } from './asset-folder.ts';
import type { AssetInput } from './asset-place.ts';
import { vectorDrawable } from './drawable/vector-drawable.ts';
import type { FoundImages } from './search/find-images.ts';
import type { WantedContent } from './search/match-images.ts';
import { isSimpleVector, type StackAssets } from './stack-assets.ts';
import type { UsedPicture } from './used-pictures.ts';

/** A file of the snapshot that can stand for a picture. */
export interface SnapshotPicture extends WantedContent {
  readonly file: string;
  readonly kind: AssetKind;
  /** What is written instead of its bytes. */
  readonly text?: string;
}

export interface WantedPicture {
  readonly used: UsedPicture;
  /** As the stack wants it, the best first. */
  readonly pictures: readonly SnapshotPicture[];
}

const MAX_VECTOR = 1024 * 1024;
const MAX_PROJECT_FILE = 1024 * 1024;

const textOf = async (path: string, limit: number): Promise<string> => {
  const read = await readBounded(path, limit).catch(() => null);
  return read?.kind === 'ok' ? new TextDecoder().decode(read.bytes) : '';
};

type Vectors = 'all' | 'simple' | 'drawable' | 'none';

/** Whether drawings are wanted, and which. */
const vectorsOf = async (stack: StackAssets, workspace: string, found: FoundImages): Promise<Vectors> => {
  if (stack.vectors === 'always') return 'all';
  if (stack.vectors === 'simple' || stack.vectors === 'drawable') return stack.vectors;
  const { vectorPackage } = stack;
  if (stack.vectors === 'never' || vectorPackage === undefined) return 'none';
  for (const path of found.projectFiles)
    if (vectorPackage.test(await textOf(join(workspace, path), MAX_PROJECT_FILE))) return 'simple';
  return 'none';
};

const listed = (files: Manifest['files'], file: string, md5: string): Omit<SnapshotPicture, 'kind'>[] => {
  const entry = Object.hasOwn(files, file) ? files[file] : undefined;
  return entry === undefined ? [] : [{ file, md5, size: entry.size }];
};

interface Choosing {
  readonly input: AssetInput;
  readonly files: Manifest['files'];
  readonly vectors: Vectors;
}

const picturesOf = async ({ input, files, vectors }: Choosing, entry: ImageEntry): Promise<SnapshotPicture[]> => {
  if (entry.snapshot === null) return [];
  const bitmaps = listed(files, entry.snapshot, entry.md5).map((one) => ({ ...one, kind: 'bitmap' as const }));
  const { vector } = entry;
  if (vectors === 'none' || vector === undefined) return bitmaps;
  const drawings = listed(files, vector.snapshot, vector.md5).map((one) => ({ ...one, kind: 'vector' as const }));
  if (drawings.length === 0) return bitmaps;
  if (vectors === 'all') return [...drawings, ...bitmaps];
  const svg = await textOf(join(input.snapshotFolder, vector.snapshot), MAX_VECTOR);
  if (vectors === 'simple') return isSimpleVector(svg) ? [...drawings, ...bitmaps] : bitmaps;
  const text = vectorDrawable(svg);
  return text === null ? bitmaps : [...drawings.map((one) => ({ ...one, text })), ...bitmaps];
};

/** The pictures that screens show and the snapshot holds, by key, in the formats that the stack takes. */
export const wantedPictures = async (
  input: AssetInput,
  stack: StackAssets,
  found: FoundImages,
): Promise<readonly WantedPicture[]> => {
  const { workspace, imageMap, used, snapshotFolder } = input;
  const [files, vectors] = [await listedFiles(snapshotFolder), await vectorsOf(stack, workspace, found)];
  const wanted: WantedPicture[] = [];
  for (const one of used.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    const entry = Object.hasOwn(imageMap, one.key) ? imageMap[one.key] : undefined;
    const pictures = entry === undefined ? [] : await picturesOf({ input, files, vectors }, entry);
    if (pictures.length > 0) wanted.push({ used: one, pictures });
  }
  return wanted;
};
