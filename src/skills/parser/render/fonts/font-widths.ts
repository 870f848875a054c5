import type { FontWidths } from '../text/font-book.ts';

/** Code points whose widths are read: all that is common in designs of scripts with letters. */
const LAST_CODE = 0x2fff;

interface Tables {
  readonly bytes: Buffer;
  /** Offset of each table by its four letters. */
  readonly at: ReadonlyMap<string, number>;
}

const tablesOf = (bytes: Buffer): Tables => {
  const start = bytes.toString('latin1', 0, 4) === 'ttcf' ? bytes.readUInt32BE(12) : 0;
  const at = new Map<string, number>();
  for (let index = 0; index < bytes.readUInt16BE(start + 4); index += 1) {
    const record = start + 12 + 16 * index;
    at.set(bytes.toString('latin1', record, record + 4), bytes.readUInt32BE(record + 8));
  }
  return { bytes, at };
};

const tableAt = ({ at }: Tables, name: string): number => {
  const offset = at.get(name);
  if (offset === undefined) throw new RangeError(`no table ${name}`);
  return offset;
};

/** The Unicode part of `cmap` in format 4, which every font for screens has. */
const segmentsAt = (tables: Tables): number => {
  const { bytes } = tables;
  const cmap = tableAt(tables, 'cmap');
  for (let index = 0; index < bytes.readUInt16BE(cmap + 2); index += 1) {
    const record = cmap + 4 + 8 * index;
    const [platform, offset] = [bytes.readUInt16BE(record), cmap + bytes.readUInt32BE(record + 4)];
    if ((platform === 0 || platform === 3) && bytes.readUInt16BE(offset) === 4) return offset;
  }
  throw new RangeError('no cmap of format 4');
};

const glyphsOf = (tables: Tables): Map<number, number> => {
  const { bytes } = tables;
  const at = segmentsAt(tables);
  const doubled = bytes.readUInt16BE(at + 6);
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = bytes.readUInt16BE(at + 14 + segment);
    const start = bytes.readUInt16BE(at + 16 + doubled + segment);
    const delta = bytes.readUInt16BE(at + 16 + 2 * doubled + segment);
    const rangeAt = at + 16 + 3 * doubled + segment;
    const range = bytes.readUInt16BE(rangeAt);
    for (let code = start; code <= Math.min(end, LAST_CODE); code += 1) {
      const raw = range === 0 ? code : bytes.readUInt16BE(rangeAt + range + 2 * (code - start));
      if (raw !== 0) glyphs.set(code, (raw + delta) & 0xffff);
    }
  }
  return glyphs;
};

/**
 * Advance widths of a TrueType or OpenType font, in shares of its size.
 * @throws RangeError for files that are no font, or a font without what is needed
 */
export const readFontWidths = (bytes: Buffer): FontWidths => {
  const tables = tablesOf(bytes);
  const unit = bytes.readUInt16BE(tableAt(tables, 'head') + 18);
  const count = bytes.readUInt16BE(tableAt(tables, 'hhea') + 34);
  const hmtx = tableAt(tables, 'hmtx');
  if (unit === 0 || count === 0) throw new RangeError('no widths');
  const advances = new Map<number, number>();
  for (const [code, glyph] of glyphsOf(tables)) {
    advances.set(code, bytes.readUInt16BE(hmtx + 4 * Math.min(glyph, count - 1)) / unit);
  }
  return { advances, average: advances.get(0x6e) ?? 0.6 };
};
