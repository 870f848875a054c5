import { describe, expect, it } from 'vitest';
import { createI18n, failureText, translator } from './i18n.ts';
import { readReason, reason } from './reason.ts';

const translate = translator(createI18n('en'));

describe('reason', () => {
  it('survives being written and read', () => {
    const params = { line: 3, text: 'a "b" {c}\n' };
    expect(readReason(reason('broken-json', params))).toEqual({ key: 'reason.broken-json', params });
    expect(readReason(reason('empty-file'))).toEqual({ key: 'reason.empty-file', params: {} });
  });

  it('takes nothing else for a reason', () => {
    for (const text of ['', 'errors.internal', 'reason', 'see reason.empty-file', 'reason.x {', 'Reason.x'])
      expect(readReason(text)).toBeNull();
    expect(readReason('reason.x {oops}')).toEqual({ key: 'reason.x', params: {} });
  });

  it('becomes words inside the sentence of a failure', () => {
    const params = { file: 'a.json', reason: reason('broken-json', { line: 2, column: 7 }) };
    expect(failureText(translate, 'design-invalid', params).message).toContain('the JSON breaks at line 2, column 7');
    expect(failureText(translate, 'figma-url-invalid', { reason: 'figmaUrl.board' }).message).toContain('FigJam');
  });
});
