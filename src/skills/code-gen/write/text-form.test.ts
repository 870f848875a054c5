import { describe, expect, it } from 'vitest';
import { fc } from '#testing/properties';
import { inFormOf, readTextFile } from './text-form.ts';

const utf16 = (text: string, big: boolean): Buffer => {
  const body = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from(big ? [0xfe, 0xff] : [0xff, 0xfe]), big ? body.swap16() : body]);
};

const put = (old: Buffer, text: string): Buffer | null => {
  const file = readTextFile(old);
  return file && inFormOf(file, text);
};

describe('the form of a text file', () => {
  it.each([
    ['CRLF', Buffer.from('a\r\nb\r\n'), 'a\nc\n', Buffer.from('a\r\nc\r\n')],
    ['a BOM', Buffer.from('\uFEFFa\n'), 'b\n', Buffer.from('\uFEFFb\n')],
    ['UTF-16 little endian', utf16('a\r\n', false), 'b\n', utf16('b\r\n', false)],
    ['UTF-16 big endian', utf16('a\n', true), 'b\n', utf16('b\n', true)],
    ['one byte a character', Buffer.from([0x61, 0xe9, 0x0a]), 'aé\nb\n', Buffer.from([0x61, 0xe9, 0x0a, 0x62, 0x0a])],
    [
      'bytes behind a BOM that are no UTF-8',
      Buffer.from([0xef, 0xbb, 0xbf, 0xe9, 0x0a]),
      '\u00ef\u00bb\u00bf\u00e9\nb\n',
      Buffer.from([0xef, 0xbb, 0xbf, 0xe9, 0x0a, 0x62, 0x0a]),
    ],
    ['no final newline where the last line stays', Buffer.from('a\nz'), 'b\nz\n', Buffer.from('b\nz')],
    ['a final newline where the last line stays', Buffer.from('a\nz\n'), 'b\nz', Buffer.from('b\nz\n')],
    [
      'mixed line ends, line by line',
      Buffer.from('a\r\nb\nc\r\nd\n'),
      'a\nb\nnew\nc\nd\n',
      Buffer.from('a\r\nb\nnew\nc\r\nd\n'),
    ],
  ])('[CG12] keeps %s', (_name, old, text, wanted) => {
    expect(put(old, text)).toEqual(wanted);
  });

  it('[CG12] puts back exactly what it read when nothing changes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (array, asText) => {
        const bytes = asText ? Buffer.from(Buffer.from(array).toString('utf8')) : Buffer.from(array);
        const file = readTextFile(bytes);
        if (file === null) return;
        expect(inFormOf(file, file.text)).toEqual(bytes);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says that an encoding cannot hold a text, and that bytes are none', () => {
    expect(put(Buffer.from([0xe9, 0x0a]), '字\n')).toBeNull();
    expect(readTextFile(Buffer.from([1, 0, 2]))).toBeNull();
    expect(readTextFile(Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]))).toBeNull();
  });
});
