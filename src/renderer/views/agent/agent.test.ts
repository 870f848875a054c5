import { describe, expect, it } from 'vitest';
import type { ChatItem, OpenQuestion } from '#contract/state/app-state';
import { INITIAL_STATE } from '#contract/state/facts';
import { fc } from '#testing/properties';
import { visibleText } from '../../format/visible-text.ts';
import { chatBlocks, chatText, foldTools, formatSeconds, type ToolItem } from './chat-blocks.ts';
import { composerState } from './composer-state.ts';
import { shownAddress, visibleLines, webAddress } from './safe-link.ts';

const tool = (id: string, rest: Partial<ToolItem> = {}): ToolItem => ({
  kind: 'tool',
  id,
  at: 0,
  tool: 'fetchDesign',
  summary: `did ${id}`,
  state: 'done',
  ms: 100,
  detail: null,
  ...rest,
});
const said = (id: string): ChatItem => ({ kind: 'agent', id, at: 0, text: id, streaming: false });
const question = (id: string, allowOther = true): OpenQuestion => ({
  id,
  title: id,
  detail: null,
  options: [],
  allowOther,
});

describe('blocks of a conversation', () => {
  it('folds tool calls that follow each other, and puts open questions last', () => {
    const blocks = chatBlocks([tool('1'), tool('2'), said('a'), tool('3')], [question('q')]);
    expect(blocks.map((block) => (block.kind === 'tools' ? block.tools.length : block.kind))).toEqual([
      2,
      'item',
      1,
      'question',
    ]);
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(4);
  });

  it('keeps the id of a fold while it grows, so that it stays open', () => {
    const [before] = chatBlocks([tool('1')], []);
    const [after] = chatBlocks([tool('1'), tool('2')], []);
    expect(after?.id).toBe(before?.id);
  });

  it('loses no item and no order', () => {
    const item = fc.oneof(
      fc.uuid().map((id) => tool(id)),
      fc.uuid().map(said),
    );
    fc.assert(
      fc.property(fc.array(item), (chat) => {
        const ids = chatBlocks(chat, []).flatMap((block) =>
          block.kind === 'tools' ? block.tools.map(({ id }) => id) : [block.id],
        );
        expect(ids).toEqual(chat.map(({ id }) => id));
      }),
    );
  });

  it('tells of the call that runs, else of the one that failed, else of the last, with the time of all', () => {
    const running = tool('3', { state: 'running', ms: null });
    expect(foldTools([tool('1'), running]).about.id).toBe('3');
    expect(foldTools([tool('1', { state: 'failed' }), tool('2')])).toMatchObject({
      state: 'failed',
      count: 2,
      ms: 200,
    });
    expect(foldTools([tool('1'), tool('2')]).about.id).toBe('2');
    expect([40, 2_140, 12_400].map(formatSeconds)).toEqual(['<0.1 s', '2.1 s', '12 s']);
  });

  it('copies as text', () => {
    const chat: ChatItem[] = [{ kind: 'user', id: 'u', at: 0, text: 'Hi' }, tool('1'), said('a')];
    expect(chatText(chat, { user: 'You', agent: 'Agent' })).toBe('You: Hi\n\n- did 1\n\nAgent: a');
  });
});

describe('composer', () => {
  const workspace = { path: '/w' } as never;
  const ready = { ...INITIAL_STATE, workspace, agent: { kind: 'ready' as const } };
  const busy = { kind: 'busy' as const, skill: null, since: 0, silent: false, stopping: false };

  it('says why nothing can be sent', () => {
    expect(composerState(ready, 'open').why).toBeNull();
    expect(composerState(ready, 'lost').why).toBe('offline');
    expect(composerState({ ...ready, workspace: null }, 'open').why).toBe('no-workspace');
    expect(composerState({ ...ready, agent: busy }, 'open').why).toBe('busy');
    expect(composerState({ ...ready, agent: { ...busy, stopping: true } }, 'open').why).toBe('stopping');
    const failure = { code: 'agent-crashed' as const, message: 'x' };
    expect(composerState({ ...ready, agent: { kind: 'failed', failure } }, 'open').why).toBe('failed');
  });

  it('answers a question that takes an own text, and no other', () => {
    const asked = { ...ready, agent: busy, questions: [question('q')] };
    expect(composerState(asked, 'open')).toEqual({ mode: 'answer', question: 'q', why: null });
    expect(composerState({ ...asked, questions: [question('q', false)] }, 'open').why).toBe('choose');
  });
});

describe('[SH03] links of a conversation', () => {
  it('opens the web and nothing else', () => {
    expect(webAddress('https://example.com/a?b=1')?.host).toBe('example.com');
    for (const href of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,<script>1</script>',
      'file:///etc/passwd',
      'smb://host/share',
      'vbscript:x',
      'figma2code://x',
      '/relative',
      '//host/path',
      'https://user:pass@example.com/',
      undefined,
      7,
    ])
      expect(webAddress(href), String(href)).toBeNull();
  });

  it('shows the address that would be asked for', () => {
    const address = webAddress('https://аpple.com/login');
    expect(address && shownAddress(address)).toBe('xn--pple-43d.com/login');
    const long = webAddress(`https://example.com/${'a'.repeat(200)}`);
    expect(long && shownAddress(long).length).toBeLessThanOrEqual(81);
  });
});

describe('[PA16] text of several lines', () => {
  it('keeps line breaks and tabs and marks the rest', () => {
    expect(visibleLines('a\u202eb\n\tc\u0000', visibleText)).toBe('a⟨202E⟩b\n\tc␀');
  });
});
