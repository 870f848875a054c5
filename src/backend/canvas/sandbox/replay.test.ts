import { expect, it } from 'vitest';
import { openCanvasDocument } from '#canvas/document/canvas-document';
import { drawnPage } from '#canvas/sandbox/drawn-page';
import { estimateText } from '#canvas/sandbox/text-size';
import { runCanvasTool } from '#canvas/tools/run-canvas-tool';
import { RUN_STEPS } from '#contract/canvas/canvas-steps';
import type { DrawnLayer } from '#contract/canvas/sandbox';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { fc } from '#testing/properties';
import { openSandboxSession } from './sandbox-session.ts';

type Op = readonly [kind: number, target: number, value: number];

const PLAIN = ['create_frame', 'create_rectangle', 'create_ellipse', 'create_button', 'create_component'] as const;

/** A call on one of the layers that are known so far; many of them are refused, and belong to the list all the same. */
const callOf = ([kind, target, value]: Op, ids: readonly string[]) => {
  const nodeId = ids[target % Math.max(1, ids.length)] ?? '0:1';
  const calls = [
    ...PLAIN.map((command) => ({ command, params: { parentId: nodeId, x: value, label: nodeId } })),
    { command: 'create_text', params: { parentId: nodeId, text: nodeId } },
    { command: 'create_instance', params: { componentId: nodeId } },
    { command: 'clone', params: { nodeId, y: value } },
    { command: 'group', params: { nodeIds: [nodeId] } },
    { command: 'set_position', params: { nodeId, x: value, y: value } },
    { command: 'set_text', params: { nodeId, text: `t${value}` } },
    { command: 'move', params: { nodeId, parentId: ids[value % Math.max(1, ids.length)] ?? '0:1' } },
    { command: 'delete', params: { nodeId } },
    { command: 'ungroup', params: { nodeId } },
  ];
  return calls[kind % calls.length] ?? { command: 'create_frame', params: {} };
};

/** What is seen, whatever its ids are. */
const seen = (layers: readonly DrawnLayer[]): unknown =>
  layers.map(({ id: _id, children = [], ...look }) => ({ ...look, children: seen(children) }));

/** Every layer of the page, as an agent would come to know them. */
const idsOf = (layers: readonly DrawnLayer[]): string[] =>
  layers.flatMap(({ id, children = [] }) => [id, ...idsOf(children)]);

it('whatever was tried and approved is drawn alike on the live document, as one step', async () => {
  const op = fc.tuple(fc.nat(99), fc.nat(30), fc.nat(90));
  await fc.assert(
    fc.asyncProperty(fc.array(op, { minLength: 1, maxLength: 15 }), fc.nat(3), async (ops, undone) => {
      const session = openSandboxSession({ kind: 'empty' }, null);
      for (const one of ops) await session.run(callOf(one, idsOf(session.draw(null).layers)));
      for (let count = 0; count < undone; count += 1) session.undo();
      session.approve(session.view().steps.map(({ id }) => id));
      fc.pre(session.view().steps.some(({ choice }) => choice === 'approved'));
      const live = openCanvasDocument({ ...plainSurroundings, measureText: estimateText });
      // Its ids are others.
      for (let count = 0; count < 5; count += 1) live.figma.createFrame().remove();
      live.commit();
      const before = live.steps().undo;
      const answer = await runCanvasTool(live.figma, { command: RUN_STEPS, params: session.approved() });
      expect(answer).toMatchObject({ ok: true });
      expect(seen(drawnPage(live.figma).layers)).toEqual(seen(session.draw(null).layers));
      expect(live.steps().undo).toBe(before + 1);
      live.undo();
      expect(drawnPage(live.figma).layers).toEqual([]);
    }),
    // A copy of a layer in an instance is refused.
    {
      numRuns: 100,
      examples: [
        [
          [
            [4, 0, 0],
            [0, 0, 0],
            [6, 0, 0],
            [7, 27, 0],
            [0, 0, 0],
          ],
          0,
        ],
      ],
    },
  );
});
