import { visibleText } from '../../../format/visible-text.ts';

/** Line ends and tabs are code, not something hidden. */
const CODE = /[^\n\t]+/g;

/** The text as it may be shown: no sign of it can reorder a line or hide in it. Lines keep their numbers. */
export const shownText = (text: string): string =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(CODE, visibleText);
