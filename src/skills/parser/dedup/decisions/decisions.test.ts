import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type ImageDecision, MOST_IMAGE_DECISIONS } from '#contract/image-decisions';
import { tempDir } from '#testing/temp-dir';
import { openDecisionBook } from './decision-book.ts';
import { keepImageDecision, readImageDecisions } from './decision-file.ts';
import { joinGroups } from './join-groups.ts';

const say = (decision: ImageDecision['decision'], a: string, b: string): ImageDecision => ({ decision, a, b });
const everything = (): boolean => true;
const alphabet = (a: string, b: string): number => (a < b ? -1 : 1);

describe('a book of decisions', () => {
  it('takes the newest of two about the same pictures, whichever is named first', () => {
    const book = openDecisionBook([say('join', 'a', 'b'), say('split', 'b', 'a')], everything);
    expect(book.isSplit('a', 'b')).toBe(true);
    expect(book.joined).toEqual([]);
    expect(book.decided('a', 'b')).toBe('split');
    const other = openDecisionBook([say('split', 'b', 'a'), say('join', 'a', 'b')], everything);
    expect(other.isSplit('a', 'b')).toBe(false);
    expect(other.joined).toEqual([['a', 'b']].map((set) => expect.arrayContaining(set)));
  });

  it('sees contradictions that go by way of others', () => {
    const old = [say('join', 'a', 'c'), say('join', 'b', 'c')];
    const book = openDecisionBook([...old, say('split', 'a', 'b')], everything);
    expect(book.isSplit('a', 'b')).toBe(true);
    // b and c is newer than a and c, so a is the one that stays outside.
    expect(book.isSplit('a', 'c')).toBe(true);
    expect(book.isSplit('b', 'c')).toBe(false);
    const late = openDecisionBook([say('split', 'a', 'b'), ...old], everything);
    expect(late.isSplit('a', 'b')).toBe(false);
  });

  it('leaves out what is not in the set', () => {
    const book = openDecisionBook([say('join', 'a', 'x'), say('join', 'x', 'b')], (one) => one !== 'x');
    expect(book.joined).toEqual([]);
    expect(book.decided('a', 'x')).toBeNull();
  });
});

describe('joinGroups', () => {
  it('joins whole groups, the best picture first', () => {
    const book = openDecisionBook([say('join', 'c', 'b')], everything);
    expect(joinGroups([['a', 'c'], ['b'], ['d']], book, alphabet)).toEqual([['d'], ['a', 'b', 'c']]);
  });

  it('takes out only what was joined where the rest was split', () => {
    const book = openDecisionBook([say('split', 'a', 'b'), say('join', 'c', 'd')], everything);
    const groups = joinGroups(
      [
        ['a', 'c'],
        ['b', 'd'],
      ],
      book,
      alphabet,
    );
    expect(groups).toEqual([['c', 'd'], ['a'], ['b']]);
  });

  it('never loses a picture, never keeps together what the book splits, always what it joins', () => {
    const name = fc.constantFrom(...'abcdefgh');
    const decision = fc.record({
      decision: fc.constantFrom('join', 'split'),
      a: name,
      b: name,
    }) as fc.Arbitrary<ImageDecision>;
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 12 }), (decisions) => {
        const book = openDecisionBook(decisions, everything);
        const groups = joinGroups(
          [...'abcdefgh'].map((one) => [one]),
          book,
          alphabet,
        );
        expect(groups.flat().sort().join('')).toBe('abcdefgh');
        for (const group of groups)
          for (const a of group) for (const b of group) expect(book.isSplit(a, b)).toBe(false);
        for (const set of book.joined)
          expect(groups.some((group) => set.every((one) => group.includes(one)))).toBe(true);
        const last = decisions.at(-1);
        if (last === undefined || last.a === last.b) return;
        const together = groups.some((group) => group.includes(last.a) && group.includes(last.b));
        expect(together).toBe(last.decision === 'join');
      }),
      { numRuns: 2_000 },
    );
  });
});

const hash = (n: number): string => n.toString(16).padStart(32, '0');

const workspace = async (): Promise<{ root: string; file: string }> => {
  const dir = await tempDir('decisions');
  onTestFinished(dir.remove);
  await mkdir(join(dir.path, '.hx/figma2code'), { recursive: true });
  return { root: dir.path, file: join(dir.path, '.hx/figma2code/image-decisions.json') };
};

describe('image-decisions.json', () => {
  afterEach(() => {
    delete process.env['F2C_FAILPOINT'];
  });

  it('keeps each pair once, the newest last, and forgets', async () => {
    const { root } = await workspace();
    expect(await readImageDecisions(root)).toEqual([]);
    await keepImageDecision(root, say('join', hash(2), hash(1)));
    await keepImageDecision(root, say('split', hash(3), hash(4)));
    expect(await keepImageDecision(root, say('split', hash(1), hash(2)))).toBe(2);
    expect(await readImageDecisions(root)).toEqual([say('split', hash(3), hash(4)), say('split', hash(1), hash(2))]);
    await keepImageDecision(root, { decision: 'forget', a: hash(4), b: hash(3) });
    expect(await readImageDecisions(root)).toEqual([say('split', hash(1), hash(2))]);
  });

  it('[I8] refuses what is over its bound with a text, and still takes another word on a known pair', async () => {
    const { root, file } = await workspace();
    const decisions = Array.from({ length: MOST_IMAGE_DECISIONS }, (_, i) => say('join', hash(2 * i), hash(2 * i + 1)));
    await writeFile(file, JSON.stringify({ schemaVersion: 1, decisions }));
    await expect(keepImageDecision(root, say('join', hash(0), hash(3)))).rejects.toMatchObject({
      code: 'image-decisions-full',
    });
    expect(await keepImageDecision(root, say('split', hash(0), hash(1)))).toBe(MOST_IMAGE_DECISIONS);
  });

  it.each([
    ['not JSON', '{', 'decisions-json'],
    ['another version', '{"schemaVersion":99,"decisions":[]}', 'decisions-version'],
    ['no list', '{"schemaVersion":1}', 'decisions-shape'],
    ['no hash', '{"schemaVersion":1,"decisions":[{"decision":"join","a":"../x","b":"y"}]}', 'decisions-shape'],
    ['a list', '[]', 'decisions-version'],
    ['too large', ' '.repeat(5 * 1024 * 1024), 'decisions-too-large'],
  ])('is refused and left alone when it is %s', async (_what, text, word) => {
    const { root, file } = await workspace();
    await writeFile(file, text);
    const refused = { code: 'image-decisions-invalid', params: { reason: `reason.${word}` } };
    await expect(readImageDecisions(root)).rejects.toMatchObject(refused);
    await expect(keepImageDecision(root, say('join', hash(1), hash(2)))).rejects.toMatchObject(refused);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('is not read or written through a link that leads away', async () => {
    const { root, file } = await workspace();
    const { root: elsewhere } = await workspace();
    await writeFile(join(elsewhere, 'target.json'), '{"schemaVersion":1,"decisions":[]}');
    await symlink(join(elsewhere, 'target.json'), file);
    await expect(readImageDecisions(root)).rejects.toMatchObject({ code: 'path-outside' });
    await expect(keepImageDecision(root, say('join', hash(1), hash(2)))).rejects.toMatchObject({
      code: 'path-outside',
    });
  });

  it.each(['ENOSPC', 'EIO'])('is as before when writing fails with %s', async (failure) => {
    const { root, file } = await workspace();
    await keepImageDecision(root, say('join', hash(1), hash(2)));
    const before = await readFile(file, 'utf8');
    process.env['F2C_FAILPOINT'] = `image-decisions.write=${failure}`;
    await expect(keepImageDecision(root, say('join', hash(3), hash(4)))).rejects.toHaveProperty('code');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(await readdir(join(root, '.hx/figma2code'))).toEqual(['image-decisions.json']);
  });
});
