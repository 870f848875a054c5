import type { CodeRegion } from '#contract/code-gen/code-map';
import type { Origin } from '../markup/element.ts';

export interface Code {
  readonly text: string;
  readonly regions: readonly CodeRegion[];
}

/** Writes a file line by line and keeps which layer made which lines. */
export interface CodeWriter {
  line(text?: string): void;
  /** Columns up to the end of a text that is written next. */
  widthOf(text: string): number;
  indented(write: () => void): void;
  /** One step in, but for the first line that begins with `lead`, a text as wide as a step. */
  hanging(lead: string, write: () => void): void;
  /** Lines written inside come of these layers. */
  from(origins: readonly Origin[], write: () => void): void;
  code(): Code;
}

const cut = (text: string): string => text.slice(0, 1_000);

export const codeWriter = (indent = '  '): CodeWriter => {
  const lines: string[] = [];
  const regions: { node: string; name: string; start: number; end: number }[] = [];
  let depth = 0;
  let hung: string | null = null;
  return {
    line: (text = '') => {
      const isHung = hung !== null && text.startsWith(hung);
      if (isHung) hung = null;
      lines.push(text === '' ? '' : indent.repeat(isHung ? depth - 1 : depth) + text);
    },
    hanging: (lead, write) => {
      const around = hung;
      depth += 1;
      hung = lead;
      write();
      hung = around;
      depth -= 1;
    },
    widthOf: (text) => indent.length * depth + text.length,
    indented: (write) => {
      depth += 1;
      write();
      depth -= 1;
    },
    from: (origins, write) => {
      const start = lines.length + 1;
      // Inner layers follow the one around them, whose end is known when they are written.
      const own = origins.map(({ id, name }) => ({ node: cut(id), name: cut(name), start, end: start }));
      for (const region of own) regions.push(region);
      write();
      for (const region of own) region.end = Math.max(start, lines.length);
    },
    code: () => ({ text: `${lines.join('\n')}\n`, regions }),
  };
};

/** The lines that were written so far. */
export const linesOf = (writer: CodeWriter): string[] => {
  const { text } = writer.code();
  return text === '\n' ? [] : text.split('\n').slice(0, -1);
};

/** Pieces of a file one after the other, an empty line between them. */
export const stacked = (codes: readonly Code[]): Code => {
  let before = 0;
  const regions = codes.flatMap((code) => {
    const moved = code.regions.map((one) => ({ ...one, start: one.start + before, end: one.end + before }));
    before += code.text.split('\n').length;
    return moved;
  });
  return { text: codes.map(({ text }) => text).join('\n'), regions };
};
