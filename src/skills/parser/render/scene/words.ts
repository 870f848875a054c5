/** Characters that XML does not allow: controls but for tab and line ends, halves of pairs, and the two that are none. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

/** Text between tags or in an attribute. `(`, `=` and `@` are harmless there, but words like `url(` look like ways out. */
export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '').replace(/[&<>"'(=@]/g, (char) => `&#${char.charCodeAt(0)};`);
