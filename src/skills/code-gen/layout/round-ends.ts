import type { Corners, SemanticNode } from '#contract/design/semantic-ast';

/** What a corner is written as that shall be as round as its box allows. */
export const ROUND_END = 9_999;

/** Up to here a radius may be meant as it is, however small its box was drawn. */
const MEANT = 100;

const isRoundEnd = (radius: NonNullable<Corners['radius']>, half: number): radius is number =>
  typeof radius === 'number' && radius > MEANT && radius >= half;

/** Designs say "round at both ends" with any radius that is large enough, up to millions: here it is one and the same. */
export const withRoundEnds = (node: SemanticNode): SemanticNode => {
  const { corners, box } = node;
  if (corners === undefined) return node;
  const half = Math.min(box.width, box.height) / 2;
  const { radius, radii } = corners;
  if (radius !== undefined && isRoundEnd(radius, half) && radius !== ROUND_END)
    return { ...node, corners: { ...corners, radius: ROUND_END } };
  // Corners that do not fit share what there is by how large they are: only those of one size may become larger.
  const [first, ...others] = (radii ?? []).filter((one) => one !== 0);
  if (radii === undefined || first === undefined || !isRoundEnd(first, half)) return node;
  if (others.some((one) => one !== first)) return node;
  const [a, b, c, d] = radii.map((one) => (one === 0 ? 0 : ROUND_END)) as [number, number, number, number];
  return { ...node, corners: { ...corners, radii: [a, b, c, d] } };
};
