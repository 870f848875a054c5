import { expect, it } from 'vitest';
import { readCanvasRequest } from '#agent/offline-model/canvas/read-request';
import { EXAMPLES, LANGUAGES, wordsFor } from './words.ts';

it('speaks the language that is preferred, and English where it has none of them', () => {
  const languageOf = (...preferred: string[]) => wordsFor(preferred).language;
  expect([languageOf('ko-KR'), languageOf('fr', 'ja'), languageOf('zh-TW'), languageOf('fr'), languageOf()]).toEqual([
    'ko',
    'ja',
    'zh-CN',
    'en',
    'en',
  ]);
  expect(wordsFor(['constructor']).words).toBe(wordsFor(['en']).words);
});

it.each(Object.entries(LANGUAGES))(
  'has a sentence for all there is to say, and examples that are understood: %s',
  (_of, words) => {
    expect(Object.values(words).filter((sentence) => sentence.trim() === '')).toEqual([]);
    const calls = EXAMPLES.map((name) => {
      const request = readCanvasRequest(words[name]);
      return request?.kind === 'selection' ? request.call('1:1') : request?.call;
    });
    expect(calls).toMatchObject([
      { command: 'create_button', params: { label: expect.any(String), color: '#2563eb' } },
      { command: 'create_login_form', params: { title: expect.any(String), action: expect.any(String) } },
      { command: 'set_name', params: { name: expect.any(String) } },
    ]);
  },
);
