import { join } from 'node:path';
import { type Manifest, manifest as manifestSchema } from '#contract/snapshot';
import { readBounded } from '../files/bounded-read.ts';
import { createPace, type Pace } from '../files/pace.ts';
import { parsePaced } from '../files/paced-json.ts';

export const MANIFEST = 'manifest.json';
export const HEAD_FILE = 'design-context.json';
/** A snapshot is not published without these. */
export const REQUIRED_FILES = [
  'guide.md',
  HEAD_FILE,
  'semantic-ast.json',
  'design-variables.json',
  'image-map.json',
] as const;

const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;
const MAX_PATH_BYTES = 1_024;
const MAX_SEGMENT_BYTES = 255;
// What a segment may not hold: separators of either kind, a drive's colon, and what cannot be seen.
const FORBIDDEN = /[\p{Cc}\\:\u2028\u2029]/u;

const isPlainSegment = (segment: string): boolean =>
  segment !== '' &&
  !segment.startsWith('.') &&
  Buffer.byteLength(segment) <= MAX_SEGMENT_BYTES &&
  !FORBIDDEN.test(segment);

/** True for a path that may name a file of a snapshot: relative, `/` between plain names, none of them hidden. */
export const isSnapshotPath = (path: string): boolean =>
  Buffer.byteLength(path) <= MAX_PATH_BYTES && path.split('/').every(isPlainSegment) && path !== MANIFEST;

const fileEntry = manifestSchema.shape.files.valueType;

// A design of thousands of pictures has as many rows: looked at row by row, so that nobody waits for all of them.
const checkedFiles = async (value: unknown, pace: Pace): Promise<Manifest['files'] | null> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const files: [string, Manifest['files'][string]][] = [];
  for (const [path, entry] of Object.entries(value)) {
    files.push([path, fileEntry.parse(entry)]);
    if (!isSnapshotPath(path)) return null;
    if (pace.isDue()) await pace.rest();
  }
  return Object.fromEntries(files);
};

/** The manifest of a snapshot folder, or why there is none. */
export const readManifest = async (dir: string): Promise<Manifest | { readonly problem: string }> => {
  const read = await readBounded(join(dir, MANIFEST), MAX_MANIFEST_BYTES);
  if (read.kind !== 'ok') return { problem: `${MANIFEST} is ${read.kind}` };
  try {
    const pace = createPace();
    const raw = await parsePaced(new TextDecoder().decode(read.bytes), pace);
    const { schemaVersion } = manifestSchema.pick({ schemaVersion: true }).parse(raw);
    const files = await checkedFiles((raw as { files?: unknown }).files, pace);
    if (files === null) return { problem: `${MANIFEST} names a path that no snapshot has` };
    const missing = REQUIRED_FILES.find((path) => !Object.hasOwn(files, path));
    return missing === undefined ? { schemaVersion, files } : { problem: `${MANIFEST} does not name ${missing}` };
  } catch {
    return { problem: `${MANIFEST} cannot be understood` };
  }
};
