import { describe, expect, it } from 'vitest';
import { baseBelow, idList, rootBase, shortId } from './short-ids.ts';

describe('short ids', () => {
  it('leaves out what the root and the instance above say', () => {
    const top = rootBase('12:1');
    const inside = baseBelow(top, { id: '12:7', isInstance: true });
    const deeper = baseBelow(inside, { id: 'I12:7;3:4', isInstance: true });
    expect(shortId('12:7', top)).toBe(':7');
    expect(shortId('I12:7;3:4', inside)).toBe(';3:4');
    expect(shortId('I12:7;3:4;5:6', deeper)).toBe(';5:6');
    expect(shortId('I12:7;3:5', deeper)).toBe('I12:7;3:5');
    expect(shortId('120:7', top)).toBe('120:7');
    expect(shortId('I12:70;3:4', inside)).toBe('I12:70;3:4');
  });

  it('goes on from the instance around the root', () => {
    expect(shortId('I12:7;3:4', rootBase('I12:7;9:9'))).toBe(';3:4');
  });

  it('quotes what is no id of Figma', () => {
    expect(shortId("12:1' like :2", rootBase('12:1'))).toBe("'12:1\\' like :2'");
  });

  it.each([
    [[':1', ':2', ':3'], ':1..3'],
    [[':1', ':2'], ':1,:2'],
    [[':9', ':10', ':11', ';3:1', ';3:2', ':11'], ':9..11,;3:1,;3:2,:11'],
    [[';3:1;4:8', ';3:1;4:9', ';3:1;4:10', ';3:2;4:11'], ';3:1;4:8..10,;3:2;4:11'],
    [[':08', ':9', ':10'], ':08,:9,:10'],
    [[], ''],
  ])('%j is %s', (ids, text) => {
    expect(idList(ids)).toBe(text);
  });
});
