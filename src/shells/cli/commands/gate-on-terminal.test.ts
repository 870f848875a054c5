import { expect, it } from 'vitest';
import { gateOnTerminal } from './gate-on-terminal.ts';
import { unifiedDiff } from './unified-diff.ts';

it('says that a file is longer than what is shown of it', async () => {
  const row = { kind: 'create', path: 'a.ts', reason: 'new', after: { size: 3_000_000 }, before: null, text: true };
  const answers: Readonly<Record<string, unknown>> = {
    'plan.rows': { rows: [row], rest: null },
    'plan.file/before': { kind: 'absent' },
    'plan.file/after': { kind: 'text', text: 'harmless\n', truncated: true, size: 3_000_000 },
  };
  const said: string[] = [];
  const typed = ['1', 'c'];
  const session = {
    translate: (key: string) => key,
    ask: async (name: string, { side }: { side?: string }) => answers[side === undefined ? name : `${name}/${side}`],
  };
  const terminal = { say: (text: string) => void said.push(text), read: async () => typed.shift() ?? 'c' };
  const gate = { run: 'r', round: 1, digest: 'd' };
  await gateOnTerminal(session as never, terminal)(gate as never, new AbortController().signal);
  expect(said.at(-1)).toContain('+harmless');
  expect(said.at(-1)).toMatch(/… .*3000000 B/);
});

it('shows lines of two texts that have nothing in common', () => {
  const text = (word: string): string => Array.from({ length: 9_000 }, (_, line) => `${word} ${line}\n`).join('');
  const shown = unifiedDiff('a.ts', text('old'), text('new')).split('\n');
  expect(shown.slice(0, 3)).toEqual(['--- a.ts', '+++ a.ts', '+new 0']);
  expect(shown.at(-1)).toBe(`… +${18_002 - 400}`);
});
