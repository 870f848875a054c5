import { createHash } from 'node:crypto';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { SCHEMA_VERSION } from '#contract/config';
import type { ImageEntry, ImageMap } from '#contract/snapshot';
import { asNobody } from '#testing/as-nobody';
import { tempDir } from '#testing/temp-dir';
import type { AssetInput } from './asset-place.ts';
import { decideAssets } from './decide-assets.ts';
import type { PictureKind, Trail } from './naming/picture-words.ts';

const hash = (algorithm: string, bytes: string): string => createHash(algorithm).update(bytes).digest('hex');
const SIMPLE = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>\n';
const BLENDED =
  '<svg xmlns="http://www.w3.org/2000/svg"><g style="mix-blend-mode:screen"><path d="M0 0h1v1z"/></g></svg>\n';

interface Fixture {
  /** Key → trail, bytes of the PNG and, where it has one, of the SVG. */
  readonly pictures: Readonly<Record<string, { trail: Trail; png: string; svg?: string; kind?: PictureKind }>>;
  readonly framework?: string;
}

let workspace: string;
let snapshotFolder: string;

const put = async (path: string, content = path): Promise<void> => {
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), content);
};

const inputOf = async ({ pictures, framework = 'react' }: Fixture): Promise<AssetInput> => {
  const files: Record<string, { size: number; sha256: string }> = {};
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(snapshotFolder, path)), { recursive: true });
    await writeFile(join(snapshotFolder, path), content);
    files[path] = { size: Buffer.byteLength(content), sha256: hash('sha256', content) };
  };
  for (const name of [
    'guide.md',
    'design-context.json',
    'semantic-ast.json',
    'design-variables.json',
    'image-map.json',
  ])
    await write(name, '{}');
  const imageMap: ImageMap = {};
  for (const [key, { png, svg }] of Object.entries(pictures)) {
    await write(`screenshots/${key}.png`, png);
    if (svg !== undefined) await write(`vectors/${key}.svg`, svg);
    const vector = svg === undefined ? {} : { vector: { snapshot: `vectors/${key}.svg`, md5: hash('md5', svg) } };
    imageMap[key] = { snapshot: `screenshots/${key}.png`, md5: hash('md5', png), ...vector } satisfies ImageEntry;
  }
  await writeFile(join(snapshotFolder, 'manifest.json'), JSON.stringify({ schemaVersion: SCHEMA_VERSION, files }));
  const used = Object.entries(pictures).map(([key, { trail, kind = 'icon' }]) => ({ key, kind, trails: [trail] }));
  return { workspace, snapshotFolder, imageMap, framework, used };
};

const decide = async (fixture: Fixture, more: Partial<AssetInput> = {}) =>
  decideAssets({ ...(await inputOf(fixture)), ...more });
const pathsOf = ({ places }: Awaited<ReturnType<typeof decideAssets>>) =>
  Object.fromEntries([...places].map(([key, { path }]) => [key, path]));

const CHECK = { trail: ['Home', 'Card', 'check'], png: 'png of check', svg: SIMPLE };
const PHOTO = { trail: ['Home', 'Hero', 'Rectangle 12'], png: 'png of photo', kind: 'photo' as const };

beforeEach(async () => {
  const dir = await tempDir('assets');
  onTestFinished(dir.remove);
  workspace = join(dir.path, 'work');
  snapshotFolder = join(dir.path, 'snapshot');
  await mkdir(workspace);
  await mkdir(snapshotFolder);
});

describe('reuse', () => {
  it('takes an image with the same bytes instead of a new one, drawing or pixels', async () => {
    await put('src/icons/tick.svg', SIMPLE);
    await put('old/Photo 1.JPG', 'png of photo');
    const { places, reused } = await decide({ pictures: { check: CHECK, photo: PHOTO } });
    expect(reused).toEqual([
      { key: 'check', path: 'src/icons/tick.svg' },
      { key: 'photo', path: 'old/Photo 1.JPG' },
    ]);
    expect(places.get('check')).toEqual({
      key: 'check',
      path: 'src/icons/tick.svg',
      snapshotFile: null,
      kind: 'vector',
    });
    expect(places.get('photo')?.kind).toBe('bitmap');
  });

  it('chooses the same one of several, nearest to the others of its kind', async () => {
    for (const path of ['z.svg', 'a/deep/er/tick.svg', 'src/icons/b.svg', 'src/icons/a.svg']) await put(path, SIMPLE);
    await put('src/icons/other.svg');
    expect(pathsOf(await decide({ pictures: { check: CHECK } }))).toEqual({ check: 'src/icons/a.svg' });
  });

  it('is not taken in by the same size or the same name', async () => {
    await put('src/assets/check.svg', SIMPLE.replace('M0 0', 'M9 9'));
    const { places, reused } = await decide({ pictures: { check: CHECK } });
    expect(reused).toEqual([]);
    expect(places.get('check')).toMatchObject({ path: 'src/assets/card-check.svg', snapshotFile: 'vectors/check.svg' });
  });

  it('passes over what was fetched, built or is hidden, and follows no link [CG16]', async () => {
    for (const folder of ['.git', '.hx', '.cache', 'node_modules/x', 'packages/a/dist', 'build', 'Pods'])
      await put(`${folder}/tick.svg`, SIMPLE);
    await put('../outside/tick.svg', SIMPLE);
    await symlink('../outside', join(workspace, 'linked'));
    await symlink('../outside/tick.svg', join(workspace, 'tick.svg'));
    await symlink('.', join(workspace, 'loop'));
    const { reused, counted } = await decide({ pictures: { check: CHECK } });
    expect(reused).toEqual([]);
    expect(counted).toEqual({ images: 0, unreadable: 0, cut: 0 });
  });

  it('counts what cannot be read and goes on [CG16]', async () => {
    await put('a/tick.svg', SIMPLE);
    await put('b/tick.svg', SIMPLE);
    await put('closed/tick.svg', SIMPLE);
    await chmod(join(workspace, 'a/tick.svg'), 0o000);
    await chmod(join(workspace, 'closed'), 0o000);
    onTestFinished(() => chmod(join(workspace, 'closed'), 0o700));
    for (const folder of [dirname(workspace), workspace]) await chmod(folder, 0o755);
    const input = await inputOf({ pictures: { check: CHECK } });
    const { reused, counted } = await asNobody(() => decideAssets(input));
    expect(reused).toEqual([{ key: 'check', path: 'b/tick.svg' }]);
    expect(counted).toEqual({ images: 2, unreadable: 2, cut: 0 });
  });

  it('takes no name that is not what it looks like, and counts it [CG16]', async () => {
    await put('a/tick\u202egvs.svg', SIMPLE);
    await put('a/tick\n.svg', SIMPLE);
    await put('b\u200b/tick.svg', SIMPLE);
    await writeFile(
      Buffer.concat([Buffer.from(join(workspace, 'a/')), Buffer.from([0xff]), Buffer.from('.svg')]),
      SIMPLE,
    );
    const { reused, counted } = await decide({ pictures: { check: CHECK } });
    expect(reused).toEqual([]);
    expect(counted).toEqual({ images: 0, unreadable: 4, cut: 0 });
  });

  it('says what is beyond its limits [CG16]', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await put(`img/${name}.png`);
    const limits = { entries: 100, images: 3, depth: 5 };
    expect((await decide({ pictures: {} }, { limits })).counted).toEqual({ images: 3, unreadable: 0, cut: 1 });
    const shallow = { entries: 100, images: 100, depth: 0 };
    expect((await decide({ pictures: {} }, { limits: shallow })).counted).toEqual({ images: 0, unreadable: 0, cut: 1 });
  });

  it('ends when it is told to', async () => {
    for (let at = 0; at < 40; at += 1) await put(`img/${at}.png`, 'png of check');
    await expect(decide({ pictures: { check: CHECK } }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('fresh pictures', () => {
  it.each([
    ['html', { check: 'assets/check.svg', photo: 'assets/hero-photo.png' }],
    ['react', { check: 'src/assets/check.svg', photo: 'src/assets/hero-photo.png' }],
    ['vue', { check: 'src/assets/check.svg', photo: 'src/assets/hero-photo.png' }],
    ['svelte', { check: 'src/lib/assets/check.svg', photo: 'src/lib/assets/hero-photo.png' }],
    ['flutter', { check: 'assets/images/check.png', photo: 'assets/images/hero_photo.png' }],
    [
      'swiftui',
      {
        check: 'Assets.xcassets/check.imageset/check.svg',
        photo: 'Assets.xcassets/hero-photo.imageset/hero-photo.png',
      },
    ],
    [
      'compose',
      { check: 'app/src/main/res/drawable-xhdpi/check.png', photo: 'app/src/main/res/drawable-xhdpi/hero_photo.png' },
    ],
    ['avalonia', { check: 'Assets/check.png', photo: 'Assets/hero-photo.png' }],
    ['cobol', { check: 'assets/check.png', photo: 'assets/hero-photo.png' }],
  ])('%s: the usual place and format', async (framework, expected) => {
    const decided = await decide({ pictures: { check: CHECK, photo: PHOTO }, framework });
    expect(pathsOf(decided)).toEqual(expected);
    expect(decided.companions.length).toBe(framework === 'swiftui' ? 2 : 0);
  });

  it('flutter and avalonia take drawings when the project has a package for them, and only simple ones', async () => {
    const pictures = { check: CHECK, glow: { trail: ['Home', 'glow'], png: 'png of glow', svg: BLENDED } };
    await put('pubspec.yaml', 'dependencies:\n  flutter_svg: ^2.0.0\n');
    await put('App/App.csproj', '<PackageReference Include="Avalonia.Svg.Skia" Version="11.0.0" />');
    expect(Object.values(pathsOf(await decide({ pictures, framework: 'flutter' })))).toEqual([
      'assets/images/check.svg',
      'assets/images/glow.png',
    ]);
    expect(Object.values(pathsOf(await decide({ pictures, framework: 'avalonia' })))).toEqual([
      'Assets/check.svg',
      'Assets/glow.png',
    ]);
  });

  it('are drawables for Android where a drawing can be one, and pixels where it cannot', async () => {
    const drawn = SIMPLE.replace('<svg', '<svg width="9" height="9" viewBox="0 0 9 9"');
    const pictures = { check: { ...CHECK, svg: drawn }, glow: { trail: ['Home', 'glow'], png: 'png', svg: BLENDED } };
    const decided = await decide({ pictures, framework: 'compose' });
    expect(pathsOf(decided)).toEqual({
      check: 'app/src/main/res/drawable/check.xml',
      glow: 'app/src/main/res/drawable-xhdpi/glow.png',
    });
    expect(decided.places.get('check')?.text).toContain('android:pathData="M0 0h1v1z"');
    expect(decided.places.get('glow')?.text).toBeUndefined();
  });

  it('go where the project has its own, each kind for itself, called as those are', async () => {
    for (const name of ['arrow_left', 'arrow_right', 'menu_open']) await put(`src/ui/icons/${name}.svg`);
    for (const name of ['HeroMain', 'TeamPhoto']) await put(`src/ui/photos/${name}.jpg`);
    for (let at = 0; at < 9; at += 1) await put(`docs/img/shot-${at}.png`);
    for (let at = 0; at < 9; at += 1) await put(`public/shot-${at}.svg`);
    const pictures = { check: { ...CHECK, trail: ['Card', 'check mark'] }, photo: PHOTO };
    expect(pathsOf(await decide({ pictures }))).toEqual({
      check: 'src/ui/icons/check_mark.svg',
      photo: 'src/ui/photos/HeroPhoto.png',
    });
  });

  it('go where the guide of the stack and of the project say', async () => {
    const pictures = { check: { ...CHECK, trail: ['Card', 'check mark'] } };
    const guide = 'Components are PascalCase.\nFile names of icons and images: snake_case.';
    const project = { folders: { assets: 'app/img' } };
    expect(pathsOf(await decide({ pictures }, { guide, project }))).toEqual({ check: 'app/img/check_mark.svg' });
  });

  it('use the catalog and the resources that are there', async () => {
    await put('App/Assets.xcassets/Contents.json', '{}');
    await put('App/Preview Content/Preview Assets.xcassets/Contents.json', '{}');
    await put('App/Assets.xcassets/check.imageset/old.png');
    await put('shared/src/main/res/drawable/check.xml', '<vector/>');
    const pictures = { check: CHECK };
    const { companions, ...catalog } = await decide({ pictures, framework: 'swiftui' });
    const path = 'App/Assets.xcassets/card-check.imageset/card-check.svg';
    expect(pathsOf({ companions, ...catalog })).toEqual({ check: path });
    expect(companions).toMatchObject([{ path: 'App/Assets.xcassets/card-check.imageset/Contents.json', of: path }]);
    expect(JSON.parse(companions[0]?.text ?? '')).toMatchObject({
      images: [{ filename: 'card-check.svg', idiom: 'universal' }],
      properties: { 'preserves-vector-representation': true },
    });
    expect(pathsOf(await decide({ pictures, framework: 'compose' }))).toEqual({
      check: 'shared/src/main/res/drawable-xhdpi/card_check.png',
    });
  });

  it('have different names whatever the letter case, and take none that is there', async () => {
    await put('src/assets/Arrow.SVG');
    const arrow = (around: string, number: number) => ({
      trail: ['Home', around, 'arrow'],
      png: `${number}`,
      svg: `${SIMPLE}${number}`,
    });
    const pictures = { a: arrow('Card', 1), b: arrow('Menu', 2), c: arrow('MENU', 3) };
    expect(pathsOf(await decide({ pictures }))).toEqual({
      a: 'src/assets/card-arrow.svg',
      b: 'src/assets/home-menu-arrow.svg',
      c: 'src/assets/home-menu-arrow-2.svg',
    });
  });

  it('of one content are one file', async () => {
    const pictures = { a: CHECK, b: { ...CHECK, trail: ['Menu', 'check'] } };
    const { places } = await decide({ pictures });
    expect(new Set([...places.values()].map(({ path }) => path))).toEqual(new Set(['src/assets/check.svg']));
  });

  it('take the place of an older one that was written here, unless it is shown elsewhere, was changed, or is reused', async () => {
    await put('src/assets/check.svg', 'older');
    const file = { run: 'r', snapshot: 's', generated: '', reason: '', regions: [] };
    const mapped = (screens: string[], written = hash('sha256', 'older')) => ({
      codeMap: {
        schemaVersion: SCHEMA_VERSION,
        files: { 'src/assets/check.svg': { ...file, screens, written } },
      } as NonNullable<AssetInput['codeMap']>,
      screens: new Set(['1:1']),
    });
    const pictures = { check: CHECK };
    expect(pathsOf(await decide({ pictures }, mapped(['1:1'])))).toEqual({ check: 'src/assets/check.svg' });
    const other = { check: 'src/assets/card-check.svg' };
    expect(pathsOf(await decide({ pictures }, mapped(['1:1', '2:2'])))).toEqual(other);
    expect(pathsOf(await decide({ pictures }, mapped(['1:1'], hash('sha256', 'not older'))))).toEqual(other);
    const both = { check: CHECK, same: { trail: ['check'], png: 'older' } };
    expect(pathsOf(await decide({ pictures: both }, mapped(['1:1'])))).toEqual({
      ...other,
      same: 'src/assets/check.svg',
    });
  });

  it('are the same each time, and nothing where there is no picture', async () => {
    const input = await inputOf({ pictures: { check: CHECK, photo: PHOTO } });
    const lost = { snapshot: null, md5: null, reason: 'no-file' };
    const used = [...input.used, { key: 'lost', kind: 'icon' as const, trails: [['lost']] }];
    const more = { ...input, imageMap: { ...input.imageMap, lost }, used };
    const first = await decideAssets(more);
    expect([...first.places.keys()]).toEqual(['check', 'photo']);
    expect(await decideAssets({ ...more, used: used.toReversed() })).toEqual(first);
    await rm(join(snapshotFolder, 'manifest.json'));
    expect((await decideAssets(more)).places.size).toBe(0);
  });
});

it('a picture of the design never leaves the folder it goes to, whatever its layer is called', async () => {
  const names = [
    '../../etc/passwd',
    '..',
    'a/b\\c',
    'CON',
    '\u202e gnp.exe',
    '',
    '图标',
    'x'.repeat(500),
    '<img onerror=1>',
  ];
  const pictures = Object.fromEntries(
    names.map((name, at) => [`k${at}`, { trail: ['Главная', name], png: `${at}`, svg: `${SIMPLE}${at}` }]),
  );
  const paths = Object.values(pathsOf(await decide({ pictures })));
  expect(paths).toHaveLength(names.length);
  for (const path of paths) expect(path).toMatch(/^src\/assets\/[a-z][a-z\d-]{0,80}\.svg$/);
  expect(new Set(paths).size).toBe(paths.length);
});
