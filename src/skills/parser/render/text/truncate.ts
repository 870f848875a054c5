import { type Fields, num, str } from '../../figma/fields.ts';
import type { Size } from '../geometry/outline.ts';
import { type Line, runWidth } from './break-lines.ts';
import type { Run } from './text-runs.ts';

const ELLIPSIS = '…';

interface Room {
  readonly size: Size;
  /** By which the font of the design is wider than the measured one. */
  readonly factor: number;
}

/** The runs up to where an ellipsis still fits behind them. */
const fitting = (runs: readonly Run[], { size, factor }: Room): readonly Run[] => {
  const kept: Run[] = [];
  let left = size.width / factor;
  for (const { text, style } of runs) {
    const mark = runWidth(ELLIPSIS, style);
    const chars = [...text];
    let [fits, filled] = [0, 0];
    for (const char of chars) {
      filled += runWidth(char, style);
      if (filled + mark > left) break;
      fits += 1;
    }
    left -= filled;
    kept.push({ text: fits === chars.length ? text : `${chars.slice(0, fits).join('').trimEnd()}${ELLIPSIS}`, style });
    if (fits < chars.length) return kept;
  }
  const last = kept.at(-1);
  return last === undefined ? kept : [...kept.slice(0, -1), { ...last, text: `${last.text.trimEnd()}${ELLIPSIS}` }];
};

/** Lines that a truncated text keeps; the last of them is filled up and ends in an ellipsis. */
export const truncated = (style: Fields, lines: readonly Line[], room: Room): readonly Line[] => {
  const isCut = str(style, 'textTruncation') === 'ENDING' || str(style, 'textAutoResize') === 'TRUNCATE';
  if (!isCut || lines.length === 0) return lines;
  const byHeight = Math.max(1, Math.floor((room.size.height + 1) / Math.max(1, lines[0]?.height ?? 1)));
  const most = Math.max(1, Math.round(num(style, 'maxLines') ?? byHeight));
  const [last, next] = [lines[most - 1], lines[most]];
  if (last === undefined || next === undefined) return lines;
  const rest = next.paragraph === last.paragraph ? next.runs : [];
  return [...lines.slice(0, most - 1), { ...last, runs: fitting([...last.runs, ...rest], room), ends: true }];
};
