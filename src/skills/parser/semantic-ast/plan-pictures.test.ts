import { describe, expect, it } from 'vitest';
import { adapter as flutterAdapter } from '#init/templates/flutter';
import { fetchedDesign, fileBody, inProcess, layerBuilder, type RawLayer, solid } from '#testing/design-builder';
import { planPictures } from './plan-pictures.ts';

const signal = new AbortController().signal;
const plan = (...layers: RawLayer[]) => planPictures(fetchedDesign(fileBody([layers])), inProcess(), { signal });
const picked = async (...layers: RawLayer[]) => (await plan(...layers)).pictures.map(({ name }) => name);
const image = { type: 'IMAGE', scaleMode: 'FILL', imageRef: 'abc' };

describe('planPictures', () => {
  it('picks vectors and images that are seen, the outermost only', async () => {
    const layer = layerBuilder();
    const icon = layer('GROUP', { name: 'icon' }, [layer('VECTOR'), layer('ELLIPSE')]);
    const photo = layer('RECTANGLE', { name: 'photo', fills: [image] });
    const hidden = layer('FRAME', { visible: false }, [layer('VECTOR')]);
    const empty = layer('VECTOR', { absoluteBoundingBox: { x: 0, y: 0, width: 0, height: 9 } });
    const line = layer('LINE', {
      name: 'line',
      strokes: [solid(0, 0, 0)],
      absoluteBoundingBox: { x: 0, y: 0, width: 9, height: 0 },
    });
    const found = await plan(layer('FRAME', { fills: [solid(1, 1, 1)] }, [icon, photo, hidden, empty, line]));
    expect(found.pictures.map(({ name, category, type, screen }) => [name, category, type, screen])).toEqual([
      ['icon', 'svg', 'svg', '1:9'],
      ['photo', 'image', 'img', '1:9'],
      ['line', 'svg', 'svg', '1:9'],
    ]);
  });

  it('picks what has no height itself but holds a line that is seen', async () => {
    const layer = layerBuilder();
    const flat = { absoluteBoundingBox: { x: 0, y: 0, width: 9, height: 0 } };
    const divider = (name: string, more: object) =>
      layer('INSTANCE', { name, componentId: '1:1', ...flat }, [layer('VECTOR', { ...flat, ...more })]);
    const seen = divider('seen', { strokes: [solid(0, 0, 0)] });
    const hidden = divider('hidden', { strokes: [solid(0, 0, 0)], visible: false });
    expect(await picked(layer('FRAME', {}, [seen, hidden, divider('bare', {})]))).toEqual(['seen']);
  });

  it('takes several shapes for one drawing only where nothing says that they are more', async () => {
    const layer = layerBuilder();
    const icon = (name: string) =>
      layer('INSTANCE', { name, componentId: '1:1' }, [layer('VECTOR', { name: `${name} path` })]);
    const row = layer('FRAME', { layoutMode: 'HORIZONTAL' }, [icon('a'), icon('b')]);
    const sheet = layer('FRAME', {}, [icon('c'), icon('d')]);
    const button = layer('FRAME', { fills: [solid(0, 0, 1)] }, [icon('e')]);
    const padded = layer('FRAME', { layoutMode: 'VERTICAL', paddingTop: 8 }, [icon('f')]);
    const centred = layer('FRAME', { layoutMode: 'VERTICAL', name: 'centred' }, [layer('VECTOR')]);
    const bar = layer('FRAME', { name: 'bar' }, [layer('RECTANGLE'), layer('RECTANGLE')]);
    const labelled = layer('FRAME', {}, [layer('VECTOR', { name: 'beside text' }), layer('TEXT', { characters: 'x' })]);
    const screen = layer('FRAME', {}, [row, sheet, button, padded, centred, bar, labelled]);
    expect(await picked(screen)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'centred', 'beside text']);
  });

  it('draws an ellipse that is cut, whatever the stack says of ellipses', async () => {
    const layer = layerBuilder();
    const arcData = { startingAngle: 0, endingAngle: 2, innerRadius: 0.5 };
    const design = fetchedDesign(fileBody([[layer('FRAME', {}, [layer('ELLIPSE', { arcData })])]]));
    const round = {
      ...flutterAdapter,
      mapNodeType: (type: string) => (type === 'VECTOR' ? flutterAdapter.svgPictureType : 'Box'),
    };
    const found = await planPictures(design, inProcess(round), { signal });
    expect(found.pictures.map(({ figmaType }) => figmaType)).toEqual(['ELLIPSE']);
  });

  it('plans one picture for each screen: its own layer, or each loose one; none when all is hidden', async () => {
    const layer = layerBuilder();
    const found = await plan(
      layer('FRAME', { name: 'screen' }),
      layer('FRAME', { name: 'hidden', visible: false }),
      layer('TEXT', { name: 'one', characters: 'a' }),
      layer('RECTANGLE', { name: 'two' }),
    );
    expect(found.screens.map(({ name, node, draw }) => [name, node?.name, draw.map((each) => each.name)])).toEqual([
      ['screen', 'screen', ['screen']],
      ['hidden', 'hidden', []],
      ['Page 1', undefined, ['one', 'two']],
    ]);
  });
});
