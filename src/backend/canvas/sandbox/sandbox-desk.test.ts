import { describe, expect, it } from 'vitest';
import type { CanvasDocument } from '#canvas/document/canvas-document';
import type { DrawnLayer, SandboxState } from '#contract/canvas/sandbox';
import { NO_SANDBOX } from '#contract/canvas/sandbox';
import { type LiveCanvas, openLiveCanvas } from '#testing/canvas/live-canvas';
import { createSandboxDesk } from './sandbox-desk.ts';

interface Start {
  readonly live?: LiveCanvas;
  readonly clients?: LiveCanvas['clients'];
  readonly canvasClient?: string | null;
  readonly isCanvasLive?: boolean;
  readonly isBusy?: boolean;
}

const open = ({ live = openLiveCanvas(), clients = live.clients, ...form }: Start = {}) => {
  let state: SandboxState = NO_SANDBOX;
  const given = { canvasClient: null, isCanvasLive: false, isBusy: false, ...form };
  const desk = createSandboxDesk({
    canvas: { ...live, clients },
    form: given,
    isBusy: () => given.isBusy,
    translate: (key, params) => `${key} ${JSON.stringify(params)}`,
    tell: (now) => {
      state = now;
    },
  });
  desk.putFirst(true);
  const call = async (command: string, params: object = {}): Promise<Record<string, unknown>> => {
    const answer = await desk.call({ command, params });
    if (!answer.ok) throw new Error(answer.error);
    return answer.result;
  };
  const make = async (command: string, params: object = {}) => String((await call(command, params))['nodeId']);
  const steps = () => state.open?.steps ?? [];
  return { desk, live, call, make, steps, state: () => state, form: given };
};

type Opened = ReturnType<typeof open>;

const words = ({ figma }: CanvasDocument): string[] =>
  figma.currentPage.findAllWithCriteria({ types: ['TEXT'] }).map(({ characters }) => characters);

const drawn = async ({ desk }: Opened, at: Parameters<typeof desk.draw>[0] = null): Promise<string[]> => {
  const all = (layers: readonly DrawnLayer[]): string[] =>
    layers.flatMap(({ text, children = [] }) => [...(text ? [text.characters] : []), ...all(children)]);
  return all((await desk.draw(at)).layers);
};

/** Ten steps: a frame, and texts in it, the last of which are changed. */
const tenSteps = async ({ make, call }: Opened): Promise<void> => {
  const frame = await make('create_frame', { name: 'Plants', width: 400, height: 300 });
  for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) await make('create_text', { parentId: frame, text });
  const last = await make('create_text', { parentId: frame, text: 'g' });
  await call('set_text', { nodeId: last, text: 'h' });
  await call('set_name', { nodeId: frame, name: 'Garden' });
};

const approveAll = ({ desk, steps }: Opened) =>
  desk.change((session) =>
    session.approve(
      steps()
        .filter(({ state }) => state === 'done')
        .map(({ id }) => id),
    ),
  );

describe('the sandbox', () => {
  it('ten steps, three taken back, the rest carried out as one step of the live document', async () => {
    const opened = open();
    const { desk, live, steps, state } = opened;
    await live.call({ command: 'create_text', params: { text: 'was there' } });
    await tenSteps(opened);
    expect(live.commands).toEqual(['create_text']);
    expect(state().open).toMatchObject({ origin: { kind: 'copy', clientId: 'figma-one' }, page: 'Page 1' });
    expect(await drawn(opened)).toEqual(['was there', 'a', 'b', 'c', 'd', 'e', 'f', 'h']);
    for (let count = 0; count < 3; count += 1) await desk.change((session) => session.undo());
    expect(await drawn(opened)).toEqual(['was there', 'a', 'b', 'c', 'd', 'e', 'f']);
    await desk.change((session) => session.redo());
    expect(await drawn(opened)).toContain('g');
    await desk.change((session) => session.undo());
    await expect(desk.replay(null)).rejects.toMatchObject({ code: 'sandbox-not-approved' });
    await approveAll(opened);
    expect(steps().map((step) => step.state)).toEqual([...Array(7).fill('done'), ...Array(3).fill('undone')]);
    const before = live.document.steps().undo;
    await desk.replay(null);
    expect(live.document.steps().undo).toBe(before + 1);
    expect(words(live.document)).toEqual(['was there', 'a', 'b', 'c', 'd', 'e', 'f']);
    expect(state().open?.replayed).toEqual({ label: 'Shop / Page 1', count: 7 });
    live.document.undo();
    expect(words(live.document)).toEqual(['was there']);
    await expect(desk.change((session) => session.undo())).rejects.toMatchObject({ code: 'sandbox-closed' });
  });

  it('ids of the sandbox become those of the live document, also of layers inside what was made, and in an empty one', async () => {
    const opened = open();
    const { desk, live, make, call } = opened;
    await desk.open(null);
    const button = await make('create_button', { parentId: '0:1', label: '1:1' });
    const inside = (await call('get_node', { nodeId: button, depth: 3 }))['node'] as { children: { id: string }[] };
    await call('set_text', { nodeId: inside.children[0]?.id, text: button });
    const copy = await make('clone', { nodeId: button, x: 300 });
    await make('group', { nodeIds: [button, copy], name: 'Both' });
    const { variableId } = await call('create_variable', {
      collection: 'C',
      name: 'v',
      type: 'COLOR',
      value: '#ff0000',
    });
    await call('bind_variable', { nodeId: copy, field: 'fill', variableId });
    // The live document gives its ids otherwise.
    for (let count = 0; count < 7; count += 1) live.document.figma.createFrame().remove();
    await approveAll(opened);
    await desk.replay(null);
    const [group] = live.document.figma.currentPage.children as [GroupNode];
    expect(group).toMatchObject({ type: 'GROUP', name: 'Both' });
    // What a text says is no id, though it looks like one.
    expect(words(live.document)).toEqual([button, button]);
    const [bound] = (group.children[1] as FrameNode).fills as SolidPaint[];
    const [variable] = await live.document.figma.variables.getLocalVariablesAsync();
    expect(bound?.boundVariables?.color?.id).toBe(variable?.id);
    expect(variable?.id).not.toBe(variableId);
  });

  it('what found a free place is drawn where it was seen, also when what was beside it is not drawn', async () => {
    const { desk, live, make, steps } = open();
    await live.call({ command: 'create_frame', params: { width: 300, height: 300 } });
    for (const label of ['One', 'Two']) await make('create_button', { label });
    await desk.change((session) => session.approve([2]));
    const { layers } = await desk.draw(null);
    await desk.replay(null);
    expect(steps()[1]?.params).toEqual([['label', 'Two']]);
    const { x, y } = live.document.figma.currentPage.children[1] as FrameNode;
    expect([x, y]).toEqual(layers[2]?.matrix.slice(4));
    expect(x).toBeGreaterThan(300);
  });

  it('a step that fails on the live document takes all of them back, and nothing of what was there before', async () => {
    const opened = open();
    const { desk, live, call } = opened;
    await live.call({ command: 'create_text', params: { text: 'kept' } });
    const target = live.document.figma.currentPage.children[0]?.id ?? '';
    await call('create_frame', { name: 'New' });
    await call('set_text', { nodeId: target, text: 'changed' });
    await live.call({ command: 'create_text', params: { text: 'later' } });
    await live.call({ command: 'delete', params: { nodeId: target } });
    await approveAll(opened);
    const before = { steps: live.document.steps().undo, rest: live.document.toRest() };
    await expect(desk.replay(null)).rejects.toMatchObject({
      code: 'canvas-refused',
      params: { problem: expect.stringMatching(/^Step 2 of 2: set_text: .*Nothing was changed\.$/) },
    });
    expect(live.document.toRest()).toEqual(before.rest);
    expect(live.document.steps().undo).toBe(before.steps);
    // Also when the first step of all fails, and there is nothing to take back: the newest step is the user's.
    await desk.change((session) => session.skip([1]));
    await expect(desk.replay(null)).rejects.toMatchObject({
      params: { problem: expect.stringMatching(/^Step 1 of 1/) },
    });
    expect(live.document.toRest()).toEqual(before.rest);
    await desk.open(null);
    live.document.figma.loadFontAsync = () => Promise.reject(new Error('no font'));
    await call('create_text', { text: 'x' });
    await approveAll(opened);
    await expect(desk.replay(null)).rejects.toMatchObject({ code: 'canvas-refused' });
    expect(words(live.document)).toEqual(['later']);
  });

  it('is carried out on the page that was copied, whichever is shown now; not when that page is gone', async () => {
    const opened = open();
    const { desk, live, call } = opened;
    const { figma } = live.document;
    const first = figma.currentPage;
    await call('create_frame', { name: 'On the first' });
    const second = figma.createPage();
    await figma.setCurrentPageAsync(second);
    await approveAll(opened);
    await desk.replay(null);
    expect(first.children.map(({ name }) => name)).toEqual(['On the first']);
    expect(second.children).toEqual([]);
    expect(figma.currentPage.id).toBe(first.id);
    await figma.setCurrentPageAsync(second);
    await call('create_frame', { name: 'On the second' });
    await figma.setCurrentPageAsync(first);
    second.remove();
    await approveAll(opened);
    await expect(desk.replay(null)).rejects.toMatchObject({
      params: { problem: expect.stringContaining('no longer') },
    });
    expect(first.children).toHaveLength(1);
  });

  it('skips a step and what then fails says what it needs; a rerun brings both back under the same ids', async () => {
    const opened = open();
    const { desk, live, make, call, steps } = opened;
    await desk.open(null);
    const frame = await make('create_frame', { name: 'Card' });
    const other = await make('create_rectangle', { name: 'Other' });
    await call('create_text', { parentId: frame, text: 'in it' });
    await expect(call('set_text', { nodeId: '9:9', text: 'x' })).rejects.toThrow('No layer has the id 9:9');
    expect(steps().map(({ state, needs }) => [state, needs])).toEqual([
      ['done', []],
      ['done', []],
      ['done', [1]],
      ['failed', []],
    ]);
    await desk.change((session) => session.skip([1]));
    expect(steps().map(({ state }) => state)).toEqual(['skipped', 'done', 'failed', 'failed']);
    // Layers that were made after it are still known by their ids.
    await call('set_name', { nodeId: other, name: 'Box' });
    await desk.change((session) => session.rerun(1));
    expect(steps().map(({ state }) => state)).toEqual(['done', 'done', 'done', 'failed', 'done']);
    await desk.change((session) => session.rerun(4, { nodeId: other, name: 'x', text: 'y' }));
    expect(steps()[3]?.error).toContain('RECTANGLE');
    await desk.change((session) => session.approve([3]));
    await expect(desk.replay(null)).rejects.toMatchObject({
      code: 'sandbox-incomplete',
      params: { step: 3, needs: 1 },
    });
    await desk.change((session) => session.rerun(3, { parentId: frame, text: 'else' }));
    expect(await drawn(opened)).toEqual(['else']);
    expect(steps()[2]?.choice).toBe('open');
    await approveAll(opened);
    await desk.replay(null);
    expect(live.document.figma.currentPage.children.map(({ name }) => name)).toEqual(['Card', 'Box']);
    expect(words(live.document)).toEqual(['else']);
  });

  it('shows the page before and after each step, and is as it was afterwards', async () => {
    const opened = open();
    const { desk, call, make } = opened;
    await desk.open(null);
    const text = await make('create_text', { text: 'one' });
    await call('set_text', { nodeId: text, text: 'two' });
    await call('set_text', { nodeId: text, text: 'three' });
    expect(await drawn(opened, { step: 2, side: 'before' })).toEqual(['one']);
    expect(await drawn(opened, { step: 2, side: 'after' })).toEqual(['two']);
    expect(await drawn(opened, { step: 1, side: 'before' })).toEqual([]);
    await desk.change((session) => session.undo());
    expect(await drawn(opened, { step: 3, side: 'after' })).toEqual(['two']);
    await desk.change((session) => session.redo());
    expect(await drawn(opened)).toEqual(['three']);
  });

  it('prompts of a plugin, and those of the window when it is off, work on the document itself', async () => {
    const { call, live, desk, form, state } = open();
    form.isCanvasLive = true;
    await call('create_text', { text: 'live' });
    form.isCanvasLive = false;
    desk.putFirst(false);
    await call('create_text', { text: 'live too' });
    expect(words(live.document)).toEqual(['live', 'live too']);
    expect(state()).toMatchObject({ isFirst: false, open: null });
  });

  it('is not carried out while an agent works, and an agent that comes meanwhile waits until it is', async () => {
    const opened = open();
    const { desk, live, call, form } = opened;
    await tenSteps(opened);
    await approveAll(opened);
    form.isBusy = true;
    await expect(desk.replay(null)).rejects.toMatchObject({ code: 'agent-busy' });
    Object.assign(form, { isBusy: false, isCanvasLive: true });
    const replayed = desk.replay(null);
    await Promise.resolve();
    await Promise.all([replayed, call('create_text', { text: 'after' })]);
    expect(words(live.document).at(-1)).toBe('after');
    expect(live.document.steps().undo).toBe(2);
  });

  it('calls that come at once meet in one document; reading is no step', async () => {
    const opened = open({ clients: () => [] });
    const { make, call, steps, state } = opened;
    await Promise.all(['a', 'b', 'c'].map((text) => make('create_text', { text })));
    await call('get_document_info');
    expect(await drawn(opened)).toEqual(['a', 'b', 'c']);
    expect(steps().map(({ id, params }) => [id, params])).toEqual([
      [1, [['text', 'a']]],
      [2, [['text', 'b']]],
      [3, [['text', 'c']]],
    ]);
    expect(state().open?.origin).toEqual({ kind: 'empty' });
    await expect(call('run_steps', { steps: [] })).rejects.toThrow('no tool run_steps');
  });

  it('asks which window when there are several', async () => {
    const live: LiveCanvas = openLiveCanvas();
    const two = () => ['one', 'two'].map((name) => ({ clientId: `figma-${name}`, label: name }));
    const { call, form, state } = open({ live, clients: two });
    await expect(call('create_frame')).rejects.toThrow('errors.sandbox-choose {"clients":"one, two"}');
    Object.assign(form, { canvasClient: 'figma-two' });
    await call('create_frame');
    expect(state().open?.origin).toEqual({ kind: 'copy', clientId: 'figma-two', label: 'two' });
  });
});
