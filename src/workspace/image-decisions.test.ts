import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type ImageDecision, MOST_IMAGE_DECISIONS } from '#contract/image-decisions';
import { tempDir } from '#testing/temp-dir';
import { keepImageDecision, readImageDecisions } from './image-decisions.ts';

const say = (decision: ImageDecision['decision'], a: string, b: string): ImageDecision => ({ decision, a, b });
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
