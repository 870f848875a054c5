import { realpath, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtensionContext } from '@earendil-works/pi-coding-agent';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Envelope, okEnvelope } from '#contract/envelope';
import { ERROR_NUMBERS } from '#contract/errors';
import { createI18n, translator } from '#contract/i18n';
import type { F2CTool } from '#contract/tool';
import { tempDir } from '#testing/temp-dir';
import { createEventLedger } from './event-ledger.ts';
import { registerable } from './tool-registration.ts';

interface Call {
  readonly input?: z.ZodObject;
  readonly params?: Record<string, string>;
  /** The desktop, as far as it is asked. */
  readonly ui?: Pick<ExtensionContext['ui'], 'input'>;
}

const run = async (
  work: F2CTool['run'],
  { input = z.object({}), params = {}, ui }: Call = {},
): Promise<{ readonly text: string; readonly details: Envelope }> => {
  const unexpected: string[] = [];
  const tool = registerable(
    { name: 'lintF2CAst', effect: 'read', description: 'x', input, run: work },
    {
      translate: translator(createI18n('en')),
      ledger: createEventLedger(),
      onUnexpected: (name) => unexpected.push(name),
    },
  );
  const result = await tool.execute('call-1', params, undefined, undefined, { ui } as ExtensionContext);
  const [part] = result.content;
  return { text: part?.type === 'text' ? part.text : '', details: result.details as Envelope };
};

describe('the result of a tool', () => {
  it('is the same for the model and the desktop', async () => {
    const envelope = okEnvelope('two findings', { event: 'design-parser-linting-ast', data: { total: 2 } });
    const { text, details } = await run(async () => envelope);
    expect([JSON.parse(text), details]).toEqual([envelope, envelope]);
  });

  it('[I8] of any length leaves the model its sentence and its event, and the desktop everything', async () => {
    const data = { total: 1, findings: [{ nodes: [{ id: 'x'.repeat(1_000_000) }] }] };
    const envelope = okEnvelope('one finding', { event: 'design-parser-linting-ast', data });
    const { text, details } = await run(async () => envelope);
    expect(JSON.parse(text)).toEqual({ ...envelope, payload: { event: 'design-parser-linting-ast' } });
    expect(details).toEqual(envelope);
  });

  it('that was thrown without a code is one with the code of an inner failure, and says nothing of its cause', async () => {
    const { text, details } = await run(() => Promise.reject(new Error('figd_a-token-for-the-test at /home/somebody')));
    expect(details).toMatchObject({ code: ERROR_NUMBERS.internal, payload: {} });
    expect(text).not.toMatch(/figd_|somebody/);
  });

  it('[PA15] [I4] is a refusal where a folder is named that the user has not open, and the tool is not run', async () => {
    const [open, other] = [await tempDir('open'), await tempDir('other')];
    onTestFinished(async () => void (await Promise.all([open.remove(), other.remove()])));
    const link = join(other.path, 'link');
    await symlink(other.path, link);
    const real = await realpath(open.path);
    const ui = { input: async (title: string) => String(title.includes(JSON.stringify(real))) };
    const input = z.object({ workspace: z.string() });
    const ran: string[] = [];
    const call = async (workspace: string): Promise<number> => {
      const work: F2CTool['run'] = async () => {
        ran.push(workspace);
        return okEnvelope('done');
      };
      return (await run(work, { input, params: { workspace }, ui })).details.code;
    };
    for (const path of [other.path, link, join(open.path, '..')])
      expect(await call(path)).toBe(ERROR_NUMBERS['path-outside']);
    expect(await call(open.path)).toBe(0);
    expect(ran).toEqual([open.path]);
  });
});
