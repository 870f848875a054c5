import { describe, expect, it } from 'vitest';
import { okEnvelope } from '#contract/envelope';
import type { LifecycleEvent } from '#contract/events';
import { createEventLedger } from './event-ledger.ts';

const envelope = (event: LifecycleEvent) => okEnvelope('', { event });

describe('event ledger', () => {
  it('tells started and done once, whoever tells it first', () => {
    const ledger = createEventLedger();
    expect(ledger.withoutRepeat(envelope('design-parser-started')).payload.event).toBe('design-parser-started');
    expect(ledger.withoutRepeat(envelope('design-parser-started')).payload).toEqual({});
    ledger.withoutRepeat(envelope('design-parser-fetching-design'));
    expect(ledger.withoutRepeat(envelope('design-parser-fetching-design')).payload.event).toBe(
      'design-parser-fetching-design',
    );
    ledger.withoutRepeat(envelope('design-parser-done'));
    expect(ledger.withoutRepeat(envelope('design-parser-done')).payload).toEqual({});
  });

  it('a new start after a done is a new run', () => {
    const ledger = createEventLedger();
    ledger.withoutRepeat(envelope('design-parser-started'));
    ledger.withoutRepeat(envelope('design-parser-done'));
    expect(ledger.withoutRepeat(envelope('design-parser-started')).payload.event).toBe('design-parser-started');
    expect(ledger.withoutRepeat(envelope('design-parser-done')).payload.event).toBe('design-parser-done');
  });
});
