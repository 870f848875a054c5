import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

/** A PNG of RGBA pixels with no filter: thousands of them cost little. */
export const plainPng = (data: Uint8Array, width: number): Buffer => {
  const height = data.length / 4 / width;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let y = 0; y < height; y += 1)
    rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A picture of `side` pixels a side that packs into next to nothing. */
export const bombPng = (side: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(side * (side * 4 + 1)), { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
};

/** A picture of one pixel with a colour profile that unpacks into so many MB. */
export const profileBombPng = (megabytes: number): Buffer => {
  const whole = plainPng(Uint8Array.of(9, 9, 9, 255), 1);
  const profile = Buffer.concat([Buffer.from('p\0\0', 'latin1'), deflateSync(Buffer.alloc(megabytes * 2 ** 20))]);
  const afterHeader = SIGNATURE.length + 25;
  return Buffer.concat([whole.subarray(0, afterHeader), chunk('iCCP', profile), whole.subarray(afterHeader)]);
};

const SIDE = 32;
const FIELDS = 8;

/** Numbers from 0 to 1, the same on every run. */
const noise = (seed: number): (() => number) => {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
};

const board = (random: () => number): Uint8Array => {
  const fields = Array.from({ length: FIELDS * FIELDS }, () => random() < 0.5);
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let i = 0; i < SIDE * SIDE; i += 1) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const field = Math.floor(y / (SIDE / FIELDS)) * FIELDS + Math.floor(x / (SIDE / FIELDS));
    if (fields[field]) data.set([20, 24, 39, 255], i * 4);
  }
  return data;
};

/** Pictures that differ in two pixels that nobody sees: other bytes, other pixels, one look. */
export const alikePictures = (count: number): Buffer[] => {
  const base = board(noise(1));
  return Array.from({ length: count }, (_, i) => {
    const data = Uint8Array.from(base);
    data.set([i % 256, Math.floor(i / 256), 0, 2], 0);
    return plainPng(data, SIDE);
  });
};

/** Pictures of which no two look the same. */
export const differentPictures = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, i) => plainPng(board(noise(i + 2)), SIDE));
