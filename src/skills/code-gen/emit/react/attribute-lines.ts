import { splitValue } from '../text/split-value.ts';

const JOINED = /^(className=\{\[)(.*)(\])(\.filter\(Boolean\))(\.join\(.*\)\})$/;

/** An attribute that has no room on a line, as formatters print it: calls below each other, members too where they must. */
export const attributeLines = (attribute: string, room: number, indent: string): string[] => {
  const [, start = '', members = '', end = '', ...calls] = JOINED.exec(attribute) ?? [];
  if (attribute.length <= room || calls.length === 0 || /["`]/.test(members)) return [attribute];
  const head = `${start}${members}${end}`;
  if (head.length <= room) return [head, ...calls.map((call) => `${indent}${call}`)];
  const each = splitValue(members, ',').map((member) => `${indent}${member},`);
  return [start, ...each, end, ...calls.map((call) => `${indent}${call}`)];
};
