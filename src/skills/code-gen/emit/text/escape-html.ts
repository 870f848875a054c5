const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

/** Text and values of attributes as HTML holds them. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[&<>"\u00a0]/g, (found) => ESCAPES[found] ?? found)
    // Characters that HTML cannot hold at all, and line ends that would be folded.
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('\r', ' ');

/** A comment that nothing in it can end. */
export const htmlComment = (text: string): string => `<!-- ${text.replaceAll(/--|[<>]/g, '- -')} -->`;
