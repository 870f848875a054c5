import type { ViewToken, ViewTokens } from '../views/token-names.ts';
import { colourLiteral } from './look/swift-paint.ts';
import { swiftComment, swiftName, swiftNumber } from './swift-text.ts';

/** Names of groups that would hide types which the code itself uses. */
export const SWIFT_RESERVED: ReadonlySet<string> = new Set(
  'Color CGFloat Type Protocol Self Any Resolved RGBColorSpace Double Int String Text Font View Swift SwiftUI'.split(
    ' ',
  ),
);

const colourLine = ({ name, light, dark }: ViewToken): string => {
  const value =
    dark === null
      ? colourLiteral(String(light))
      : `Color(light: ${colourLiteral(String(light))}, dark: ${colourLiteral(String(dark))})`;
  return `static let ${swiftName(name)} = ${value}`;
};

const numberLine = ({ name, light }: ViewToken): string =>
  `static let ${swiftName(name)}: CGFloat = ${swiftNumber(Number(light))}`;

const extension = (type: string, tokens: readonly ViewToken[], line: (token: ViewToken) => string): string[] => {
  if (tokens.length === 0) return [];
  const groups = [...Map.groupBy(tokens, ({ group }) => group)];
  return [
    '',
    `extension ${type} {`,
    ...groups.flatMap(([group, own], at) => {
      const modes = [...new Set(own.flatMap(({ others }) => others))];
      return [
        ...(at > 0 ? [''] : []),
        ...(modes.length === 0 ? [] : [`    ${swiftComment(`Not here: the modes ${modes.join(', ')}`)}`]),
        `    enum ${group} {`,
        ...own.map((token) => `        ${line(token)}`),
        '    }',
      ];
    }),
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

/** A layout that wraps: SwiftUI has none of its own. */
export const FLOW_LAYOUT = `import SwiftUI

/// Lays its subviews out in lines and starts a new one where the width is used up.
struct FlowLayout: Layout {
    var spacing: CGFloat = 0
    var lineSpacing: CGFloat = 0

    func sizeThatFits(proposal: ProposedViewSize, subviews: Subviews, cache: inout ()) -> CGSize {
        let lines = lines(for: subviews, width: proposal.width ?? .infinity)
        let height = lines.reduce(0) { $0 + $1.height } + lineSpacing * CGFloat(max(0, lines.count - 1))
        return CGSize(width: lines.map(\\.width).max() ?? 0, height: height)
    }

    func placeSubviews(in bounds: CGRect, proposal: ProposedViewSize, subviews: Subviews, cache: inout ()) {
        var y = bounds.minY
        for line in lines(for: subviews, width: bounds.width) {
            var x = bounds.minX
            for index in line.indices {
                let size = subviews[index].sizeThatFits(.unspecified)
                subviews[index].place(at: CGPoint(x: x, y: y), proposal: ProposedViewSize(size))
                x += size.width + spacing
            }
            y += line.height + lineSpacing
        }
    }

    private struct Line {
        var indices: [Int] = []
        var width: CGFloat = 0
        var height: CGFloat = 0
    }

    private func lines(for subviews: Subviews, width: CGFloat) -> [Line] {
        var lines: [Line] = []
        var line = Line()
        for index in subviews.indices {
            let size = subviews[index].sizeThatFits(.unspecified)
            let next = line.indices.isEmpty ? size.width : line.width + spacing + size.width
            if !line.indices.isEmpty && next > width {
                lines.append(line)
                line = Line(indices: [index], width: size.width, height: size.height)
            } else {
                line = Line(indices: line.indices + [index], width: next, height: max(line.height, size.height))
            }
        }
        return line.indices.isEmpty ? lines : lines + [line]
    }
}
`;
