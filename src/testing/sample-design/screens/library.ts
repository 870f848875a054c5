import { ICONS } from '../shapes/icons.ts';
import { PLANTS } from '../shapes/plants.ts';
import { buildPart } from './parts.ts';
import { type ComponentName, column, type FrameSpec, label, type PartProps, row, token, use } from './spec.ts';

/** Components with variants: the property that tells them apart, and its values with what they need to look right. */
export const SETS: Readonly<
  Partial<Record<ComponentName, { readonly property: string; readonly variants: Readonly<Record<string, PartProps>> }>>
> = {
  Toggle: { property: 'On', variants: { True: {}, False: {} } },
  Tab: { property: 'Active', variants: { True: {}, False: {} } },
  Button: {
    property: 'Kind',
    variants: { Primary: { icon: 'droplet' }, Secondary: { icon: 'pause', texts: { Label: 'Pause' } } },
  },
  'Plant card': {
    property: 'State',
    variants: {
      Thirsty: {},
      Fine: { plant: 'Cactus', texts: { Name: 'Cactus', Place: 'Window sill', Note: 'Next in 12 days' } },
    },
  },
  'Setting row': {
    property: 'Kind',
    variants: { Switches: { on: true }, Opens: { icon: 'home', texts: { Title: 'Rooms', Note: '4 rooms' } } },
  },
};

const define = (of: ComponentName, props: PartProps = {}): FrameSpec => {
  const property = SETS[of]?.property;
  const built = buildPart(use(of, props));
  return {
    ...built,
    part: of,
    name: property ? `${property}=${props.variant}` : of,
    ...(props.variant && { variant: props.variant }),
  };
};

const set = (of: ComponentName): FrameSpec =>
  column(
    of,
    { gap: 16, pad: [16, 16, 16, 16], radius: 5, set: of },
    ...Object.entries(SETS[of]?.variants ?? {}).map(([variant, props]) => define(of, { ...props, variant })),
  );

const part = (title: string, ...children: readonly FrameSpec[]): FrameSpec =>
  column(
    title,
    { w: 'fill', gap: 'space/4' },
    label(title, 'Headline', 'text/primary'),
    row('Parts', { w: 'fill', gap: 'space/6', wrap: 'space/6' }, ...children),
  );

/** The second page: every component once, those that others use first. */
export const componentSheet = (): FrameSpec =>
  column(
    'Components',
    {
      w: 860,
      h: 'hug',
      gap: 'space/8',
      pad: ['space/8', 'space/8', 'space/8', 'space/8'],
      fills: [token('surface/page')],
    },
    part('Icons', ...(Object.keys(ICONS) as (keyof typeof ICONS)[]).map((name) => define(`Icon/${name}`))),
    part('Plants', ...(Object.keys(PLANTS) as (keyof typeof PLANTS)[]).map((name) => define(`Plant/${name}`))),
    part('Controls', set('Toggle'), set('Tab'), set('Button'), define('Chip'), define('Stat')),
    part('Rows', set('Plant card'), set('Setting row')),
    part('Bars', define('Status bar'), define('Tab bar', { active: 'Today' })),
  );
