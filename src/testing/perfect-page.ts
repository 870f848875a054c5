import type { ExpectedScreen } from '#codegen/score/expected/expected-screen';
import type { PageMeasure } from '#contract/code-gen/page-measure';

type PageColour = PageMeasure['colours'][number];

const coloursOf = ({ colours }: ExpectedScreen): PageColour[] =>
  [...Map.groupBy(colours, ({ on, colour }) => `${on} ${colour}`).values()].flatMap((uses) => {
    const [first] = uses;
    if (first === undefined) return [];
    return [
      { colour: first.colour, use: first.on === 'text' ? ('text' as const) : ('fill' as const), count: uses.length },
    ];
  });

/** What a browser would tell of a page that is as the design is. */
export const perfectPage = (expected: ExpectedScreen, change: Partial<PageMeasure> = {}): PageMeasure => ({
  width: expected.width,
  root: { x: 0, y: 0, width: expected.width, height: expected.height },
  overflow: 0,
  elements: expected.layers.length,
  absolute: expected.free,
  texts: expected.texts.map(({ characters, box }) => ({ text: characters, box, colour: '#000000ff', cut: false })),
  colours: coloursOf(expected),
  fonts: { missing: [], lent: [] },
  problems: [],
  held: ['button-name', 'image-alt', 'link-name', 'list'],
  errors: [],
  ...change,
});
