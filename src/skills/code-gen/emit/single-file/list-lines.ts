import type { DataList } from '../components/data-lists.ts';
import type { Given } from '../components/tree.ts';
import { stringText } from '../text/script-string.ts';
import type { SingleFile } from './dialect.ts';
import { linesString } from './lines-look.ts';

const LONGEST = 100;

const memberText = (given: Given, { imports, style }: SingleFile): string => {
  switch (given.kind) {
    case 'text':
      return stringText(given.text.toWellFormed(), style);
    case 'word':
      return stringText(given.word, style);
    case 'lines':
      return stringText(linesString(given).toWellFormed(), style);
    case 'asset':
      return imports.asset(given.asset);
    case 'flag':
      return `${given.on}`;
    case 'passed':
      return given.name;
    case 'nodes':
      return 'undefined';
  }
};

const rowLines = (row: DataList['rows'][number], file: SingleFile): string[] => {
  const { indent } = file.style;
  const members = row.map(([key, given]) => `${key}: ${memberText(given, file)}`);
  const whole = `${indent}{ ${members.join(', ')} },`;
  if (whole.length <= LONGEST) return [whole];
  return [`${indent}{`, ...members.map((member) => `${indent}${indent}${member},`), `${indent}},`];
};

/** The data of a list. */
export const listLines = (list: DataList, head: string, foot: string, file: SingleFile): string[] => [
  `const ${list.name}${head} = [`,
  ...list.rows.flatMap((row) => rowLines(row, file)),
  `]${foot}${file.style.semicolons ? ';' : ''}`,
];
