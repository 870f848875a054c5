import type { IconName } from '../shapes/icons.ts';
import { transformPath } from '../shapes/path-bounds.ts';
import { arc, ring } from '../shapes/paths.ts';
import type { ColourToken } from '../tokens/tokens.ts';
import { content, header, heading, roundButton, screen } from './screen-parts.ts';
import { column, type Fill, type FrameSpec, icon, label, row, type Spec, stack, token, use } from './spec.ts';

/** The screens of one day with plants: list, detail, timer, and nothing yet. */
const HERO: Fill = {
  kind: 'linear',
  stops: [
    [0, 'green/500'],
    [1, 'green/800'],
  ],
  handles: [
    [0, 0],
    [1, 1],
    [-0.5, 0.5],
  ],
};

const roundCard = (): FrameSpec =>
  row(
    'Morning round',
    {
      w: 'fill',
      h: 'hug',
      cross: 'CENTER',
      pad: ['space/5', 'space/4', 'space/5', 'space/5'],
      gap: 'space/2',
      radius: 'card/radius',
      fills: [HERO],
      clips: true,
    },
    column(
      'Words',
      { w: 'fill', gap: 'space/3' },
      column(
        'Lines',
        { w: 'fill', gap: 'space/1' },
        label('Morning round', 'Title', 'white', { w: 'fill' }),
        label('2 of 5 plants are watered', 'Label', 'green/200', { w: 'fill' }),
      ),
      row(
        'Progress',
        { w: 'fill', h: 8, radius: 'radius/full', fills: [token('white', 0.24)] },
        { kind: 'rect', name: 'Done', w: 76, h: 8, radius: 'radius/full', fills: [token('sun/400')] },
      ),
    ),
    use('Plant/Fern', {}, { w: 92, h: 92 }),
  );

const card = (
  plant: 'Monstera' | 'Pothos' | 'Cactus' | 'Snake plant',
  variant: 'Thirsty' | 'Fine',
  words: readonly [string, string],
): Spec =>
  use(
    'Plant card',
    { variant, plant, texts: { Name: plant, Place: words[0], Note: words[1] } },
    { w: 'fill', name: `${plant} card` },
  );

export const today = (): FrameSpec =>
  screen(
    'Today',
    {},
    content(
      'space/5',
      header('Today', 'Thursday, 3 plants are thirsty', 'bell'),
      roundCard(),
      column(
        'Thirsty',
        { w: 'fill', gap: 'space/3' },
        heading('Needs water', 'See all'),
        card('Monstera', 'Thirsty', ['Living room', 'Water today, 250 ml']),
        card('Pothos', 'Thirsty', ['Kitchen shelf', 'Water today, 150 ml']),
        card('Cactus', 'Fine', ['Window sill', 'Watered, next in 12 days']),
      ),
    ),
    use('Tab bar', { active: 'Today' }, { w: 'fill' }),
  );

const fact = (name: IconName, value: string, note: string, colours: readonly [ColourToken, ColourToken]): Spec =>
  use(
    'Stat',
    { icon: name, colour: colours[0], soft: colours[1], texts: { Value: value, Label: note } },
    { w: 'fill', name: note },
  );

const scheduleRow = (day: string, what: string, hex: string): FrameSpec =>
  row(
    'Row',
    { w: 'fill', gap: 'space/3', cross: 'CENTER' },
    // A colour that was typed in by hand although the theme has it.
    { kind: 'ellipse', name: 'Dot', w: 8, h: 8, fills: [{ kind: 'literal', hex }] },
    label(what, 'Body', 'text/primary', { w: 'fill' }),
    label(day, 'Label', 'text/secondary'),
  );

export const plant = (): FrameSpec =>
  screen(
    'Plant',
    {},
    content(
      'space/4',
      row(
        'Bar',
        { w: 'fill', main: 'SPACE_BETWEEN', cross: 'CENTER' },
        roundButton('chevron-left'),
        label('Living room', 'Headline', 'text/primary'),
        roundButton('heart'),
      ),
      { kind: 'rect', name: 'Photo', w: 'fill', h: 236, radius: 24, fills: [{ kind: 'image' }] },
      column(
        'Name',
        { w: 'fill', gap: 2 },
        label('Rubber plant', 'Display', 'text/primary', { w: 'fill' }),
        label('Ficus elastica, with you for 2 years', 'Body', 'text/secondary', { w: 'fill' }),
      ),
      row(
        'Facts',
        { w: 'fill', gap: 'space/2' },
        fact('droplet', '250 ml', 'Every 7 days', ['info/primary', 'info/soft']),
        fact('sun', 'Bright', 'Not direct', ['light/primary', 'light/soft']),
        fact('thermometer', '18–27°', 'Room warm', ['accent/primary', 'accent/soft']),
      ),
      column(
        'Schedule',
        { w: 'fill', gap: 'space/3' },
        heading('Coming up'),
        scheduleRow('Today', 'Water, 250 ml', '#3383A8'),
        scheduleRow('Sunday', 'Turn towards the light', '#F2B93F'),
      ),
      use('Button', { variant: 'Primary', icon: 'droplet', texts: { Label: 'Water now' } }, { w: 'fill' }),
    ),
  );

const GLOW: Fill = {
  kind: 'radial',
  stops: [
    [0, 'green/700'],
    [1, 'green/950', 0],
  ],
  handles: [
    [0.5, 0.5],
    [1, 0.5],
    [0.5, 1],
  ],
};

const dial = (): FrameSpec =>
  stack(
    'Dial',
    { w: 280, h: 280 },
    { kind: 'ellipse', name: 'Glow', w: 280, h: 280, fills: [GLOW] },
    {
      kind: 'vector',
      name: 'Track',
      w: 'hug',
      h: 'hug',
      path: ring(140, 140, 112, 14),
      fills: [token('border/subtle')],
    },
    {
      kind: 'vector',
      name: 'Elapsed',
      w: 'hug',
      h: 'hug',
      path: arc([140, 140], 112, [-90, 150], 14),
      fills: [token('brand/primary')],
    },
    column(
      'Time',
      { w: 160, h: 'hug', cross: 'CENTER', gap: 'space/1', abs: { x: 60, y: 98, horizontal: 'CENTER' } },
      label('02:40', 'Number', 'text/primary'),
      label('of 8 minutes', 'Label', 'text/secondary'),
    ),
  );

const step = (state: 'done' | 'now' | 'next', words: string, note: string): FrameSpec =>
  row(
    'Step',
    { w: 'fill', gap: 'space/3', cross: 'CENTER' },
    row(
      'Sign',
      {
        w: 28,
        h: 28,
        main: 'CENTER',
        cross: 'CENTER',
        radius: 'radius/full',
        fills: [token(state === 'done' ? 'brand/primary' : 'brand/soft')],
      },
      { ...icon('check', 'text/on-brand', 16), ...(state === 'done' ? {} : { hidden: true as const }) },
      { ...icon('droplet', 'brand/primary', 16), ...(state === 'now' ? {} : { hidden: true as const }) },
    ),
    label(words, 'Body', state === 'next' ? 'text/secondary' : 'text/primary', { w: 'fill' }),
    label(note, 'Label', 'text/secondary'),
  );

export const timer = (): FrameSpec =>
  screen(
    'Watering timer',
    { dark: true },
    column(
      'Content',
      {
        w: 'fill',
        h: 'fill',
        gap: 'space/4',
        cross: 'CENTER',
        main: 'SPACE_BETWEEN',
        pad: ['space/3', 'screen/margin', 'space/8', 'screen/margin'],
      },
      row(
        'Bar',
        { w: 'fill', main: 'SPACE_BETWEEN', cross: 'CENTER' },
        roundButton('close'),
        label('Bottom watering', 'Headline', 'text/primary'),
        roundButton('bell'),
      ),
      dial(),
      column(
        'Steps',
        {
          w: 'fill',
          gap: 'space/4',
          pad: ['space/5', 'space/4', 'space/5', 'space/4'],
          radius: 'card/radius',
          fills: [token('card/background')],
        },
        step('done', 'Fill the bowl', '1 litre'),
        step('now', 'Let the roots drink', '8 min'),
        step('next', 'Drain and put it back', '2 min'),
      ),
      row(
        'Actions',
        { w: 'fill', gap: 'space/3' },
        use('Button', { variant: 'Secondary', icon: 'pause', texts: { Label: 'Pause' } }, { w: 'fill' }),
        use('Button', { variant: 'Primary', texts: { Label: 'Done' } }, { w: 'fill' }),
      ),
    ),
  );

export const empty = (): FrameSpec =>
  screen(
    'No plants yet',
    {},
    column(
      'Content',
      {
        w: 'fill',
        h: 'fill',
        gap: 'space/8',
        main: 'CENTER',
        cross: 'CENTER',
        pad: ['space/6', 'space/8', 'space/6', 'space/8'],
      },
      stack(
        'Picture',
        { w: 232, h: 232 },
        { kind: 'ellipse', name: 'Ground', w: 232, h: 232, fills: [token('brand/soft')] },
        {
          kind: 'vector',
          name: 'Rays',
          w: 'hug',
          h: 'hug',
          path: transformPath(arc([116, 116], 96, [200, 340], 3), 1),
          fills: [token('light/primary')],
        },
        use('Plant/Sprout', {}, { w: 160, h: 160, abs: { x: 36, y: 38, horizontal: 'CENTER' } }),
      ),
      column(
        'Words',
        { w: 'fill', gap: 'space/2', cross: 'CENTER' },
        label('Your window sill is free', 'Title', 'text/primary', { w: 'fill', align: 'CENTER' }),
        label(
          'Add the first plant, and its water, light and warmth stand here every morning.',
          'Body',
          'text/secondary',
          { w: 'fill', align: 'CENTER' },
        ),
      ),
      column(
        'Actions',
        { w: 'fill', gap: 'space/3', cross: 'CENTER' },
        use('Button', { variant: 'Primary', icon: 'plus', texts: { Label: 'Add a plant' } }, { w: 'fill' }),
        use('Button', { variant: 'Secondary', texts: { Label: 'Find it by its leaves' } }, { w: 'fill' }),
      ),
    ),
    use('Tab bar', { active: 'Garden' }, { w: 'fill' }),
  );
