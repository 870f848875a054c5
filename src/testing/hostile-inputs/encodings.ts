import { gzipSync } from 'node:zlib';
import { good, type HostileInput } from './hostile-input.ts';

/** What may be read and may be refused, as long as it is said. */
const EITHER = ['imported', 'design-invalid', 'design-unreadable'];

export const encodings = (): readonly HostileInput[] => [
  { name: 'UTF-8 with a BOM', content: `\uFEFF${good}`, expected: ['imported'] },
  {
    name: 'UTF-16 from the other end',
    content: Buffer.from(`\uFEFF${good}`, 'utf16le').swap16(),
    expected: EITHER,
  },
  { name: 'UTF-16 without a BOM', content: Buffer.from(good, 'utf16le'), expected: EITHER },
  { name: 'Latin-1', content: Buffer.from(good.replace('Page 1', 'Größe'), 'latin1'), expected: EITHER },
  {
    name: 'overlong UTF-8',
    content: Buffer.concat([Buffer.from([0xc0, 0xaf]), Buffer.from(good)]),
    expected: EITHER,
  },
  { name: 'NUL at the end', content: `${good}\0\0`, expected: ['design-invalid'] },
  { name: 'blanks of 5 MB around', content: `${' '.repeat(5_000_000)}${good}\n`, expected: ['imported'] },
  { name: 'two designs', content: `${good}\n${good}`, expected: ['design-invalid'] },
  { name: 'a comment', content: `/* x */ ${good}`, expected: ['design-invalid'] },
  { name: 'a comma too many', content: good.replace(/\}$/, ',}'), expected: ['design-invalid'] },
  { name: 'JSON in JSON', content: JSON.stringify(good), expected: ['design-invalid'] },
  { name: 'gzip of gzip', content: gzipSync(gzipSync(good)), expected: EITHER },
  {
    name: 'gzip in two members',
    content: Buffer.concat([gzipSync(good.slice(0, 99)), gzipSync(good.slice(99))]),
    expected: EITHER,
  },
  {
    name: 'gzip with rubbish behind',
    content: Buffer.concat([gzipSync(good), Buffer.from('rubbish')]),
    expected: EITHER,
  },
];
