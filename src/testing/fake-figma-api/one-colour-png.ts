import { crc32, deflateSync } from 'node:zlib';

/** Figma shrinks a render above this many pixels. */
const MAX_PIXELS = 32_000_000;

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

const header = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  // One bit per pixel, with a palette.
  data.set([1, 3, 0, 0, 0], 8);
  return data;
};

/** A whole PNG of one colour, a few hundred bytes whatever its size. `hue` is any number; equal numbers give equal bytes. */
export const oneColourPng = (width: number, height: number, hue: number): Buffer => {
  const shrink = Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)));
  const [w, h] = [Math.max(1, Math.round(width * shrink)), Math.max(1, Math.round(height * shrink))];
  const colour = Buffer.from([(hue * 53) % 256, (hue * 101) % 256, (hue * 193) % 256]);
  const rows = Buffer.alloc(h * (1 + Math.ceil(w / 8)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header(w, h)),
    chunk('PLTE', colour),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
