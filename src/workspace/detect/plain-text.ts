import { visibleText } from '../files/visible-text.ts';

/** Text from a project's files as one short visible line: it ends up in documents that people and models read. */
export const plainText = (value: string, max = 80): string => visibleText(value.trim().replaceAll('`', "'"), max);
