/** What a wish at the gate comes to for a model without understanding: files can be left out, and nothing else. */
export type Wish =
  | { readonly kind: 'leave-out'; readonly words: readonly string[] }
  | { readonly kind: 'only'; readonly words: readonly string[] };

/** What stands for the names in each form; the rest of the text has to be the form itself. */
const N = '(?<names>.+?)';

const form = (source: string): RegExp => new RegExp(`^${source}$`, 'isu');

const LEAVE_OUT: readonly RegExp[] = [
  form(`(?:please )?(?:leave|keep) ${N} (?:alone|out|unchanged|untouched|as (?:it|they) (?:is|are))`),
  form(`(?:please )?(?:without|skip|except|exclude|omit|leave out|drop) (?:the )?${N}`),
  form(`(?:please )?(?:do not|don'?t) (?:touch|change|write|modify) ${N}`),
  form(`(?:请)?(?:不要|别动|去掉|跳过|排除|除了) ?${N}`),
  form(`(?:请)?保留 ?${N} ?(?:不变|不动)`),
  form(`${N} ?(?:なしで|は除外|を除いて|を除外|はそのまま|は変更しないで)(?:して)?(?:ください)?`),
  form(`${N} ?(?:은|는|을|를)? ?(?:빼고|빼줘|제외|제외하고|제외해줘|없이|그대로)(?: 둬| 두세요)?`),
];

const ONLY: readonly RegExp[] = [
  form(`(?:please )?(?:only|just) (?:the )?${N}`),
  form(`(?:请)?(?:只要|只|仅) ?${N}`),
  form(`${N} ?(?:だけ|のみ)(?:にして)?(?:ください)?`),
  form(`${N} ?만(?: 남겨줘| 해줘)?`),
];

const BETWEEN = /\s*(?:[,;、，；]|\s(?:and|or)\s|和|以及|と|및|\s(?:그리고)\s)\s*/u;
const QUOTES = /^["'`“”‘’「『]+|["'`“”‘’」』]+$/gu;

const wordsOf = (names: string): readonly string[] =>
  names
    .split(BETWEEN)
    .map((word) => word.trim().replaceAll(QUOTES, '').trim())
    .filter((word) => word !== '');

const find = (forms: readonly RegExp[], text: string): readonly string[] => {
  for (const one of forms) {
    const names = one.exec(text)?.groups?.['names'];
    if (names !== undefined) return wordsOf(names);
  }
  return [];
};

/** The simplest forms of the four languages of the window; null for what is none of them. */
export const readWish = (text: string): Wish | null => {
  const plain = text
    .trim()
    .replace(/[.!。！]+$/u, '')
    .trim();
  const out = find(LEAVE_OUT, plain);
  if (out.length > 0) return { kind: 'leave-out', words: out };
  const only = find(ONLY, plain);
  return only.length > 0 ? { kind: 'only', words: only } : null;
};
