import { describe, expect, it } from 'vitest';
import { okEnvelope } from '#contract/envelope';
import type { LifecycleEvent } from '#contract/events';
import type { ToolContext } from '#contract/tool';
import { createEventLedger } from './event-ledger.ts';
import { notifyEventTool } from './tools/notify-event.ts';

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

  it('[AG11] a done event that no tool has told is not believed, also when the model told the start itself', async () => {
    const ledger = createEventLedger();
    const tool = notifyEventTool(ledger.wasTold);
    const notify = async (event: LifecycleEvent) => {
      const told = await tool.run({ event }, {} as ToolContext);
      return ledger.withoutRepeat(told);
    };
    await expect(notify('design-parser-done')).rejects.toMatchObject({ code: 'out-of-order' });
    await notify('design-parser-started');
    await expect(notify('design-parser-done')).rejects.toMatchObject({ code: 'out-of-order' });
    ledger.withoutRepeat(envelope('design-parser-done'));
    expect((await notify('design-parser-done')).payload).toEqual({});
  });
});
