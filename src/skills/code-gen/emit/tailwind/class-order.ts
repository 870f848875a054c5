/** Properties in the order in which Tailwind sorts its utilities: place, box, layout, paint, type, effects. */
const ORDER = `position inset inset-inline inset-block top right bottom left isolation z-index grid-column grid-row margin
margin-inline margin-block margin-top margin-right margin-bottom margin-left box-sizing display field-sizing aspect-ratio height
max-height min-height width max-width min-width flex flex-shrink transform cursor resize list-style appearance grid-template-columns
grid-template-rows flex-direction flex-wrap align-content align-items justify-content gap column-gap row-gap align-self
justify-self overflow overflow-x overflow-y border-radius border-width border-top-width border-right-width
border-bottom-width border-left-width border-color border-top-color border-right-color border-bottom-color
border-left-color background-color background-image background-clip object-fit padding padding-inline padding-block
padding-top padding-right padding-bottom padding-left text-align text-indent font-family font-feature-settings font-size
line-height font-weight letter-spacing text-overflow white-space color text-transform font-style text-decoration
-webkit-font-smoothing opacity background-blend-mode mix-blend-mode box-shadow outline outline-offset
outline-color filter
backdrop-filter outline-style`;

const RANKS: ReadonlyMap<string, number> = new Map(ORDER.split(/\s+/).map((property, index) => [property, index]));

/** Where a utility of a property stands; what has none of its own stands last, and rules in rules after all. */
export const rankOf = (property: string): number =>
  RANKS.get(property) ?? (property.startsWith('&') ? RANKS.size + 1 : RANKS.size);
