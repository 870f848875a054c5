import { crc32, inflateSync } from 'node:zlib';
import type { Pixels } from '../look/thumbnail.ts';

const SIGNATURE_BYTES = 8;
/** The least that zlib takes for the size of its pieces; one piece for all saves a copy. */
const LEAST_CHUNK = 64;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Chunks that change what the pixels mean; such a file goes to the full decoder. */
const MEANINGFUL = new Set(['iCCP', 'gAMA', 'acTL', 'cICP']);

interface Parts {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly palette: Buffer | null;
  readonly transparency: Buffer | null;
  readonly data: readonly Buffer[];
}

/** The chunks of a plain PNG (8 bits, not interlaced); null for any other, `broken` when a checksum is wrong. */
const readParts = (bytes: Buffer): Parts | null | 'broken' => {
  const [depth, type, interlace] = [bytes[24], bytes[25] ?? -1, bytes[28]];
  const channels = CHANNELS[type];
  if (channels === undefined || depth !== 8 || interlace !== 0) return null;
  let [palette, transparency]: [Buffer | null, Buffer | null] = [null, null];
  const data: Buffer[] = [];
  for (let at = SIGNATURE_BYTES; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'broken';
    const body = bytes.subarray(at + 8, end - 4);
    if (MEANINGFUL.has(name)) return null;
    if (name === 'PLTE') palette = body;
    if (name === 'tRNS') transparency = body;
    if (name === 'IDAT') data.push(body);
    if (name === 'IEND') break;
    at = end;
  }
  if (transparency !== null && type !== 3) return null;
  if (type === 3 && palette === null) return 'broken';
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return { width, height, channels, palette: type === 3 ? palette : null, transparency, data };
};

const paeth = (left: number, above: number, corner: number): number => {
  const estimate = left + above - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
};

type Filter = (
  raw: Buffer,
  from: number,
  row: { at: number; bytes: number; channels: number },
  out: Uint8Array,
) => void;

const copyRow: Filter = (_raw, from, { at, bytes }, out) => {
  out.copyWithin(at, from, from + bytes);
};
const subtractLeft: Filter = (raw, from, { at, bytes, channels }, out) => {
  for (let i = 0; i < bytes; i += 1)
    out[at + i] = (raw[from + i] as number) + (i < channels ? 0 : (out[at + i - channels] as number));
};
const subtractAbove: Filter = (raw, from, { at, bytes }, out) => {
  for (let i = 0; i < bytes; i += 1)
    out[at + i] = (raw[from + i] as number) + (at === 0 ? 0 : (out[at + i - bytes] as number));
};
const subtractMean: Filter = (raw, from, { at, bytes, channels }, out) => {
  for (let i = 0; i < bytes; i += 1) {
    const left = i < channels ? 0 : (out[at + i - channels] as number);
    const above = at === 0 ? 0 : (out[at + i - bytes] as number);
    out[at + i] = (raw[from + i] as number) + ((left + above) >> 1);
  }
};
const subtractPaeth: Filter = (raw, from, { at, bytes, channels }, out) => {
  for (let i = 0; i < bytes; i += 1) {
    const left = i < channels ? 0 : (out[at + i - channels] as number);
    const above = at === 0 ? 0 : (out[at + i - bytes] as number);
    const corner = i < channels || at === 0 ? 0 : (out[at + i - bytes - channels] as number);
    out[at + i] = (raw[from + i] as number) + paeth(left, above, corner);
  }
};
const FILTERS: readonly Filter[] = [copyRow, subtractLeft, subtractAbove, subtractMean, subtractPaeth];

/** In place: a row is shorter without the byte that names its filter, so what is written stands before what is read. */
const unfilter = (raw: Buffer, { width, height, channels }: Parts): Uint8Array | 'broken' => {
  const bytes = width * channels;
  if (raw.length < (bytes + 1) * height) return 'broken';
  for (let y = 0; y < height; y += 1) {
    const from = y * (bytes + 1);
    const filter = FILTERS[raw[from] as number];
    if (filter === undefined) return 'broken';
    filter(raw, from + 1, { at: y * bytes, bytes, channels }, raw);
  }
  return raw.subarray(0, bytes * height);
};

const fromPalette = (indexes: Uint8Array, palette: Buffer, transparency: Buffer | null): Uint8Array => {
  const out = new Uint8Array(indexes.length * 4);
  for (const [i, index] of indexes.entries()) {
    out.set(palette.subarray(index * 3, index * 3 + 3), i * 4);
    out[i * 4 + 3] = transparency?.[index] ?? 255;
  }
  return out;
};

const toRgba = (samples: Uint8Array, channels: number): Uint8Array => {
  if (channels === 4) return samples;
  const out = new Uint8Array((samples.length / channels) * 4);
  const isGrey = channels < 3;
  for (let i = 0; i < out.length / 4; i += 1) {
    const from = i * channels;
    for (let c = 0; c < 3; c += 1) out[i * 4 + c] = samples[from + (isGrey ? 0 : c)] as number;
    out[i * 4 + 3] = channels === 2 ? (samples[from + 1] as number) : 255;
  }
  return out;
};

/**
 * Decodes the PNGs that Figma writes without the full decoder, at a fraction of its cost. The file must have passed
 * `checkPicture`, so its size is bounded.
 * @returns null for PNGs of other kinds (16 bits, interlaced, colour profile), `broken` for damaged ones
 */
export const plainPngPixels = (bytes: Buffer): Pixels | null | 'broken' => {
  const parts = readParts(bytes);
  if (parts === null || parts === 'broken') return parts;
  const { width, height, channels, palette, transparency } = parts;
  try {
    const length = (width * channels + 1) * height;
    const [only] = parts.data;
    const packed = parts.data.length === 1 && only !== undefined ? only : Buffer.concat(parts.data);
    const raw = inflateSync(packed, { maxOutputLength: length, chunkSize: Math.max(length, LEAST_CHUNK) });
    const samples = unfilter(raw, parts);
    if (samples === 'broken') return 'broken';
    return {
      width,
      height,
      data: palette === null ? toRgba(samples, channels) : fromPalette(samples, palette, transparency),
    };
  } catch {
    return 'broken';
  }
};
