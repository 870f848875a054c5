import type { CodeStyle } from '../../../draft/project-facts.ts';
import type { Classed } from '../../components/styled-template.ts';
import type { Rule } from '../../css/class-book.ts';
import { stringText } from '../../text/script-string.ts';

/** How the pieces of a file say what they look like. */
export interface Wearing {
  /** The attribute with the classes of a piece and a space before it; empty where it has none. */
  attribute(piece: Classed, isRoot: boolean): string;
  /** Constants that attributes name, each as its lines. */
  readonly constants: readonly (readonly string[])[];
  /** What stands in a style sheet of the file. */
  readonly rules: readonly Rule[];
}

/** A class of the style sheet, as the script has it. */
export const sheetClass = (name: string): string =>
  /^[\p{L}_$][\p{L}\p{M}\p{Nd}_$]*$/u.test(name) ? `styles.${name}` : `styles['${name}']`;

/** Classes that are there always. */
export const fixedClasses = (expressions: readonly string[]): string => {
  if (expressions.length === 0) return '';
  const [only = ''] = expressions;
  return expressions.length === 1
    ? ` className={${only}}`
    : ` className={\`${expressions.map((one) => `\${${one}}`).join(' ')}\`}`;
};

/** Classes that may not be there at all, as one text. */
export const joinedClasses = (expressions: readonly string[], style: CodeStyle): string => {
  if (expressions.length === 0) return '';
  if (expressions.length === 1) return ` className={${expressions[0]}}`;
  return ` className={[${expressions.join(', ')}].filter(Boolean).join(${stringText(' ', style)})}`;
};
