import type { ProjectColour } from '../../draft/project-facts.ts';
import type { TokenNaming, ViewToken, ViewTokens } from '../views/token-names.ts';
import { colourLiteral } from './look/swift-paint.ts';
import { swiftComment, swiftName, swiftNumber } from './swift-text.ts';

/** Names that would hide types which the code itself uses. */
const RESERVED: ReadonlySet<string> = new Set(
  'Color CGFloat Type Protocol Self Any Resolved RGBColorSpace Double Int String Text Font View Swift SwiftUI'.split(
    ' ',
  ),
);

/** Colours that SwiftUI has itself, and what every type has. */
const COLOURS = new Set(
  'red orange yellow green mint teal cyan blue indigo purple pink brown white gray black clear primary secondary accentColor self init'.split(
    ' ',
  ),
);

const BYTE = 255;

const plainColour = (name: string, channel: number): ProjectColour => ({
  name,
  code: `Color.${name}`,
  brush: false,
  light: [channel, channel, channel, BYTE],
  dark: null,
});

/** Of the colours that SwiftUI has, those that are the same everywhere. */
const FIXED = [plainColour('white', BYTE), plainColour('black', 0)];

/** How tokens are called beside the project's own colours. */
export const swiftNaming = (colours: readonly ProjectColour[]): Omit<TokenNaming, 'framework'> => ({
  reserved: RESERVED,
  colours: [...colours, ...FIXED],
  keysOf: ({ kind, group, name }) => [`${kind} ${group} ${name}`],
  flat: { collection: /^Colou?rs?$/, taken: new Set([...COLOURS, ...colours.map(({ name }) => name)]) },
});

const colourLine = ({ name, light, dark }: ViewToken): string => {
  const value =
    dark === null
      ? colourLiteral(String(light))
      : `Color(light: ${colourLiteral(String(light))}, dark: ${colourLiteral(String(dark))})`;
  return `static let ${swiftName(name)} = ${value}`;
};

const numberLine = ({ name, light }: ViewToken): string =>
  `static let ${swiftName(name)}: CGFloat = ${swiftNumber(Number(light))}`;

const groupLines = (group: string, own: readonly ViewToken[], line: (token: ViewToken) => string): string[] => {
  const modes = [...new Set(own.flatMap(({ others }) => others))];
  const told = modes.length === 0 ? [] : [`    ${swiftComment(`Not here: the modes ${modes.join(', ')}`)}`];
  if (group === '') return [...told, ...own.map((token) => `    ${line(token)}`)];
  return [...told, `    enum ${group} {`, ...own.map((token) => `        ${line(token)}`), '    }'];
};

const extension = (type: string, tokens: readonly ViewToken[], line: (token: ViewToken) => string): string[] => {
  if (tokens.length === 0) return [];
  const groups = [...Map.groupBy(tokens, ({ group }) => group)];
  return [
    '',
    `extension ${type} {`,
    ...groups.flatMap(([group, own], at) => [...(at > 0 ? [''] : []), ...groupLines(group, own, line)]),
    '}',
  ];
};

const DYNAMIC = `
private extension Color {
    /// A colour that follows the appearance of the system.
    init(light: Color, dark: Color) {
        #if canImport(UIKit)
        self.init(uiColor: UIColor { $0.userInterfaceStyle == .dark ? UIColor(dark) : UIColor(light) })
        #else
        self.init(nsColor: NSColor(name: nil) {
            $0.bestMatch(from: [.aqua, .darkAqua]) == .darkAqua ? NSColor(dark) : NSColor(light)
        })
        #endif
    }
}`;

/** The variables of a design: colours and lengths in namespaces of their types; null: there are none. */
export const swiftTokens = ({ all }: ViewTokens): string | null => {
  if (all.length === 0) return null;
  const colours = all.filter(({ kind }) => kind === 'color');
  const lines = [
    'import SwiftUI',
    ...extension('Color', colours, colourLine),
    ...extension(
      'CGFloat',
      all.filter(({ kind }) => kind === 'number'),
      numberLine,
    ),
    ...(colours.some(({ dark }) => dark !== null) ? DYNAMIC.split('\n') : []),
  ];
  return `${lines.join('\n')}\n`;
};
