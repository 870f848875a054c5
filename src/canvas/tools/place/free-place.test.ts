import { describe, expect, it } from 'vitest';
import { openCanvasDocument } from '#canvas/document/canvas-document';
import { runCanvasTool } from '#canvas/tools/run-canvas-tool';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { fc } from '#testing/properties';
import { freePlace } from './free-place.ts';

const open = () => {
  const { figma } = openCanvasDocument({ ...plainSurroundings });
  const make = async (command: string, params: object): Promise<SceneNode> => {
    const answer = await runCanvasTool(figma, { command, params });
    if (!answer.ok) throw new Error(answer.error);
    return (await figma.getNodeByIdAsync(String(answer.result['nodeId']))) as SceneNode;
  };
  return { figma, make };
};

const placeOf = ({ x, y }: SceneNode) => ({ x, y });
const frame = { width: 200, height: 100 };

describe('a new layer without a place', () => {
  it('lies in the middle of what is in sight, and the next ones beside it', async () => {
    const { make } = open();
    expect(placeOf(await make('create_frame', frame))).toEqual({ x: -100, y: -50 });
    expect(placeOf(await make('create_rectangle', { width: 40, height: 20 }))).toEqual({ x: 200, y: -10 });
    expect(placeOf(await make('create_frame', frame))).toEqual({ x: 340, y: -50 });
  });

  it('lies beside the screen in which something is selected', async () => {
    const { figma, make } = open();
    const screen = await make('create_frame', { ...frame, x: 1_000, y: 2_000 });
    const inside = await make('create_text', { parentId: screen.id, text: 'x' });
    figma.currentPage.selection = [inside];
    expect(placeOf(await make('create_frame', frame))).toEqual({ x: 1_300, y: 2_000 });
    expect(placeOf(await make('create_button', { label: 'Go' }))).toEqual({ x: 1_600, y: 2_000 });
  });

  it('is brought into sight', async () => {
    const { figma, make } = open();
    figma.currentPage.selection = [await make('create_frame', { ...frame, x: 5_000, y: 0 })];
    expect(figma.viewport.center).toEqual({ x: 0, y: 0 });
    await make('create_frame', frame);
    expect(figma.viewport.center).toEqual({ x: 5_400, y: 50 });
  });

  it('stays where it was asked for, was put, or was', async () => {
    const { make } = open();
    const asked = await make('create_frame', { ...frame, x: 0 });
    expect(placeOf(asked)).toEqual({ x: 0, y: 0 });
    expect(placeOf(await make('create_frame', { parentId: asked.id }))).toEqual({ x: 0, y: 0 });
    expect(placeOf(await make('create_component', { nodeId: asked.id }))).toEqual({ x: 0, y: 0 });
  });
});

it('is never on another one, and not further right than it must be', () => {
  const number = fc.integer({ min: -500, max: 500 });
  const size = fc.integer({ min: 1, max: 300 });
  const box = fc.record({ x: number, y: number, width: size, height: size });
  fc.assert(
    fc.property(box, fc.array(box, { maxLength: 20 }), (wanted, others) => {
      const place = { ...wanted, ...freePlace(wanted, others) };
      for (const other of others)
        expect(
          place.x < other.x + other.width &&
            other.x < place.x + place.width &&
            place.y < other.y + other.height &&
            other.y < place.y + place.height,
        ).toBe(false);
      const ends = [wanted.x, ...others.map(({ x, width }) => x + width + 100)];
      expect(ends).toContain(place.x);
      expect(place.y).toBe(wanted.y);
    }),
  );
});
