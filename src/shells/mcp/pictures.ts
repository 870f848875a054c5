import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { CodedError } from '#contract/errors';
import { latestSnapshot, readScreens, snapshotFile } from '#workspace/snapshots';
import { openWorkspace, type SnapshotGround } from './tools/snapshot-tools.ts';

export interface PictureResource {
  readonly uri: string;
  readonly name: string;
  readonly mimeType: string;
}

const SCHEME = 'figma2code://screens/';
const MOST_BYTES = 12 * 1024 * 1024;
const TYPES: Readonly<Record<string, string>> = { '.png': 'image/png', '.jpg': 'image/jpeg', '.svg': 'image/svg+xml' };

const typeOf = (path: string): string => TYPES[extname(path)] ?? 'application/octet-stream';

const picturesOf = async (ground: SnapshotGround): Promise<readonly PictureResource[]> => {
  const { folder, framework } = await openWorkspace(ground);
  const snapshot = await latestSnapshot(folder, framework);
  if (snapshot === null) return [];
  const screens = await readScreens(folder, framework, snapshot);
  return screens.flatMap(({ id, name, picture }) =>
    picture === null
      ? []
      : [{ uri: `${SCHEME}${snapshot}/${encodeURIComponent(id)}`, name, mimeType: typeOf(picture) }],
  );
};

/** Pictures of the screens of the latest snapshot. Clients ask at their start: a folder that is not set up has none. */
export const listPictures = async (ground: SnapshotGround): Promise<readonly PictureResource[]> => {
  try {
    return await picturesOf(ground);
  } catch (error) {
    if (error instanceof CodedError) return [];
    throw error;
  }
};

const readAddress = (uri: string): { snapshot: string; screen: string } => {
  const [snapshot = '', screen = '', ...more] = uri.startsWith(SCHEME) ? uri.slice(SCHEME.length).split('/') : [];
  try {
    if (snapshot !== '' && screen !== '' && more.length === 0) return { snapshot, screen: decodeURIComponent(screen) };
  } catch {
    // Not written by us.
  }
  throw new CodedError('layer-missing', { id: uri.slice(0, 80) });
};

/** @throws CodedError `layer-missing`, `snapshot-missing`, `design-unreadable`, `design-too-large` */
export const readPicture = async (
  ground: SnapshotGround,
  uri: string,
): Promise<{ readonly uri: string; readonly mimeType: string; readonly blob: string }> => {
  const { snapshot, screen } = readAddress(uri);
  const { folder, framework } = await openWorkspace(ground);
  const found = (await readScreens(folder, framework, snapshot)).find(({ id }) => id === screen);
  if (found === undefined || found.picture === null) throw new CodedError('layer-missing', { id: screen.slice(0, 80) });
  const file = await snapshotFile(folder, framework, snapshot, found.picture);
  if ((await stat(file)).size > MOST_BYTES) throw new CodedError('bridge-too-large', { mb: MOST_BYTES / 2 ** 20 });
  return { uri, mimeType: typeOf(found.picture), blob: (await readFile(file)).toString('base64') };
};
