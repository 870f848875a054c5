/** What a style sheet asks of Tailwind. */
export type SheetKind = 'plain' | 'takes-in' | 'refers' | 'old';

const OLD = /@tailwind\s+(?:base|components)\b|@import\s+(?:url\()?["']tailwindcss\/(?:base|components)(?:\.css)?["']/;
const TAKES_IN = /@import\s+(?:url\()?["']tailwindcss(?:\/[\w./-]*)?["']|@tailwind\s+utilities\b/;
const REFERS = /@reference\s+["']/;

const COMMENT = /\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g;

/** `old`: written for version 3, whose configuration is a program. */
export const sheetKind = (text: string): SheetKind => {
  const said = text.replaceAll(COMMENT, ' ');
  if (OLD.test(said)) return 'old';
  if (TAKES_IN.test(said)) return 'takes-in';
  return REFERS.test(said) ? 'refers' : 'plain';
};
