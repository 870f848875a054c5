import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { draftOf, textsOf } from '#testing/drafted';
import type { AssetPlace } from './draft-input.ts';

const box = (x: number, y: number, width: number, height: number) => ({ box: { x, y, width, height } });
const icon: SemanticNode = {
  id: '1:2',
  name: 'Heart',
  type: 'svg',
  figmaType: 'VECTOR',
  ...box(0, 0, 20, 20),
  screenshot: 'heart',
};
const hero: SemanticNode = {
  id: '1:3',
  name: 'Hero',
  type: 'div',
  figmaType: 'FRAME',
  ...box(0, 0, 400, 200),
  fills: [{ kind: 'image', ref: 'photo', scaleMode: 'FILL' }],
  children: [icon],
};
const root: SemanticNode = {
  id: '1:1',
  name: 'Home',
  type: 'div',
  figmaType: 'FRAME',
  ...box(0, 0, 400, 800),
  layout: { direction: 'column' },
  children: [hero],
};
const screen = { id: '1:1', name: 'Home', page: 'Page', width: 400, height: 800 };

const places = (...all: AssetPlace[]) => new Map(all.map((place) => [place.key, place]));
const heart = { key: 'heart', path: `assets/it's.svg`, snapshotFile: null, kind: 'vector' } as const;
const photo = { key: 'area', path: 'assets/photo.png', snapshotFile: 'screenshots/area.png', kind: 'bitmap' } as const;
const imageMap = { area: { snapshot: 'screenshots/area.png', md5: 'x', imageRef: 'photo' } };

describe('pictures of a first draft', () => {
  it('fresh ones become files, those of the project are named as reused', async () => {
    const draft = await draftOf('html', [{ screen, root }], { assets: places(heart, photo), imageMap });
    expect(draft.reused).toEqual([{ key: 'heart', path: heart.path }]);
    const asset = draft.files.find(({ path }) => path === photo.path);
    expect(asset).toMatchObject({ content: { kind: 'asset', snapshotFile: photo.snapshotFile }, nodes: ['1:1'] });
    const texts = textsOf(draft);
    expect(texts.get('styles/home.css')).toContain(`background: url('../assets/photo.png') center / cover no-repeat;`);
    expect(texts.get('home.html')).toContain('<img class="heart" src="assets/it%27s.svg" alt="">');
    const page = draft.files.find(({ path }) => path === 'home.html');
    expect(page?.kind === 'write' ? page.needs : []).toContain(photo.path);
  });

  it('those that are missing leave a box with a comment and a note', async () => {
    const draft = await draftOf('html', [{ screen, root }], { assets: new Map() });
    expect(draft.notes.map(({ node, word }) => `${node} ${word}`).sort()).toEqual([
      '1:2 picture-missing',
      '1:3 fill-image',
    ]);
    expect(textsOf(draft).get('home.html')).toContain('<!-- layer 1:2: not as designed (picture-missing) -->');
  });
});
