import type { FileSide, ProjectFile } from '#contract/code-gen/project-view';
import { decodeText } from './decode-text.ts';
import { MOST_PICTURE_BYTES, pictureType } from './picture-type.ts';

/** What of a text is shown; a viewer of more is none. */
export const MOST_TEXT_BYTES = 1024 * 1024;
const HEAD_BYTES = 256;

export interface SeenFile {
  readonly path: string;
  readonly side: FileSide;
  /** The first ones, at most `MOST_TEXT_BYTES`. */
  readonly bytes: Buffer;
  readonly size: number;
  /** Another one for other bytes, so that no picture is shown from before. */
  readonly stamp: string;
}

export const PROJECT_ASSETS = 'project/';

/** The first bytes, two hex digits each. */
export const hexOf = (bytes: Buffer): string =>
  bytes
    .subarray(0, HEAD_BYTES)
    .toString('hex')
    .replace(/..(?!$)/g, '$& ');

/** The address of a picture; the path is encoded as a whole, since names hold anything. */
const assetUrl = ({ path, side, stamp }: SeenFile): string =>
  `/${PROJECT_ASSETS}${side}/${Buffer.from(JSON.stringify(path)).toString('base64url')}?v=${encodeURIComponent(stamp)}`;

/** The way back from an address; null for anything that is none. */
export const readAssetPath = (asset: string): { readonly side: FileSide; readonly path: string } | null => {
  const [, side, code = ''] = /^project\/(now|base)\/([\w-]+)$/.exec(asset) ?? [];
  if (side !== 'now' && side !== 'base') return null;
  try {
    const path: unknown = JSON.parse(Buffer.from(code, 'base64url').toString('utf8'));
    return typeof path === 'string' ? { side, path } : null;
  } catch {
    return null;
  }
};

/** Text, picture or neither, by what the first bytes are. */
export const lookAtFile = (file: SeenFile): ProjectFile => {
  const { bytes, size } = file;
  if (pictureType(file.path, bytes) !== null && size <= MOST_PICTURE_BYTES)
    return { kind: 'image', url: assetUrl(file), size };
  const truncated = size > bytes.length;
  const text = decodeText(bytes, truncated);
  return text === null ? { kind: 'binary', size, head: hexOf(bytes) } : { kind: 'text', ...text, size, truncated };
};
