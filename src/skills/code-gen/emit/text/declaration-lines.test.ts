import { describe, expect, it } from 'vitest';
import { declarationLines } from './declaration-lines.ts';

const printed = (property: string, value: string): string =>
  declarationLines(property, value, 2)
    .map(({ text, deeper }) => '  '.repeat(deeper) + text)
    .join('\n');

describe('lines of a declaration', () => {
  it.each([
    ['a plain value', 'color', 'rgb(1, 2, 3)', 'color: rgb(1, 2, 3);'],
    ['names one after the other', 'font-family', "Inter, 'A, B', serif", "font-family: Inter, 'A, B', serif;"],
    ['values with parts', 'font', "400 12px/16px 'A B', serif", "font:\n  400 12px/16px 'A B',\n  serif;"],
    [
      'shadows',
      'box-shadow',
      '0 1px rgb(0, 0, 0), inset 0 0 2px red',
      'box-shadow:\n  0 1px rgb(0, 0, 0),\n  inset 0 0 2px red;',
    ],
    [
      'a value with long parts',
      'font',
      `${['a', 'b', 'c'].map((one) => `var(--${one.repeat(30)})`).join(' ')}, serif`,
      `font:\n  var(--${'a'.repeat(30)}) var(--${'b'.repeat(30)})\n    var(--${'c'.repeat(30)}),\n  serif;`,
    ],
    ['a variable', '--shadow', '0 1px red, 0 2px blue', '--shadow: 0 1px red, 0 2px blue;'],
    ['a rule in the rule', '&::before', "content: ';'; width: 1em", "&::before {\n  content: ';';\n  width: 1em;\n}"],
    [
      'a long function',
      'background',
      `linear-gradient(${['90deg', ...Array.from({ length: 4 }, (_, at) => `rgb(100, 100, 100) ${at}0%`)].join(', ')})`,
      `background: linear-gradient(\n  90deg,\n  rgb(100, 100, 100) 00%,\n  rgb(100, 100, 100) 10%,\n  rgb(100, 100, 100) 20%,\n  rgb(100, 100, 100) 30%\n);`,
    ],
  ])('are those of formatters: %s', (_, property, value, lines) => {
    expect(printed(property, value)).toBe(lines);
  });
});
