import { fileBody, solid } from '../design-builder.ts';
import { design, frame, good, type HostileInput, textOf, within } from './hostile-input.ts';

export const members = (): readonly HostileInput[] => [
  { name: 'children twice', content: within('"children":[1],"children":null'), expected: ['imported'] },
  { name: 'an id that is a prototype', content: good.replaceAll(/"1:(\d)"/g, '"__proto__"'), expected: ['imported'] },
  {
    name: 'members of every prototype',
    content: within('"__proto__":{"type":"TEXT"},"constructor":1,"toString":{},"hasOwnProperty":0'),
    expected: ['imported'],
  },
  {
    name: 'components named like prototypes',
    content: good.replace('"components":{}', '"components":{"__proto__":{"name":"x"},"constructor":null}'),
    expected: ['imported'],
  },
  {
    name: 'numbers without bounds',
    content: within(
      '"opacity":-1e400,"cornerRadius":1e-400,"strokeWeight":-0,"itemSpacing":123456789012345678901234567890,"rotation":1e308',
    ),
    expected: ['imported'],
  },
  { name: 'a number of 50,000 digits', content: within(`"opacity":${'9'.repeat(50_000)}`), expected: ['imported'] },
  {
    name: 'halves of surrogates',
    content: within('"name":"\\ud800 \\udc00","characters":"\\udfff"'),
    expected: ['imported'],
  },
  design('a name of 1 MB', { name: 'n'.repeat(1_000_000) }),
  design('a name of brackets', { name: '{{reason}} $x $t(errors.internal) %s <b>' }),
  design('visible as a word', { visible: 'false', locked: 'yes', opacity: '0.5' }),
  design('a type of 10,000 letters', { type: 'X'.repeat(10_000) }),
  design('a type that is an object', { type: { a: 1 } }),
];

export const ids = (): readonly HostileInput[] =>
  [
    '../../../escape',
    '/etc/passwd',
    'a\u0000b',
    '..',
    '.',
    '',
    'CON',
    'x'.repeat(100_000),
    '\u202e:1',
    'I1:1;../..;',
  ].map((id) => ({
    name: `an id ${JSON.stringify(id.slice(0, 20))}`,
    content: textOf(
      fileBody([
        [
          { ...frame({ fills: [solid(1, 0, 0)] }), id },
          { ...frame(), id: `${id}!` },
        ],
      ]),
    ),
    expected: ['imported'],
  }));
