const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
];

const KANA_SHARE = 0.1;

/** A guess at the language of a text by its script; what is written in Latin letters counts as English. */
export const textLanguage = (text: string): string => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const counts = SCRIPTS.map(([script, language]) => ({ language, count: text.match(script)?.length ?? 0 }));
  // Japanese is mostly Han with some kana among it.
  const kana = counts.find(({ language }) => language === 'ja');
  if (kana !== undefined && kana.count > letters * KANA_SHARE) return 'ja';
  const most = counts.toSorted((a, b) => b.count - a.count)[0];
  return most !== undefined && most.count > letters / 2 ? most.language : 'en';
};
