/** What no XML may hold, not even escaped, and what would turn the reading direction of the code around it. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const UNSAFE = /[\t\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that stands between quotes. */
export const attributeText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(FORBIDDEN, '\ufffd')
    .replaceAll(/[&<>"]/g, (found) => NAMED[found] ?? '')
    .replaceAll(UNSAFE, (found) => `&#${found.charCodeAt(0)};`);

/** A text of the design: a brace in front would be read as a markup extension. */
export const literalText = (text: string): string => attributeText(text.startsWith('{') ? `{}${text}` : text);

/** A comment ends with two dashes, so there are none in it. */
export const commentText = (text: string): string =>
  `<!-- ${text
    .toWellFormed()
    .replaceAll(FORBIDDEN, ' ')
    .replaceAll(UNSAFE, ' ')
    .replaceAll(/-(?=-)/g, '- ')
    .replace(/-$/, '- ')} -->`;

const DIGITS = 1000;

export const xamlNumber = (value: number): string => {
  if (!Number.isFinite(value)) return '0';
  const short = Math.round(value * DIGITS) / DIGITS;
  const text = `${short === 0 ? 0 : short}`;
  return text.includes('e') ? '0' : text;
};
