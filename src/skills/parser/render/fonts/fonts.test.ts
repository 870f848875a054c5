import { describe, expect, it } from 'vitest';
import { readFontWidths } from './font-widths.ts';
import { installedFonts } from './installed-fonts.ts';

const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2);
  return bytes;
};

/** A font of three glyphs: none, `A` (600 of 1000) and `n` (500 of 1000); the last width serves all that follow. */
const tinyFont = (): Buffer => {
  const head = Buffer.alloc(54);
  head.writeUInt16BE(1000, 18);
  const hhea = Buffer.alloc(36);
  hhea.writeUInt16BE(3, 34);
  const hmtx = words(250, 0, 600, 0, 500, 0);
  // Format 4: segments A, n and the closing one.
  const segments = words(
    4,
    40,
    0,
    6,
    0,
    0,
    0,
    0x41,
    0x6e,
    0xffff,
    0,
    0x41,
    0x6e,
    0xffff,
    1 - 0x41,
    2 - 0x6e,
    1,
    0,
    0,
    0,
  );
  const cmap = Buffer.concat([words(0, 1, 3, 1, 0, 12), segments]);
  const tables = { cmap, head, hhea, hmtx };
  let offset = 12 + 16 * 4;
  const records = Object.entries(tables).map(([name, body]) => {
    const record = Buffer.alloc(16);
    record.write(name, 0, 'latin1');
    record.writeUInt32BE(offset, 8);
    record.writeUInt32BE(body.length, 12);
    offset += body.length;
    return record;
  });
  return Buffer.concat([Buffer.from([0, 1, 0, 0]), words(4, 0, 0, 0), ...records, ...Object.values(tables)]);
};

describe('widths of a font', () => {
  it('reads advances by code point, in shares of the size', () => {
    const { advances, average } = readFontWidths(tinyFont());
    expect([...advances]).toEqual([
      [0x41, 0.6],
      [0x6e, 0.5],
    ]);
    expect(average).toBe(0.5);
  });

  it('refuses what is no font, cut off at any byte, with an error and not with nonsense', () => {
    const font = tinyFont();
    // Two bytes at the end are the bearing of the last glyph, which nobody needs.
    for (let length = 0; length < font.length - 2; length += 1) {
      expect(() => readFontWidths(font.subarray(0, length)), `${length}`).toThrow();
    }
  });
});

describe('fonts of the machine', () => {
  it('lists families in lower case with the widths of the one that stands in, or says that nobody knows', async ({
    skip,
  }) => {
    const book = await installedFonts(new AbortController().signal);
    if (book === null || book.families.size === 0) skip('fontconfig has no fonts here');
    expect([...(book?.families ?? [])].every((name) => name === name.toLowerCase() && name !== '')).toBe(true);
    const widths = book?.standIn?.regular;
    if (widths !== undefined) expect(widths.advances.get(0x57)).toBeGreaterThan(widths.advances.get(0x69) ?? 1);
  });

  it('is null where the programs of fontconfig are not there', async () => {
    const before = process.env['PATH'];
    process.env['PATH'] = '/nonexistent';
    try {
      expect(await installedFonts(new AbortController().signal)).toBeNull();
    } finally {
      process.env['PATH'] = before;
    }
  });
});
