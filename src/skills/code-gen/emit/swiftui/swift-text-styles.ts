import { plain } from '../../layout/layout-node.ts';
import type { ViewTextStyle } from '../views/text-styles.ts';
import type { ViewTokens } from '../views/token-names.ts';
import { fontText, leadingOf } from './look/swift-font.ts';
import { numberText } from './look/swift-paint.ts';
import { swiftName, swiftNumber } from './swift-text.ts';

const HEAD = `import SwiftUI

/// How a text is written: its font, and how far its letters and lines stand apart.
struct TextStyle: ViewModifier {
    let font: Font
    var kerning: CGFloat = 0
    /// What a line is higher than that of the font.
    var leading: CGFloat = 0

    func body(content: Content) -> some View {
        content
            .font(font)
            .kerning(kerning)
            .lineSpacing(max(0, leading))
            .padding(.vertical, leading / 2)
    }
}

extension View {
    func textStyle(_ style: TextStyle) -> some View {
        modifier(style)
    }
}

extension TextStyle {`;

const styleLine = ({ name, font }: ViewTextStyle, tokens: ViewTokens): string => {
  const { spacing } = font;
  const leading = leadingOf(font);
  const parts = [
    `font: ${fontText(font, tokens)}`,
    ...(spacing === undefined || plain(spacing) === 0 ? [] : [`kerning: ${numberText(spacing, tokens)}`]),
    ...(leading === 0 ? [] : [`leading: ${swiftNumber(leading)}`]),
  ];
  return `static let ${swiftName(name)} = TextStyle(${parts.join(', ')})`;
};

/** The text styles of a design as modifiers; null: there are none. */
export const swiftTextStyles = (
  styles: readonly ViewTextStyle[],
  tokens: ViewTokens,
  indent: string,
): string | null => {
  if (styles.length === 0) return null;
  const head = HEAD.replaceAll(/^(?: {4})+/gm, (spaces) => indent.repeat(spaces.length / 4));
  return `${[head, ...styles.map((style) => `${indent}${styleLine(style, tokens)}`), '}'].join('\n')}\n`;
};
