import { safeJson } from './safe-json.ts';

const MOST_LINES = 1_000;
const MOST_CHARACTERS = 256 * 1024;
const LONGEST_LINE = 16 * 1024;

export interface CapturedConsole {
  /** Stands for `console` in a snippet. */
  readonly console: Readonly<Record<string, (...values: unknown[]) => void>>;
  /** What was logged so far; what comes later is of no snippet any more. */
  end(): readonly string[];
}

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const;

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(safeJson(value)) ?? String(value);
  } catch (error) {
    return `[${(error as Error).message}]`;
  }
};

/** A console of one snippet, that keeps what it is told up to a limit and says when there was more. */
export const captureConsole = (): CapturedConsole => {
  const lines: string[] = [];
  let left = MOST_CHARACTERS;
  let dropped = 0;
  let isOpen = true;
  const add = (level: string, values: readonly unknown[]): void => {
    if (!isOpen) return;
    if (lines.length >= MOST_LINES || left <= 0) {
      dropped += 1;
      return;
    }
    const whole = values.map(textOf).join(' ');
    const line = `${level === 'log' ? '' : `${level}: `}${whole.length > LONGEST_LINE ? `${whole.slice(0, LONGEST_LINE)}… (${whole.length} characters)` : whole}`;
    lines.push(line.slice(0, left));
    left -= line.length;
  };
  return {
    console: Object.fromEntries(LEVELS.map((level) => [level, (...values: unknown[]) => add(level, values)])),
    end: () => {
      isOpen = false;
      return dropped === 0 ? lines : [...lines, `… and ${dropped} more lines that were not kept`];
    },
  };
};
