import { expect, it } from 'vitest';
import { openCanvasDocument } from '#canvas/document/canvas-document';
import { evaluateOn, openLiveCanvas } from '#testing/canvas/live-canvas';
import { plainSurroundings } from '#testing/canvas/surroundings';
import { readPage } from './read-page.ts';

it('reads the page that is shown, its variables and what is selected, as REST would tell them', async () => {
  const { document, call } = openLiveCanvas();
  await call({ command: 'create_card', params: { title: '植物 "1"', body: 'Water them', action: 'Open', x: 40 } });
  await call({ command: 'create_variable', params: { collection: 'C', name: 'ink', type: 'COLOR', value: '#111827' } });
  const [card] = document.figma.currentPage.children;
  document.figma.currentPage.selection = card === undefined ? [] : [card];
  const copy = await readPage(evaluateOn(document));
  const again = openCanvasDocument(plainSurroundings, { body: copy.body, variables: copy.variables ?? {} });
  expect(again.toRest(card?.id)).toEqual(document.toRest(card?.id));
  expect(again.variables()).toEqual(document.variables());
  expect(copy).toMatchObject({ pageId: '0:1', selection: [card?.id] });
});

it('asks for what is too long for one answer in slices, and says when it was changed between them', async () => {
  const { document, call } = openLiveCanvas();
  const text = '花'.repeat(90_000);
  for (let row = 0; row < 40; row += 1) await call({ command: 'create_text', params: { text, name: `t${row}` } });
  const run = evaluateOn(document);
  let asked = 0;
  const copy = await readPage(async (js) => {
    asked += 1;
    return run(js);
  });
  // The head, two slices, the variables.
  expect(asked).toBe(4);
  const [page] = (copy.body['document'] as { children: { children: unknown[] }[] }).children;
  expect(page?.children).toHaveLength(40);
  const changing = async (js: string) => {
    const answer = await run(js);
    if (js.includes('exportAsync')) document.figma.currentPage.children[0]?.remove();
    return answer;
  };
  await expect(readPage(changing)).rejects.toMatchObject({ code: 'canvas-refused' });
}, 60_000);

it('copies no page that is too large, and tells what a plugin refused', async () => {
  const head = { file: 'F', id: '0:1', name: 'P', selection: [], layers: [['1:1', 30_001]] };
  const answer = (result: unknown) => async () => ({
    type: 'eval_response' as const,
    id: 1,
    ok: true,
    result,
    logs: [],
  });
  await expect(readPage(answer(head))).rejects.toMatchObject({ code: 'sandbox-too-large', params: { layers: 30_001 } });
  await expect(readPage(answer({ ...head, layers: 'x' }))).rejects.toMatchObject({ code: 'canvas-refused' });
  const failed = async () => ({ type: 'eval_response' as const, id: 1, ok: false, error: { message: 'no' }, logs: [] });
  await expect(readPage(failed)).rejects.toMatchObject({ code: 'canvas-refused', params: { problem: 'no' } });
});
