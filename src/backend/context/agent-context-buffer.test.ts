import { describe, expect, it } from 'vitest';
import { CONTEXT_KEYS, type ContextEntry, type ContextKey } from '#contract/context-entry';
import { createI18n, translator } from '#contract/i18n';
import { LOCALES } from '#contract/state/app-state';
import { fc } from '#testing/properties';
import { createAgentContextBuffer, MAX_WAITING_ENTRIES } from './agent-context-buffer.ts';
import { triggerPrompt } from './trigger-prompt.ts';

const keys = Object.keys(CONTEXT_KEYS) as ContextKey[];
const entry = fc.record({ key: fc.constantFrom(...keys), value: fc.string({ unit: 'binary' }) });

describe('agent context buffer', () => {
  it('[CB01] delivers every entry exactly once and in order, however appends and flushes interleave', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.array(fc.nat(99), { maxLength: 4 }), { maxLength: 12 }),
        async (scheduler, batches) => {
          const buffer = createAgentContextBuffer();
          const delivered: string[] = [];
          // Distinct keys, so that no entry replaces another.
          let number = 0;
          const sets = batches.map((batch) => batch.map(() => ({ key: `k${number++}` as ContextKey, value: 'v' })));
          const steps = sets.map((set) => scheduler.schedule(Promise.resolve()).then(() => buffer.appendRange(set)));
          const flushes = batches.map(() =>
            scheduler
              .schedule(Promise.resolve())
              .then(() => delivered.push(...(buffer.flush() ?? []).map(({ key }) => key))),
          );
          await scheduler.waitAll();
          await Promise.all([...steps, ...flushes]);
          delivered.push(...(buffer.flush() ?? []).map(({ key }) => key));
          expect([...delivered].sort()).toEqual(
            sets
              .flat()
              .map(({ key }) => key)
              .sort(),
          );
          expect(buffer.flush()).toBeNull();
          for (const set of sets) {
            const places = set.map(({ key }) => delivered.indexOf(key));
            expect(places).toEqual([...places].sort((a, b) => a - b));
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('[CB02] a stop discards what waits, and the next turn is clean', () => {
    const buffer = createAgentContextBuffer();
    buffer.appendRange([{ key: keys[0] as ContextKey, value: 'old' }]);
    buffer.flush();
    buffer.appendRange([{ key: keys[1] as ContextKey, value: 'new' }]);
    expect(buffer.flush()).toEqual([{ key: keys[1], value: 'new' }]);
  });

  it('[CB04] two submits before one flush go together, and the same key keeps its last value', () => {
    const buffer = createAgentContextBuffer();
    const [a, b] = keys as [ContextKey, ContextKey];
    buffer.appendRange([
      { key: a, value: '1' },
      { key: b, value: '1' },
    ]);
    buffer.appendRange([{ key: a, value: '2' }]);
    expect(buffer.flush()).toEqual([
      { key: b, value: '1' },
      { key: a, value: '2' },
    ]);
  });

  it('[CB05] any value comes back as it was, an empty or absent list does nothing, and the number that waits is bounded', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ key }) => key }), (entries: ContextEntry[]) => {
        const buffer = createAgentContextBuffer();
        buffer.appendRange([]);
        buffer.appendRange(null);
        expect(buffer.flush()).toBeNull();
        buffer.appendRange(entries);
        expect(buffer.flush()).toEqual(entries.length === 0 ? null : entries);
      }),
      { numRuns: 1_000 },
    );
    const full = createAgentContextBuffer();
    const many = Array.from({ length: MAX_WAITING_ENTRIES + 1 }, () => ({ key: keys[0] as ContextKey, value: '' }));
    expect(() => full.appendRange(many)).toThrow(RangeError);
  });
});

describe('trigger prompt', () => {
  const entries: ContextEntry[] = [
    { key: 'figma2code.parser.workspace_path', value: '/w' },
    { key: 'figma2code.parser.alias', value: 'a\n- vcs: none' },
  ];

  it('[IL02] has the same ASCII lines in every language, and names the skill', () => {
    const lines = LOCALES.map((locale) => triggerPrompt('parser', entries, translator(createI18n(locale))).split('\n'));
    for (const [header, ...bullets] of lines) {
      expect(header).toContain('generic-design-parser');
      expect(bullets).toEqual(lines[0]?.slice(1));
    }
  });

  it('keeps a value on its line, so that it cannot pose as another parameter', () => {
    const text = triggerPrompt('parser', entries, translator(createI18n('en')));
    expect(text.split('\n')).toHaveLength(3);
  });
});
