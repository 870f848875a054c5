import type { Template } from '../components/template.ts';
import { camel, unique } from '../names/words.ts';
import { type Code, type CodeWriter, codeWriter } from '../text/code-writer.ts';
import { allPieces } from '../views/templates.ts';
import { swiftName } from './swift-text.ts';

/** A writer whose lines can be led elsewhere for a while. */
export interface SectionWriter extends CodeWriter {
  /** Code of a part that stands on its own. */
  apart(write: () => void): Code;
}

export const sectionWriter = (indent: string): SectionWriter => {
  const writers = [codeWriter(indent)];
  const top = (): CodeWriter => writers.at(-1) as CodeWriter;
  return {
    line: (text) => top().line(text),
    widthOf: (text) => top().widthOf(text),
    indented: (write) => top().indented(write),
    hanging: (lead, write) => top().hanging(lead, write),
    from: (origins, write) => top().from(origins, write),
    code: () => top().code(),
    apart: (write) => {
      const own = codeWriter(indent);
      writers.push(own);
      write();
      writers.pop();
      return own.code();
    },
  };
};

/** A body with more pieces than a reader keeps in mind is told in parts, and so is a part. */
const MOST_PIECES = 24;
/** What has fewer pieces is read where it stands. */
const FEWEST_PIECES = 7;
const FEWEST_UNNAMED = 12;

/** Names that mean something else in a view. */
const MODIFIERS = new Set(
  'background badge blur body border contrast disabled font foreground frame grayscale help hidden id layout mask menu navigation offset opacity overlay padding position refreshable searchable shadow sheet tag task tint toolbar transition'.split(
    ' ',
  ),
);

/** Parts of a view that are properties of their own. */
export interface Sections {
  /** Name of the property that a piece is; null: it stands where it is. @param write writes the piece */
  told(template: Template, write: () => void): string | null;
  readonly all: readonly Code[];
}

/** @param taken names that are not free inside of the view */
export const sections = (writer: SectionWriter, root: Template, taken: Set<string>): Sections => {
  const all: Code[] = [];
  const around = [allPieces(root).length];
  const isPart = (template: Template): boolean => {
    if (template.kind !== 'element' || template.tag !== 'box' || template === root) return false;
    const whole = around.at(-1) ?? 0;
    if (whole <= MOST_PIECES) return false;
    const pieces = allPieces(template).length;
    const isOwn = template.words.length > 0 ? pieces >= FEWEST_PIECES : pieces >= FEWEST_UNNAMED;
    // What is nearly all of what is around it would only be another name for it.
    return isOwn && pieces <= whole - FEWEST_PIECES;
  };
  const nameOf = ({ words }: Template): string => {
    const wanted = camel(words, 'section');
    return unique(swiftName(MODIFIERS.has(wanted) ? `${wanted}Section` : wanted), taken, '');
  };
  return {
    told: (template, write) => {
      if (!isPart(template)) return null;
      const name = nameOf(template);
      const at = all.length;
      all.push({ text: '', regions: [] });
      around.push(allPieces(template).length);
      all[at] = writer.apart(() =>
        writer.indented(() => {
          writer.line(`private var ${name}: some View {`);
          writer.indented(write);
          writer.line('}');
        }),
      );
      around.pop();
      return name;
    },
    all,
  };
};
