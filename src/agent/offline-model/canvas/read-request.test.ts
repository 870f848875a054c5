import { describe, expect, it } from 'vitest';
import { CANVAS_TOOLS, type CanvasToolName } from '#contract/canvas/canvas-tools';
import { readCanvasRequest } from './read-request.ts';

const made = (text: string): unknown => {
  const request = readCanvasRequest(text);
  return request?.kind === 'make' ? request.call : request;
};

const changed = (text: string): unknown => {
  const request = readCanvasRequest(text);
  return request?.kind === 'selection' ? request.call('1:2') : request;
};

describe('what fixed words ask for', () => {
  it.each([
    ["Create a blue button that says 'Submit'", 'create_button', { label: 'Submit', color: '#2563eb' }],
    ['make a yellow button “Wait”', 'create_button', { label: 'Wait', color: '#facc15', textColor: '#111827' }],
    ['please add a button', 'create_button', { label: 'Button' }],
    [
      "Draw a #FF0000 circle 40x40 called 'Dot'",
      'create_ellipse',
      { width: 40, height: 40, fill: '#ff0000', name: 'Dot' },
    ],
    ["Add a card 'Title' with 'Body' and a button 'Go'", 'create_card', { title: 'Title', body: 'Body', action: 'Go' }],
    ['Create a login form', 'create_login_form', {}],
    ["insert a red heading 'Hello'", 'create_text', { text: 'Hello', color: '#dc2626' }],
    ["Create a button that says 'red card'", 'create_button', { label: 'red card' }],
    ['draw a bored frame', 'create_frame', {}],
    ['创建一个蓝色按钮「提交」', 'create_button', { label: '提交', color: '#2563eb' }],
    ['青いボタン「送信」を作成して', 'create_button', { label: '送信', color: '#2563eb' }],
    ["파란 버튼 '제출'을 만들어 줘", 'create_button', { label: '제출', color: '#2563eb' }],
  ])('%s', (text, command, params) => {
    expect(made(text)).toEqual({ command, params });
    expect(CANVAS_TOOLS[command as CanvasToolName].params.safeParse(params).success).toBe(true);
  });

  it.each([
    ['Make the selection red', { command: 'set_fill_color', params: { nodeId: '1:2', color: '#dc2626' } }],
    ["Rename the selected layer to 'Send'", { command: 'set_name', params: { nodeId: '1:2', name: 'Send' } }],
    ["Set the text of the selection to 'Hi'", { command: 'set_text', params: { nodeId: '1:2', text: 'Hi' } }],
    ['Delete what is selected', { command: 'delete', params: { nodeId: '1:2' } }],
    ['Do something with the selection', null],
  ])('%s', (text, call) => expect(changed(text)).toEqual(call));

  it.each(['What do you think?', 'import design.json', 'generate', 'make it nicer', 'create world peace', ''])(
    'leaves "%s" to others',
    (text) => expect(readCanvasRequest(text)).toBeNull(),
  );
});
