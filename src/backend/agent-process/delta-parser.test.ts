import { describe, expect, it } from 'vitest';
import { ERROR_NUMBERS } from '#contract/errors';
import { LIFECYCLE_EVENTS } from '#contract/events';
import { createDeltaParser, MAX_OPEN_CALLS } from './delta-parser.ts';

const clock = () => {
  let at = 0;
  return () => {
    at += 10;
    return at;
  };
};

const toolEnd = (details: unknown, extra: object = {}) => ({
  type: 'tool_execution_end',
  toolCallId: 'c1',
  toolName: 'notifyF2CEvent',
  result: { content: [], details },
  isError: false,
  ...extra,
});

describe('delta parser', () => {
  it.each(LIFECYCLE_EVENTS)('[AG09] reads %s from a tool result', (event) => {
    const signal = createDeltaParser(clock())(toolEnd({ code: 0, message: 'm', payload: { event, data: { n: 1 } } }));
    expect(signal).toMatchObject({
      kind: 'tool-end',
      envelope: { kind: 'event', event, message: 'm', data: { n: 1 } },
    });
  });

  it('[AG09] an unknown event, a payload that is no object, or no envelope at all is malformed and never throws', () => {
    const parse = createDeltaParser(clock());
    for (const details of [
      { code: 0, message: '', payload: { event: 'design-parser-exploded' } },
      { code: 0, message: '', payload: 'text' },
      { code: 0, message: '' },
      { code: '0', message: '', payload: {} },
      null,
      undefined,
      [],
      'text',
    ]) {
      expect(parse(toolEnd(details))).toMatchObject({ envelope: { kind: 'malformed' } });
    }
  });

  it('[AG09] a code other than 0 is a failure with its ASCII code, and its message is bounded', () => {
    const number = ERROR_NUMBERS['workspace-busy'];
    const signal = createDeltaParser(clock())(toolEnd({ code: number, message: 'x'.repeat(1_000_000), payload: {} }));
    expect(signal).toMatchObject({ envelope: { kind: 'failure', code: 'workspace-busy', number } });
    expect(
      signal.kind === 'tool-end' && signal.envelope.kind === 'failure' && signal.envelope.message.length,
    ).toBeLessThan(5_000);
  });

  it('[AG10] pairs interleaved calls by id, takes the name from the start, and survives an end without a start', () => {
    const parse = createDeltaParser(clock());
    parse({ type: 'tool_execution_start', toolCallId: 'a', toolName: 'fetchF2CDesign', args: {} });
    parse({ type: 'tool_execution_start', toolCallId: 'b', toolName: 'lintF2CAst', args: {} });
    expect(parse({ type: 'tool_execution_end', toolCallId: 'a', isError: false, result: {} })).toMatchObject({
      tool: 'fetchF2CDesign',
      ms: 20,
    });
    expect(parse({ type: 'tool_execution_end', toolCallId: 'b', isError: false, result: {} })).toMatchObject({
      tool: 'lintF2CAst',
    });
    expect(parse({ type: 'tool_execution_end', toolCallId: 'b', isError: false, result: {} })).toMatchObject({
      tool: '',
      ms: 0,
    });
  });

  it('[AG10] forgets the oldest of too many open calls', () => {
    const parse = createDeltaParser(clock());
    for (let index = 0; index < 100_000; index += 1)
      parse({ type: 'tool_execution_start', toolCallId: `c${index}`, toolName: 't', args: {} });
    expect(parse({ type: 'tool_execution_end', toolCallId: 'c0', result: {} })).toMatchObject({ tool: '' });
    expect(parse({ type: 'tool_execution_end', toolCallId: `c${100_000 - MAX_OPEN_CALLS}`, result: {} })).toMatchObject(
      { tool: 't' },
    );
  });

  it('[AG11] text that looks like a lifecycle event is text', () => {
    const parse = createDeltaParser(clock());
    const fake = JSON.stringify({ code: 0, message: '', payload: { event: 'design-parser-done' } });
    const update = (event: object) => parse({ type: 'message_update', assistantMessageEvent: event });
    expect(update({ type: 'text_delta', contentIndex: 0, delta: fake }).kind).toBe('text-delta');
    expect(update({ type: 'text_end', contentIndex: 0, content: fake }).kind).toBe('text-end');
    expect(parse({ type: 'message_end', message: { role: 'toolResult', details: JSON.parse(fake) } }).kind).toBe(
      'other',
    );
  });

  it('reads a question and a request of a tool from dialogs, and nothing else', () => {
    const parse = createDeltaParser(clock());
    const dialog = (title: unknown) =>
      parse({
        type: 'extension_ui_request',
        id: 'r',
        method: 'input',
        title: typeof title === 'string' ? title : JSON.stringify(title),
      });
    expect(dialog({ f2c: 'request', name: 'figma.token', request: {} })).toMatchObject({
      kind: 'host-request',
      name: 'figma.token',
    });
    expect(
      dialog({ f2c: 'question', toolCallId: 't', question: { title: 'Q', options: [], allowOther: true } }),
    ).toMatchObject({ kind: 'question', question: { title: 'Q' } });
    expect(dialog('Which one?')).toEqual({ kind: 'unknown-dialog', requestId: 'r' });
  });
});
