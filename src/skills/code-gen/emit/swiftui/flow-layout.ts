/** A layout that wraps: SwiftUI has none of its own. */
export const FLOW_LAYOUT = `import SwiftUI

/// Lays its subviews out in lines and starts a new one where the width is used up.
struct FlowLayout: Layout {
    var alignment = HorizontalAlignment.leading
    var lineAlignment = VerticalAlignment.top
    var spacing: CGFloat = 0
    var lineSpacing: CGFloat = 0
    /// What is left of a line stands between its subviews.
    var justified = false

    func sizeThatFits(proposal: ProposedViewSize, subviews: Subviews, cache: inout ()) -> CGSize {
        let all = lines(for: subviews, width: proposal.width ?? .infinity)
        let height = all.reduce(0) { $0 + $1.height } + lineSpacing * CGFloat(max(0, all.count - 1))
        let width = all.map(\\.width).max() ?? 0
        return CGSize(width: justified ? max(width, proposal.width ?? width) : width, height: height)
    }

    func placeSubviews(in bounds: CGRect, proposal: ProposedViewSize, subviews: Subviews, cache: inout ()) {
        var y = bounds.minY
        for line in lines(for: subviews, width: bounds.width) {
            let left = max(0, bounds.width - line.width)
            let gap = justified && line.indices.count > 1 ? left / CGFloat(line.indices.count - 1) : 0
            var x = bounds.minX + (justified ? 0 : left * share(of: alignment))
            for index in line.indices {
                let size = subviews[index].sizeThatFits(.unspecified)
                let top = y + (line.height - size.height) * share(of: lineAlignment)
                subviews[index].place(at: CGPoint(x: x, y: top), proposal: ProposedViewSize(size))
                x += size.width + spacing + gap
            }
            y += line.height + lineSpacing
        }
    }

    private func share(of alignment: HorizontalAlignment) -> CGFloat {
        alignment == .center ? 0.5 : alignment == .trailing ? 1 : 0
    }

    private func share(of alignment: VerticalAlignment) -> CGFloat {
        alignment == .center ? 0.5 : alignment == .bottom ? 1 : 0
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
