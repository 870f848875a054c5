import { useId } from 'react';
import type { DrawnLayer, DrawnText } from '#contract/canvas/sandbox';

/** A box whose corners differ, as a path; the same radii as Figma's, which never overlap. */
const roundedPath = ({ width, height, radii = [0, 0, 0, 0] }: DrawnLayer): string => {
  const most = Math.min(width, height) / 2;
  const [a, b, c, d] = radii.map((radius) => Math.min(radius, most)) as [number, number, number, number];
  return [
    `M${a} 0H${width - b}`,
    `A${b} ${b} 0 0 1 ${width} ${b}V${height - c}`,
    `A${c} ${c} 0 0 1 ${width - c} ${height}H${d}`,
    `A${d} ${d} 0 0 1 0 ${height - d}V${a}`,
    `A${a} ${a} 0 0 1 ${a} 0Z`,
  ].join('');
};

const Words = ({ text, width, height, color }: { text: DrawnText; width: number; height: number; color: string }) => (
  // A little wider than it was laid out: the font that is here is not the one that was measured.
  <foreignObject width={text.wraps ? width + 1 : width * 1.5 + 20} height={height + text.size}>
    <div
      style={{
        color,
        fontFamily: `${JSON.stringify(text.family)}, var(--sans)`,
        fontSize: text.size,
        fontWeight: text.weight,
        lineHeight: text.lineHeight === null ? 1.21 : `${text.lineHeight}px`,
        textAlign: text.align,
        whiteSpace: text.wraps ? 'pre-wrap' : 'pre',
        overflowWrap: 'break-word',
        ...(text.wraps ? { width } : {}),
      }}
    >
      {text.characters}
    </div>
  </foreignObject>
);

const Shape = ({ layer, pattern }: { readonly layer: DrawnLayer; readonly pattern: string }) => {
  const { kind, width, height, fill, hasPicture, stroke } = layer;
  const paint = {
    fill: hasPicture ? `url(#${pattern})` : (fill ?? 'none'),
    ...(stroke ? { stroke: stroke.color, strokeWidth: stroke.weight } : {}),
  };
  switch (kind) {
    case 'group':
      return null;
    case 'text':
      return layer.text ? (
        <Words text={layer.text} width={width} height={height} color={fill ?? 'transparent'} />
      ) : null;
    case 'ellipse':
      return <ellipse cx={width / 2} cy={height / 2} rx={width / 2} ry={height / 2} {...paint} />;
    case 'line':
      return <line x2={width} y2={0} {...paint} />;
    // Its outline is not told: a box in its colour stands for it.
    case 'shape':
      return <rect width={width} height={height} {...paint} fillOpacity={0.5} strokeDasharray="2 2" />;
    case 'box':
      return <path d={roundedPath(layer)} {...paint} />;
  }
};

/** A layer with all that lies in it. Each is placed on the page by itself, so that groups need no place of their own. */
export const DrawnLayerView = ({ layer, pattern }: { readonly layer: DrawnLayer; readonly pattern: string }) => {
  const clip = useId();
  const { children = [], clips, matrix, opacity = 1 } = layer;
  const transform = `matrix(${matrix.join(' ')})`;
  const inside = children.map((child) => <DrawnLayerView key={child.id} layer={child} pattern={pattern} />);
  return (
    <g opacity={opacity}>
      <g transform={transform}>
        <Shape layer={layer} pattern={pattern} />
      </g>
      {clips && children.length > 0 ? (
        <>
          <clipPath id={clip}>
            <path d={roundedPath(layer)} transform={transform} />
          </clipPath>
          <g clipPath={`url(#${clip})`}>{inside}</g>
        </>
      ) : (
        inside
      )}
    </g>
  );
};
