import { createTwoFilesPatch } from 'diff';

/** Beyond this many edits two texts have little in common. */
const MOST_EDITS = 4_000;
/** Of one file on a terminal. */
const MOST_LINES = 400;

const marked = (text: string, mark: string): string[] => {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  return lines.map((line) => mark + line);
};

/** The changes of a text for a terminal, with three lines around each. */
export const unifiedDiff = (path: string, before: string, after: string): string => {
  const named = [before === '' ? '/dev/null' : path, after === '' ? '/dev/null' : path] as const;
  const options = { context: 3, maxEditLength: MOST_EDITS };
  const patch = createTwoFilesPatch(...named, before, after, undefined, undefined, options);
  const lines = patch
    ? patch.split('\n').filter((line) => !/^={3,}$/.test(line))
    : [`--- ${named[0]}`, `+++ ${named[1]}`, ...marked(after, '+'), ...marked(before, '-')];
  const more = lines.length > MOST_LINES ? [`… +${lines.length - MOST_LINES}`] : [];
  return [...lines.slice(0, MOST_LINES), ...more].join('\n');
};
