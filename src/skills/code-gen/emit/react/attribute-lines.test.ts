import { describe, expect, it } from 'vitest';
import { attributeLines } from './attribute-lines.ts';

const CLASSES = "className={['flex p-2', looks[kind], className].filter(Boolean).join(' ')}";

describe('lines of an attribute', () => {
  it.each([
    ['that has room', CLASSES, 100, [CLASSES]],
    [
      'with calls that have none',
      CLASSES,
      60,
      ["className={['flex p-2', looks[kind], className]", '  .filter(Boolean)', "  .join(' ')}"],
    ],
    [
      'with members that have none',
      CLASSES,
      40,
      ['className={[', "  'flex p-2',", '  looks[kind],', '  className,', ']', '  .filter(Boolean)', "  .join(' ')}"],
    ],
    ['that is one text', 'className="a b c"', 5, ['className="a b c"']],
  ])('are those of formatters: one %s', (_, attribute, room, lines) => {
    expect(attributeLines(attribute, room, '  ')).toEqual(lines);
  });
});
