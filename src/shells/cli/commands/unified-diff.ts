import { createTwoFilesPatch } from 'diff';

/** Beyond this many edits two texts have little in common. */
const MOST_EDITS = 4_000;
/** Of one file on a terminal. */
const MOST_LINES = 400;

/** The changes of a text for a terminal, with three lines around each. */
export const unifiedDiff = (path: string, before: string, after: string): string => {
  const named = [before === '' ? '/dev/null' : path, after === '' ? '/dev/null' : path] as const;
  const options = { context: 3, maxEditLength: MOST_EDITS };
  const patch = createTwoFilesPatch(...named, before, after, undefined, undefined, options);
  const lines = (patch ?? `--- ${named[0]}\n+++ ${named[1]}\n…`).split('\n').filter((line) => !/^={3,}$/.test(line));
  const more = lines.length > MOST_LINES ? [`… +${lines.length - MOST_LINES}`] : [];
  return [...lines.slice(0, MOST_LINES), ...more].join('\n');
};
