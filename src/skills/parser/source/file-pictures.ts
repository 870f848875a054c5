import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CodedError } from '#contract/errors';
import { reason } from '#contract/reason';
import type { FigmaLimits } from '../figma/client/limits.ts';
import { isFields } from '../figma/fields.ts';
import { checkPicture } from '../figma/images/picture-format.ts';
import type { FillFormat, FillResult, PictureResult } from './design-source.ts';
import { parseFileJson, readFileBytes } from './read-json-file.ts';

/** `I1:2;3:4` → `I1-2;3-4`, the name that exporters give a picture. */
const fileStem = (id: string): string => id.replaceAll(':', '-');

/**
 * Picture files of a folder by their stem, PNG before SVG. Names are looked up in this list and never joined from ids,
 * so an id such as `../../x` finds nothing.
 * @throws CodedError `design-unreadable`
 */
export const listPictures = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const names = await readdir(folder).catch((): never => {
    throw new CodedError('design-unreadable', { file: folder, reason: reason('no-such-folder') });
  });
  const byStem = new Map<string, string>();
  for (const name of names) {
    const match = /^(.+)\.(png|svg)$/i.exec(name);
    if (match?.[1] === undefined) continue;
    const isPng = match[2]?.toLowerCase() === 'png';
    if (isPng || !byStem.has(match[1])) byStem.set(match[1], join(folder, name));
  }
  return byStem;
};

export interface PictureReading {
  readonly limits: FigmaLimits;
  readonly signal: AbortSignal;
}

const readPicture = async (
  file: string,
  formats: readonly FillFormat[],
  { limits, signal }: PictureReading,
): Promise<FillResult> => {
  try {
    const bytes = await readFileBytes(file, limits.imageBytes, signal);
    const found = checkPicture(bytes, formats, { bytes: limits.imageBytes, pixels: limits.imagePixels });
    return 'reason' in found ? found : { bytes, format: found.format };
  } catch (error) {
    if (!(error instanceof CodedError) || signal.aborted) throw error;
    return { reason: error.code === 'design-too-large' ? 'too-large' : 'unreadable' };
  }
};

/** The picture that a folder holds for a layer; `no-file` where it holds none. */
export const readLayerPicture = async (
  id: string,
  pictures: ReadonlyMap<string, string>,
  reading: PictureReading,
): Promise<PictureResult> => {
  const file = pictures.get(fileStem(id));
  if (file === undefined) return { reason: 'no-file' };
  const result = await readPicture(file, ['png', 'svg'], reading);
  if ('reason' in result) return result;
  const { bytes, format } = result;
  return format === 'png' || format === 'svg' ? { bytes, format } : { reason: 'not-an-image' };
};

/**
 * `imageRef` → file. The JSON maps them directly, or under `meta.images` as the API answers; paths are relative to it.
 * @throws CodedError `design-unreadable`, `design-invalid`
 */
export const readFillMap = async (file: string, reading: PictureReading): Promise<ReadonlyMap<string, string>> => {
  const body = parseFileJson(await readFileBytes(file, reading.limits.jsonBytes, reading.signal), file);
  const meta = isFields(body) ? body['meta'] : null;
  const map = isFields(meta) && isFields(meta['images']) ? meta['images'] : body;
  if (!isFields(map)) throw new CodedError('design-invalid', { file, reason: reason('not-an-object') });
  return new Map(Object.entries(map).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
};

/** Addresses are refused: a saved design is imported without a network. */
export const readFill = async (
  ref: string,
  fills: { readonly file: string; readonly map: ReadonlyMap<string, string> },
  reading: PictureReading,
): Promise<FillResult> => {
  const path = fills.map.get(ref);
  if (path === undefined || path === '') return { reason: 'no-file' };
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return { reason: 'address-refused' };
  return await readPicture(resolve(dirname(fills.file), path), ['png', 'jpeg', 'gif', 'webp', 'svg'], reading);
};
