import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { draftOf, textsOf } from '#testing/drafted';
import { emptyProject } from '../project-defaults.ts';
import { withAssets } from './pubspec-assets.ts';

const FOLDERS = ['assets/images/', 'assets/new/'];

const PUBSPEC = `name: shop # the app
environment:
  sdk: ^3.6.0

dependencies:
  flutter:
    sdk: flutter

flutter:
  uses-material-design: true

  # pictures
  assets:
    - "assets/images/"
    - path: assets/dev/
      flavors:
        - dev

  fonts:
    - family: Lora
      fonts:
        - asset: fonts/Lora.ttf
`;

const assetsOf = (text: string | null): unknown => (text === null ? null : parse(text).flutter.assets);

describe('a pubspec with folders among its assets', () => {
  it('has one line more for each, and every other line as it was', () => {
    const after = withAssets(PUBSPEC, FOLDERS) ?? '';
    expect(parse(after)).toEqual({
      ...parse(PUBSPEC),
      flutter: {
        ...parse(PUBSPEC).flutter,
        assets: ['assets/images/', { path: 'assets/dev/', flavors: ['dev'] }, 'assets/new/'],
      },
    });
    const added = after.split('\n').filter((line) => !PUBSPEC.split('\n').includes(line));
    expect(added).toEqual(['    - assets/new/']);
    expect(withAssets(after, FOLDERS)).toBe(after);
  });

  it.each([
    ['no flutter at all', 'name: a\n'],
    ['nothing in it', 'name: a\nflutter:\n'],
    ['other things in it', 'name: a\nflutter:\n    uses-material-design: true\n'],
    ['no items', 'flutter:\n  assets:\n  uses-material-design: true\n'],
    ['items as far out as their key', 'flutter:\n  assets:\n  - a/\n  generate: true\ndev: 1\n'],
    ['no end of its last line', 'flutter:\n  generate: true'],
  ])('is read back where it has %s', (_, text) => {
    const after = withAssets(text, FOLDERS) ?? '';
    expect(assetsOf(after)).toEqual(expect.arrayContaining(FOLDERS));
    for (const [key, value] of Object.entries(parse(text)).filter(([key]) => key !== 'flutter'))
      expect(parse(after)[key]).toEqual(value);
    expect({ ...parse(after).flutter, assets: null }).toEqual({ ...parse(text).flutter, assets: null });
  });

  it.each([
    ['a list on one line', 'flutter:\n  assets: [a/]\n'],
    ['a block on one line', 'flutter: { assets: [a/] }\n'],
    ['several documents', 'name: a\n---\nflutter:\n'],
    ['an anchor', 'flutter:\n  assets: &all\n    - a/\n'],
    ['tabs', 'flutter:\n\tassets:\n'],
    ['a text over lines', 'description: |\n  flutter:\nflutter:\n'],
  ])('is left alone where it has %s', (_, text) => {
    expect(withAssets(text, FOLDERS)).toBeNull();
  });

  it('takes no name that would mean something else', () => {
    expect(withAssets(PUBSPEC, ['assets/a: b/'])).toBeNull();
    expect(withAssets(PUBSPEC, ['- x/'])).toBeNull();
  });
});

const BOX = { x: 0, y: 0, width: 40, height: 40 };
const layer = (id: string, more: Partial<SemanticNode>): SemanticNode => ({
  ...{ id, name: 'Layer', type: 'div', figmaType: 'FRAME', box: BOX },
  ...more,
});

const children = [
  layer('1:2', { screenshot: 'icon' }),
  layer('1:3', {
    figmaType: 'TEXT',
    text: { characters: 'Hi', style: { family: 'Lora', weight: 400, size: 12 } },
  }),
  layer('1:4', {
    fills: [{ kind: 'solid', color: 'Color(0xff000000)' }],
    effects: [{ kind: 'drop-shadow', x: 0, y: 1, blur: 2, color: 'Color(0xff000000)' }],
  }),
];

const needsOf = async (framework: 'flutter' | 'compose', manifest: { path: string; text: string | null }) => {
  const root = layer('1:1', { layout: { direction: 'column' }, children });
  const screen = { id: '1:1', name: 'Home', page: 'Page', width: 40, height: 40 };
  const project = { ...emptyProject(framework), manifest };
  const draft = await draftOf(framework, [{ screen, root }], { project });
  return { written: textsOf(draft).get(manifest.path), notes: draft.notes.map(({ word, params }) => [word, params]) };
};

describe('what a draft needs of the project', () => {
  it('is written into a pubspec, and its fonts are told', async () => {
    const told = await needsOf('flutter', { path: 'pubspec.yaml', text: 'name: a\nflutter:\n' });
    expect(assetsOf(told.written ?? null)).toEqual(['assets/']);
    expect(told.notes).toEqual([['manifest-fonts', { path: 'pubspec.yaml', what: 'Lora' }]]);
  });

  it('is told where it cannot be written, and nothing is said of what is there', async () => {
    const none = await needsOf('flutter', { path: 'pubspec.yaml', text: null });
    expect(none.written).toBeUndefined();
    expect(none.notes.map(([word]) => word)).toEqual(['manifest-assets', 'manifest-fonts']);
    const text = `${PUBSPEC.replace('assets/images/', 'assets/')}`;
    expect(await needsOf('flutter', { path: 'pubspec.yaml', text })).toEqual({ written: undefined, notes: [] });
  });

  it('is a release of Compose that has what the code calls', async () => {
    const of = (version: string) => ({ path: 'gradle/libs.versions.toml', text: `composeBom = "${version}"\n` });
    expect((await needsOf('compose', of('2024.09.00'))).notes.map(([word]) => word)).toEqual(['manifest-compose']);
    expect((await needsOf('compose', of('2025.09.01'))).notes).toEqual([]);
  });
});
