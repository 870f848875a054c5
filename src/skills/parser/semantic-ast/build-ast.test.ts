import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { CodedError } from '#contract/errors';
import { alias, astOf, fetchedDesign, fileBody, inProcess, layerBuilder, solid } from '#testing/design-builder';
import { rewriteScreenshots } from './rewrite-screenshots.ts';

const names = (node: SemanticNode): string[] => [node.name, ...(node.children ?? []).flatMap(names)];

const thrown = async (run: () => Promise<unknown>): Promise<unknown> => {
  try {
    await run();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('screens', () => {
  it('are the frames, components, sets and instances of a page; what else stands there is one screen with its id', async () => {
    const layer = layerBuilder();
    const ast = await astOf(
      fetchedDesign(
        fileBody([
          [
            layer('FRAME', { name: 'Home' }),
            layer('TEXT', { name: 'note', characters: 'Do not lose me' }),
            layer('COMPONENT', { name: 'Button' }),
            layer('GROUP', { name: 'group' }, [layer('RECTANGLE', { name: 'inside' })]),
          ],
        ]),
      ),
    );
    expect(ast.screens.map(({ id, name, page, nodes }) => ({ id, name, page, nodes }))).toEqual([
      { id: '1:1', name: 'Home', page: 'Page 1', nodes: 1 },
      { id: '1:3', name: 'Button', page: 'Page 1', nodes: 1 },
      { id: '0:1', name: 'Page 1', page: 'Page 1', nodes: 3 },
    ]);
    const loose = ast.screens[2]?.root;
    expect(loose?.figmaType).toBe('CANVAS');
    expect(loose && names(loose)).toEqual(['Page 1', 'note', 'group', 'inside']);
  });

  it('keep the names of the sections around them, and a hidden section hides them', async () => {
    const layer = layerBuilder();
    const inner = layer('SECTION', { name: 'Cart', visible: false }, [layer('FRAME', { name: 'Empty' })]);
    const ast = await astOf(
      fetchedDesign(fileBody([[layer('SECTION', { name: 'Shop' }, [layer('FRAME', { name: 'List' }), inner])]])),
    );
    expect(ast.screens.map(({ name, section }) => [name, section])).toEqual([
      ['List', 'Shop'],
      ['Empty', 'Shop / Cart'],
    ]);
    expect(ast.screens.map(({ root }) => root.visible)).toEqual([undefined, false]);
    expect(ast.counts).toMatchObject({ nodes: 2, sections: 2, screens: 2 });
  });

  it('are the layers that were given by themselves, whatever their type', async () => {
    const layer = layerBuilder();
    const body = {
      nodes: { '1:1': { document: layer('TEXT', { characters: 'a' }) }, '1:2': { document: layer('GROUP') } },
    };
    const ast = await astOf(fetchedDesign(body));
    expect(ast.screens.map(({ id }) => id)).toEqual(['1:1', '1:2']);
  });
});

describe('every layer', () => {
  it('[PA12] is a node once, also of unknown types, and no text is lost', async () => {
    const layer = layerBuilder();
    const ast = await astOf(
      fetchedDesign(
        fileBody([
          [
            layer('FRAME', {}, [
              layer('SLOT', { layoutMode: 'HORIZONTAL' }, [
                layer('TEXT', { name: 'in slot', characters: 'slot text' }),
              ]),
              layer('FUTURE_LEAF', { name: 'leaf', characters: 'leaf text' }),
              layer('SPARK', { name: 'spark' }),
            ]),
          ],
        ]),
      ),
    );
    const [slot, leaf, spark] = ast.screens[0]?.root.children ?? [];
    expect(slot).toMatchObject({ type: 'flex-row', figmaType: 'SLOT', layout: { direction: 'row' } });
    expect(slot?.children?.[0]?.text?.characters).toBe('slot text');
    expect(leaf).toMatchObject({ type: 'text', text: { characters: 'leaf text' } });
    expect(spark).toMatchObject({ type: 'SPARK', figmaType: 'SPARK' });
    const unknown = ast.findings.filter(({ rule }) => rule === 'unknown-type');
    expect(unknown.map(({ params, severity }) => [params['type'], severity])).toEqual([
      ['SLOT', 'info'],
      ['FUTURE_LEAF', 'warning'],
      ['SPARK', 'warning'],
    ]);
  });

  it('[PA12] survives a missing box, and says so', async () => {
    const layer = layerBuilder();
    const lost = layer('RECTANGLE', { absoluteBoundingBox: null });
    const ast = await astOf(fetchedDesign(fileBody([[layer('FRAME', {}, [lost])]])));
    expect(ast.screens[0]?.root.children?.[0]?.box).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    expect(ast.findings.map(({ rule, nodes }) => [rule, nodes[0]?.id])).toEqual([['missing-box', '1:1']]);
  });

  it('[PA17] clamps or leaves out what is no number, and names the layer', async () => {
    const layer = layerBuilder();
    const strange = layer('RECTANGLE', {
      opacity: null,
      absoluteBoundingBox: { x: 0, y: 0, width: Number.POSITIVE_INFINITY, height: 2 },
      fills: [
        { type: 'SOLID', color: { r: Number.NaN, g: 0, b: 0, a: 1 } },
        { type: 'SOLID', color: { r: 1.0001, g: -0.1, b: 0.5, a: 1 } },
      ],
    });
    const ast = await astOf(fetchedDesign(fileBody([[layer('FRAME', {}, [strange])]])));
    const node = ast.screens[0]?.root.children?.[0];
    expect(node?.fills).toEqual([{ kind: 'solid', color: 'rgb(255, 0, 128)' }]);
    expect(node?.box).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    expect(JSON.parse(JSON.stringify(node))).toEqual(node);
    const invalid = ast.findings.filter(({ rule }) => rule === 'invalid-value');
    expect(invalid.map(({ params, nodes }) => [params['field'], nodes[0]?.id])).toEqual([
      ['fills', '1:1'],
      ['opacity', '1:1'],
    ]);
  });

  it('[PA16] keeps strange characters of texts and shows them as marks in findings', async () => {
    const characters = 'a\u202eb\u200bc\u0000d\u001b[31m\u{e0041}';
    const layer = layerBuilder();
    const ast = await astOf(
      fetchedDesign(
        fileBody([[layer('FRAME', {}, [layer('TEXT', { characters }), layer('X\u001b', { name: '\u202e' })])]]),
      ),
    );
    const json = JSON.stringify(ast.screens);
    expect((JSON.parse(json) as typeof ast.screens)[0]?.root.children?.[0]?.text?.characters).toBe(characters);
    const unknown = ast.findings.find(({ rule }) => rule === 'unknown-type');
    expect(unknown?.params).toMatchObject({ type: 'X\\u{1b}', layer: '\\u{202e}' });
  });
});

describe('the run', () => {
  it('asks the adapter in batches, each different question once', async () => {
    const layer = layerBuilder();
    const rectangles = Array.from({ length: 3_000 }, (_, at) => layer('RECTANGLE', { fills: [solid(at % 2, 0, 0)] }));
    const asked: number[] = [];
    const plain = inProcess();
    const adapter = {
      ...plain,
      mapNodeTypes: (requests: Parameters<typeof plain.mapNodeTypes>[0]) => {
        asked.push(requests.length);
        return plain.mapNodeTypes(requests);
      },
      transformColors: (colors: Parameters<typeof plain.transformColors>[0]) => {
        asked.push(colors.length);
        return plain.transformColors(colors);
      },
    };
    await astOf(fetchedDesign(fileBody([[layer('FRAME', {}, rectangles)]])), { adapter });
    expect(asked).toEqual([2, 2]);
  });

  it('reports progress and stops in the middle', async () => {
    const layer = layerBuilder();
    const children = Array.from({ length: 5_000 }, () => layer('RECTANGLE'));
    const design = fetchedDesign(fileBody([[layer('FRAME', {}, children)]]));
    const seen: [number, number][] = [];
    await astOf(design, { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.at(0)).toEqual([1_000, 5_001]);
    expect(seen.at(-1)).toEqual([5_001, 5_001]);

    const stop = new AbortController();
    const late: number[] = [];
    const error = await thrown(() =>
      astOf(design, {
        signal: stop.signal,
        onProgress: (done) => {
          late.push(done);
          stop.abort();
        },
      }),
    );
    expect(error).toBeInstanceOf(CodedError);
    expect((error as CodedError).code).toBe('cancelled');
    expect(late).toEqual([1_000]);
  });

  it('[PA13] is not troubled by 2,000 levels or 100,000 siblings', async () => {
    const layer = layerBuilder();
    let deep = layer('TEXT', { characters: 'bottom' });
    for (let level = 0; level < 1_998; level += 1) deep = layer('FRAME', {}, [deep]);
    const siblings = Array.from({ length: 100_000 }, () => layer('RECTANGLE'));
    const ast = await astOf(fetchedDesign(fileBody([[deep, layer('FRAME', {}, siblings)]])));
    expect(ast.counts.nodes).toBe(1_999 + 100_001);
    expect(JSON.stringify(ast.screens[0])).toContain('"characters":"bottom"');
  });
});

describe('pictures', () => {
  it('carry a provisional key on the outermost node, and little inside', async () => {
    const layer = layerBuilder();
    const vector = layer('VECTOR', {
      fills: [solid(1, 0, 0, { boundVariables: { color: alias('VariableID:9:9') } })],
      boundVariables: { fills: [alias('VariableID:9:9')] },
      effects: [{ type: 'LAYER_BLUR', radius: 2 }],
    });
    const hidden = layer('VECTOR', { visible: false, name: 'hidden' });
    const icon = layer('INSTANCE', { componentId: '7:7', name: 'icon' }, [vector]);
    const ast = await astOf(fetchedDesign(fileBody([[layer('FRAME', {}, [icon, hidden])]])));
    const [picture, unseen] = ast.screens[0]?.root.children ?? [];
    expect(picture).toMatchObject({ type: 'svg', screenshot: icon.id, instance: { componentId: '7:7', remote: true } });
    expect(picture?.children).toEqual([
      {
        id: vector.id,
        name: vector.name,
        type: 'svg',
        figmaType: 'VECTOR',
        box: { x: 0, y: 0, width: 100, height: 50 },
        tokens: { fills: ['VariableID:9:9'] },
      },
    ]);
    expect(unseen).toMatchObject({ visible: false, type: 'svg' });
    expect(unseen).not.toHaveProperty('screenshot');
  });

  it('get the keys of the image map, or lose the field', async () => {
    const layer = layerBuilder();
    const ast = await astOf(fetchedDesign(fileBody([[layer('FRAME', {}, [layer('VECTOR'), layer('STAR')])]])));
    const root = ast.screens[0]?.root as SemanticNode;
    rewriteScreenshots(root, (id) => (id === '1:1' ? 'vectorIcon' : undefined));
    expect(root.children?.map((child) => child.screenshot)).toEqual(['vectorIcon', undefined]);
  });
});
