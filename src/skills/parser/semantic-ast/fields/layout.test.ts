import { describe, expect, it } from 'vitest';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { astOf, fetchedDesign, fileBody, layerBuilder, type RawLayer } from '#testing/design-builder';

type Fields = Readonly<Record<string, unknown>>;

/** A frame with one child on a screen. */
const frameWith = async (frame: Fields, child: Fields, type = 'RECTANGLE'): Promise<[SemanticNode, SemanticNode]> => {
  const layer = layerBuilder();
  const inner = layer(type, child);
  const ast = await astOf(fetchedDesign(fileBody([[layer('FRAME', {}, [layer('FRAME', frame, [inner])])]])));
  const outer = ast.screens[0]?.root.children?.[0] as SemanticNode;
  return [outer, outer.children?.[0] as SemanticNode];
};

describe('auto layout', () => {
  it('is told in the words of the stack, defaults left out', async () => {
    const [frame] = await frameWith(
      {
        layoutMode: 'HORIZONTAL',
        primaryAxisAlignItems: 'CENTER',
        counterAxisAlignItems: 'MIN',
        itemSpacing: 8.123,
        paddingTop: 4,
        paddingLeft: 2,
        itemReverseZIndex: true,
        strokesIncludedInLayout: true,
      },
      {},
    );
    expect(frame.layout).toEqual({
      direction: 'row',
      mainAxisAlign: 'center',
      gap: 8.12,
      padding: [4, 0, 0, 2],
      reverseZ: true,
      strokesTakeSpace: true,
    });
  });

  it('wraps with a gap between the lines; what is left over between spread children is no gap', async () => {
    const wrap = {
      layoutMode: 'HORIZONTAL',
      layoutWrap: 'WRAP',
      counterAxisSpacing: 6,
      counterAxisAlignContent: 'SPACE_BETWEEN',
    };
    expect((await frameWith({ ...wrap, itemSpacing: 3 }, {}))[0].layout).toEqual({
      direction: 'row',
      wrap: true,
      gap: 3,
      crossGap: 6,
      wrapAlign: 'space-between',
    });
    const spread = { layoutMode: 'VERTICAL', primaryAxisAlignItems: 'SPACE_BETWEEN', itemSpacing: 348 };
    expect((await frameWith(spread, {}))[0].layout).toEqual({ direction: 'column', mainAxisAlign: 'space-between' });
  });

  it('reads the two paddings of files of 2020', async () => {
    const [frame] = await frameWith({ layoutMode: 'VERTICAL', horizontalPadding: 16, verticalPadding: 8 }, {});
    expect(frame.layout?.padding).toEqual([8, 16, 8, 16]);
  });

  it('tells grids and the places in them, with fields that no specification knows', async () => {
    const [frame, child] = await frameWith(
      {
        layoutMode: 'GRID',
        gridColumnCount: 2,
        gridRowCount: 3,
        gridColumnGap: 16,
        gridColumnsSizing: 'repeat(2,minmax(0,1fr))',
        gridRowsSizing: ' 314px',
        gridAutoTracks: 'ROWS',
        gridItemsPositioning: 'MANUAL',
      },
      { gridColumnAnchorIndex: 1, gridRowSpan: 2, gridChildHorizontalAlign: 'CENTER', gridChildVerticalAlign: 'AUTO' },
    );
    expect(frame.layout).toEqual({
      direction: 'grid',
      grid: {
        columns: 2,
        rows: 3,
        columnGap: 16,
        columnSizes: 'repeat(2,minmax(0,1fr))',
        rowSizes: '314px',
        autoTracks: 'ROWS',
      },
    });
    expect(child.item?.grid).toEqual({ column: 1, row: 0, columnSpan: 1, rowSpan: 2, horizontalAlign: 'center' });
  });

  it('passes words through that nobody knows, with a lint line', async () => {
    const layer = layerBuilder();
    const odd = layer('FRAME', { layoutMode: 'SPIRAL', counterAxisAlignItems: 'ORBIT' }, [layer('RECTANGLE')]);
    const ast = await astOf(fetchedDesign(fileBody([[odd]])));
    expect(ast.screens[0]?.root.layout).toEqual({ direction: 'SPIRAL', crossAxisAlign: 'ORBIT' });
    expect(ast.findings.map(({ rule, params }) => [rule, params['field'], params['value']])).toEqual([
      ['unknown-value', 'layoutMode', 'SPIRAL'],
      ['unknown-value', 'counterAxisAlignItems', 'ORBIT'],
    ]);
  });
});

describe('sizes', () => {
  const sizes = async (frame: Fields, child: Fields, type?: string) => (await frameWith(frame, child, type))[1].size;
  const row = { layoutMode: 'HORIZONTAL' };

  it.each([
    [
      'said by the layer',
      row,
      { layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'HUG' },
      { width: 'stretch', height: 'fit-content' },
    ],
    ['fixed', row, { layoutSizingHorizontal: 'FIXED', layoutSizingVertical: 'FIXED' }, undefined],
    ['growing along the row', row, { layoutGrow: 1 }, { width: 'stretch' }],
    ['stretching across the row', row, { layoutAlign: 'STRETCH' }, { height: 'stretch' }],
    ['growing, but standing absolutely', row, { layoutGrow: 1, layoutPositioning: 'ABSOLUTE' }, undefined],
    ['growing where nothing is laid out', {}, { layoutGrow: 1 }, undefined],
  ])('%s', async (_, frame, child, expected) => {
    expect(await sizes(frame, child)).toEqual(expected);
  });

  it.each([
    ['an older frame hugs by itself', {}, { width: 'fit-content', height: 'fit-content' }],
    ['unless its main axis is fixed', { primaryAxisSizingMode: 'FIXED' }, { width: 'fit-content' }],
    ['or the other one', { counterAxisSizingMode: 'FIXED' }, { height: 'fit-content' }],
  ])('%s', async (_, more, expected) => {
    const [frame] = await frameWith({ layoutMode: 'VERTICAL', ...more }, {});
    expect(frame.size).toEqual(expected);
  });

  it('of texts follow their resizing', async () => {
    const text = (textAutoResize: string) => ({ characters: 'a', style: { textAutoResize } });
    expect(await sizes({}, text('WIDTH_AND_HEIGHT'), 'TEXT')).toEqual({ width: 'fit-content', height: 'fit-content' });
    expect(await sizes({}, text('HEIGHT'), 'TEXT')).toEqual({ height: 'fit-content' });
    expect(await sizes({}, text('NONE'), 'TEXT')).toBeUndefined();
  });

  it('have limits and a ratio', async () => {
    const child = { minWidth: 10, maxHeight: 40.006, targetAspectRatio: { x: 16, y: 9 } };
    expect(await sizes(row, child)).toEqual({ minWidth: 10, maxHeight: 40.01, aspectRatio: 1.7778 });
  });
});

describe('items', () => {
  const item = async (frame: Fields, child: Fields) => (await frameWith(frame, child))[1].item;
  const right = { constraints: { horizontal: 'RIGHT', vertical: 'TOP' } };

  it('have constraints only where nothing lays them out', async () => {
    expect(await item({}, right)).toEqual({ constraints: { horizontal: 'RIGHT', vertical: 'TOP' } });
    expect(await item({ layoutMode: 'VERTICAL' }, right)).toBeUndefined();
    expect(await item({ layoutMode: 'VERTICAL' }, { ...right, layoutPositioning: 'ABSOLUTE' })).toEqual({
      absolute: true,
      constraints: { horizontal: 'RIGHT', vertical: 'TOP' },
    });
    expect(await item({}, { constraints: { horizontal: 'LEFT', vertical: 'TOP' } })).toBeUndefined();
  });

  it('align by themselves in older files, and stay when their parent scrolls', async () => {
    expect(await item({ layoutMode: 'VERTICAL' }, { layoutAlign: 'CENTER' })).toEqual({ alignSelf: 'center' });
    expect(await item({}, { scrollBehavior: 'FIXED' })).toEqual({ scroll: 'fixed' });
    expect(await item({}, { scrollBehavior: 'STICKY_SCROLLS' })).toEqual({ scroll: 'sticky' });
    expect(await item({}, { isFixed: true })).toEqual({ scroll: 'fixed' });
  });
});

describe('places', () => {
  const placed = async (...layers: RawLayer[]) => {
    const ast = await astOf(fetchedDesign(fileBody([layers])));
    return ast.screens[0]?.root as SemanticNode;
  };
  const bounds = (x: number, y: number, width: number, height: number) => ({
    absoluteBoundingBox: { x, y, width, height },
  });

  it('are relative to the parent, and the screen stands at 0, 0', async () => {
    const layer = layerBuilder();
    const inner = layer('RECTANGLE', bounds(130.126, 240, 10, 10));
    const root = await placed(
      layer('FRAME', bounds(100, 200, 300, 300), [layer('GROUP', bounds(120, 220, 50, 50), [inner])]),
    );
    expect(root.box).toEqual({ x: 0, y: 0, width: 300, height: 300 });
    expect(root.children?.[0]?.box).toEqual({ x: 20, y: 20, width: 50, height: 50 });
    expect(root.children?.[0]?.children?.[0]?.box).toEqual({ x: 10.13, y: 20, width: 10, height: 10 });
  });

  it('give the size before rotation, also without geometry', async () => {
    const layer = layerBuilder();
    // 100 × 20, turned by 30° around its centre, which stands at (150, 150).
    const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const [width, height] = [100 * cos + 20 * sin, 100 * sin + 20 * cos];
    const turned = layer('RECTANGLE', {
      ...bounds(150 - width / 2, 150 - height / 2, width, height),
      rotation: Math.PI / 6,
    });
    const root = await placed(layer('FRAME', bounds(100, 100, 200, 200), [turned]));
    expect(root.children?.[0]).toMatchObject({ box: { x: 0, y: 40, width: 100, height: 20 }, rotation: 30 });
  });

  it('are those in the turned parent, so that turning the parent turns them along', async () => {
    const layer = layerBuilder();
    const quarter = { rotation: Math.PI / 2 };
    // Parent 100 × 40, turned by 90° around (200, 200): its bounds are 40 × 100.
    const child = layer('RECTANGLE', bounds(180, 150, 10, 20));
    const root = await placed(
      layer('FRAME', bounds(0, 0, 400, 400), [layer('FRAME', { ...bounds(180, 150, 40, 100), ...quarter }, [child])]),
    );
    expect(root.children?.[0]).toMatchObject({ box: { x: 150, y: 180, width: 100, height: 40 }, rotation: 90 });
    expect(root.children?.[0]?.children?.[0]?.box).toEqual({ x: 0, y: 30, width: 20, height: 10 });
  });

  it('tell mirrored layers by a matrix', async () => {
    const layer = layerBuilder();
    const mirrored = layer('RECTANGLE', {
      ...bounds(10, 10, 30, 30),
      size: { x: 30, y: 30 },
      relativeTransform: [
        [-1, 0, 40],
        [0, 1, 10],
      ],
    });
    const root = await placed(layer('FRAME', bounds(0, 0, 100, 100), [mirrored]));
    expect(root.children?.[0]).toMatchObject({
      box: { x: 10, y: 10, width: 30, height: 30 },
      transform: [-1, 0, 0, 1],
    });
    expect(root.children?.[0]).not.toHaveProperty('rotation');
  });

  it('tell where a picture lies when its strokes and shadows reach out of its box', async () => {
    const layer = layerBuilder();
    const drawn = { absoluteRenderBounds: { x: 8, y: 9, width: 26, height: 27 } };
    const said = layer('VECTOR', { ...bounds(10, 10, 20, 20), ...drawn });
    const stroke = { strokes: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }], strokeWeight: 4 };
    const guessed = layer('VECTOR', { ...bounds(50, 50, 20, 20), ...stroke, strokeAlign: 'CENTER' });
    const plain = layer('VECTOR', bounds(80, 80, 5, 5));
    const line = layer('LINE', { ...bounds(0, 90, 40, 0), ...stroke, strokeAlign: 'CENTER' });
    const turned = layer('LINE', { ...bounds(90, 0, 0, 40), ...stroke, rotation: Math.PI / 2 });
    const root = await placed(layer('FRAME', bounds(0, 0, 100, 100), [said, guessed, plain, line, turned]));
    expect(root.children?.map((child) => child.pictureBox)).toEqual([
      { x: 8, y: 9, width: 26, height: 27 },
      { x: 48, y: 48, width: 24, height: 24 },
      undefined,
      { x: 0, y: 86, width: 40, height: 4 },
      { x: 90, y: 0, width: 4, height: 40 },
    ]);
  });
});
