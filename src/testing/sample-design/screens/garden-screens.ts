import type { IconName } from '../shapes/icons.ts';
import type { ColourToken } from '../tokens/tokens.ts';
import { content, header, heading, screen } from './screen-parts.ts';
import { column, type FrameSpec, icon, label, row, type Spec, token, use } from './spec.ts';

/** The screens about the user: the garden as a profile, and the settings. */
const day = (name: string, state: 'done' | 'today' | 'open'): FrameSpec =>
  column(
    'Day',
    { w: 'fill', gap: 6, cross: 'CENTER' },
    row(
      'Sign',
      {
        w: 34,
        h: 34,
        main: 'CENTER',
        cross: 'CENTER',
        radius: 'radius/full',
        fills: [token(state === 'done' ? 'brand/primary' : state === 'today' ? 'accent/soft' : 'surface/sunken')],
      },
      icon(
        state === 'done' ? 'check' : 'droplet',
        state === 'done' ? 'text/on-brand' : state === 'today' ? 'accent/primary' : 'border/strong',
        18,
      ),
    ),
    label(name, 'Caption', state === 'today' ? 'text/primary' : 'text/secondary'),
  );

const week = (): FrameSpec =>
  column(
    'Week',
    {
      w: 'fill',
      gap: 'space/4',
      pad: ['space/4', 'space/3', 'space/4', 'space/3'],
      radius: 'card/radius',
      fills: [token('card/background')],
      shadow: 'card',
    },
    row(
      'Line',
      { w: 'fill', main: 'SPACE_BETWEEN', cross: 'CENTER', pad: [0, 'space/1', 0, 'space/1'] },
      label('18 days in a row', 'Headline', 'text/primary'),
      label('Best 31', 'Label', 'text/secondary'),
    ),
    row(
      'Days',
      { w: 'fill' },
      day('Mon', 'done'),
      day('Tue', 'done'),
      day('Wed', 'done'),
      day('Thu', 'today'),
      day('Fri', 'open'),
      day('Sat', 'open'),
      day('Sun', 'open'),
    ),
  );

const number = (name: IconName, value: string, note: string, colours: readonly [ColourToken, ColourToken]): Spec =>
  use(
    'Stat',
    { icon: name, colour: colours[0], soft: colours[1], texts: { Value: value, Label: note } },
    { w: 'fill', name: note },
  );

const room = (text: string, name: IconName): Spec =>
  use('Chip', { icon: name, colour: 'brand/primary', soft: 'brand/soft', texts: { Label: text } }, { name: text });

const shelf = (): FrameSpec =>
  row(
    'Shelf',
    { w: 'fill', h: 'hug', gap: 'space/3' },
    ...(['Monstera', 'Snake plant', 'Pothos'] as const).map((name) =>
      // One frame too many on purpose: the wrapper holds a single child that fills it.
      column(
        'Wrapper',
        { w: 'fill' },
        column(
          'Plant',
          {
            w: 'fill',
            gap: 'space/2',
            cross: 'CENTER',
            pad: ['space/4', 'space/2', 'space/3', 'space/2'],
            radius: 'card/radius',
            fills: [token('card/background')],
            shadow: 'card',
          },
          use(`Plant/${name}`, {}, { w: 72, h: 72 }),
          label(name, 'Label', 'text/primary'),
        ),
      ),
    ),
  );

export const garden = (): FrameSpec =>
  screen(
    'Garden',
    {},
    content(
      'space/5',
      header('My garden', '12 plants in 4 rooms', 'plus'),
      row(
        'Numbers',
        { w: 'fill', gap: 'space/2' },
        number('leaf', '12', 'Plants', ['brand/primary', 'brand/soft']),
        number('droplet', '96 %', 'On time', ['info/primary', 'info/soft']),
        number('heart', '3', 'New leaves', ['accent/primary', 'accent/soft']),
      ),
      week(),
      heading('On the shelf', 'All 12'),
      shelf(),
      row(
        'Rooms',
        { w: 'fill', gap: 'space/2', wrap: 'space/2' },
        room('Living room 5', 'sun'),
        room('Kitchen 3', 'leaf'),
        room('Bath 2', 'droplet'),
        room('Bedroom 2', 'thermometer'),
      ),
    ),
    use('Tab bar', { active: 'Garden' }, { w: 'fill' }),
  );

interface RowWords {
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  readonly on?: boolean;
}

const setting = (colours: readonly [ColourToken, ColourToken], words: RowWords): Spec =>
  use(
    'Setting row',
    {
      variant: words.on === undefined ? 'Opens' : 'Switches',
      icon: words.icon,
      colour: colours[0],
      soft: colours[1],
      texts: { Title: words.title, Note: words.note },
      ...(words.on === undefined ? {} : { on: words.on }),
    },
    { w: 'fill', name: words.title },
  );

const group = (name: string, ...rows: readonly Spec[]): FrameSpec =>
  column(
    name,
    { w: 'fill', gap: 'space/2' },
    label(name, 'Label', 'text/secondary', { w: 'fill' }),
    column(
      'Rows',
      {
        w: 'fill',
        pad: ['space/1', 0, 'space/1', 0],
        radius: 'card/radius',
        fills: [token('card/background')],
        shadow: 'card',
      },
      ...rows,
    ),
  );

const choice = (name: string, on: boolean): FrameSpec =>
  row(
    name,
    {
      w: 'fill',
      h: 40,
      main: 'CENTER',
      cross: 'CENTER',
      radius: 10,
      ...(on ? { fills: [token('surface/card')], shadow: 'card' as const } : {}),
    },
    label(name, 'Label', on ? 'text/primary' : 'text/secondary'),
  );

const GREEN = ['brand/primary', 'brand/soft'] as const;
const BLUE = ['info/primary', 'info/soft'] as const;
const CLAY = ['accent/primary', 'accent/soft'] as const;

export const settings = (): FrameSpec =>
  screen(
    'Settings',
    {},
    content(
      'space/5',
      label('Settings', 'Display', 'text/primary', { w: 'fill' }),
      group(
        'Reminders',
        setting(BLUE, { icon: 'bell', title: 'Watering', note: 'Every morning at 8:00', on: true }),
        setting(GREEN, { icon: 'leaf', title: 'Feeding', note: 'First Sunday of the month', on: true }),
        setting(CLAY, { icon: 'thermometer', title: 'Frost warning', note: 'When it falls under 4°', on: false }),
      ),
      group(
        'Garden',
        setting(GREEN, { icon: 'home', title: 'Rooms', note: '4 rooms, 2 face south' }),
        setting(CLAY, { icon: 'timer', title: 'Holiday', note: 'Pause the plan, keep the plants' }),
      ),
      column(
        'Appearance',
        { w: 'fill', gap: 'space/2' },
        label('Appearance', 'Label', 'text/secondary', { w: 'fill' }),
        row(
          'Choices',
          {
            w: 'fill',
            pad: ['space/1', 'space/1', 'space/1', 'space/1'],
            radius: 'control/radius',
            fills: [token('brand/soft')],
          },
          choice('Light', true),
          choice('Dark', false),
          choice('As the phone', false),
        ),
      ),
    ),
    use('Tab bar', { active: 'Settings' }, { w: 'fill' }),
  );
