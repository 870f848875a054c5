import { ICONS, type IconName } from '../shapes/icons.ts';
import { transformPath } from '../shapes/path-bounds.ts';
import { PLANTS, type PlantName } from '../shapes/plants.ts';
import {
  column,
  type FrameSpec,
  type InstanceSpec,
  icon,
  label,
  type PartProps,
  row,
  stack,
  token,
  use,
} from './spec.ts';

/** The components of the sample: what each one looks like for its properties. */
export const TABS = ['Today', 'Garden', 'Timer', 'Settings'] as const;
const TAB_ICONS: Readonly<Record<string, IconName>> = {
  Today: 'home',
  Garden: 'leaf',
  Timer: 'timer',
  Settings: 'gear',
};

const text = (props: PartProps, name: string, fallback: string): string => props.texts?.[name] ?? fallback;

const buildIcon = (name: IconName, props: PartProps, size: number): FrameSpec =>
  stack(
    `Icon/${name}`,
    { w: size, h: size },
    {
      kind: 'vector',
      name: 'Outline',
      w: 'hug',
      h: 'hug',
      path: transformPath(ICONS[name], size / 24),
      fills: [token(props.colour ?? 'text/primary')],
    },
  );

const buildPlant = (name: PlantName, size: number): FrameSpec =>
  stack(
    `Plant/${name}`,
    { w: size, h: size },
    ...PLANTS[name].map((layer) => ({
      kind: 'vector' as const,
      name: layer.name,
      w: 'hug' as const,
      h: 'hug' as const,
      path: transformPath(layer.path, size / 64),
      fills: [token(layer.fill)],
    })),
  );

const button = (props: PartProps): FrameSpec => {
  const kind = props.variant === 'Secondary' ? 'secondary' : 'primary';
  return row(
    'Button',
    {
      w: 'hug',
      h: 52,
      gap: 'space/2',
      pad: [0, 'space/5', 0, 'space/5'],
      main: 'CENTER',
      cross: 'CENTER',
      radius: 'control/radius',
      fills: [token(`button/${kind}/background`)],
    },
    {
      ...icon(props.icon ?? 'droplet', `button/${kind}/label`, 20),
      refs: { visible: 'Show icon', mainComponent: 'Icon' },
      ...(props.icon ? {} : { hidden: true as const }),
    },
    label(text(props, 'Label', 'Water now'), 'Headline', `button/${kind}/label`, { prop: 'Label' }),
  );
};

const plantCard = (props: PartProps): FrameSpec => {
  const thirsty = props.variant !== 'Fine';
  const [main, soft] = thirsty
    ? (['accent/primary', 'accent/soft'] as const)
    : (['brand/primary', 'brand/soft'] as const);
  return row(
    'Plant card',
    {
      w: 335,
      h: 'hug',
      gap: 'space/3',
      pad: ['space/3', 'card/padding', 'space/3', 'space/3'],
      cross: 'CENTER',
      radius: 'card/radius',
      fills: [token('card/background')],
      shadow: 'card',
    },
    row(
      'Thumbnail',
      { w: 64, h: 64, main: 'CENTER', cross: 'CENTER', radius: 'radius/md', fills: [token('surface/sunken')] },
      use(
        `Plant/${props.plant ?? 'Monstera'}`,
        {},
        { name: 'Illustration', w: 52, h: 52, refs: { mainComponent: 'Plant' } },
      ),
    ),
    column(
      'Words',
      { w: 'fill', gap: 2 },
      label(text(props, 'Name', 'Monstera'), 'Headline', 'text/primary', { prop: 'Name', w: 'fill' }),
      label(text(props, 'Place', 'Living room'), 'Label', 'text/secondary', { prop: 'Place', w: 'fill' }),
      label(text(props, 'Note', 'Water today, 250 ml'), 'Label', main, { prop: 'Note', w: 'fill' }),
    ),
    row(
      'Action',
      { w: 40, h: 40, main: 'CENTER', cross: 'CENTER', radius: 'radius/full', fills: [token(soft)] },
      icon(thirsty ? 'droplet' : 'check', main, 20),
    ),
  );
};

const chip = (props: PartProps): FrameSpec =>
  row(
    'Chip',
    {
      gap: 6,
      pad: ['space/2', 'space/3', 'space/2', 'space/3'],
      cross: 'CENTER',
      radius: 'radius/full',
      fills: [token(props.soft ?? 'brand/soft')],
    },
    { ...icon(props.icon ?? 'sun', props.colour ?? 'brand/primary', 16), refs: { mainComponent: 'Icon' } },
    label(text(props, 'Label', 'Bright, indirect'), 'Label', 'text/primary', { prop: 'Label' }),
  );

const stat = (props: PartProps): FrameSpec =>
  column(
    'Stat',
    {
      w: 104,
      gap: 'space/1',
      pad: ['space/3', 'space/3', 'space/3', 'space/3'],
      radius: 'radius/md',
      fills: [token(props.soft ?? 'brand/soft')],
    },
    { ...icon(props.icon ?? 'leaf', props.colour ?? 'brand/primary', 20), refs: { mainComponent: 'Icon' } },
    label(text(props, 'Value', '12'), 'Title', 'text/primary', { prop: 'Value', w: 'fill' }),
    label(text(props, 'Label', 'Plants'), 'Caption', 'text/secondary', { prop: 'Label', w: 'fill' }),
  );

const tab = (props: PartProps): FrameSpec => {
  const colour = props.variant === 'True' ? 'tab/active' : 'tab/idle';
  return column(
    'Tab',
    { w: 80, h: 'hug', gap: 'space/1', cross: 'CENTER', pad: ['space/2', 0, 'space/2', 0] },
    { ...icon(props.icon ?? 'home', colour), refs: { mainComponent: 'Icon' } },
    label(text(props, 'Label', 'Today'), 'Caption', colour, { prop: 'Label' }),
  );
};

const tabBar = (props: PartProps): FrameSpec =>
  row(
    'Tab bar',
    {
      w: 375,
      h: 'hug',
      main: 'SPACE_BETWEEN',
      pad: ['space/1', 'space/4', 'space/5', 'space/4'],
      fills: [token('surface/card')],
      shadow: 'float',
    },
    ...TABS.map((name) =>
      use(
        'Tab',
        { variant: name === props.active ? 'True' : 'False', texts: { Label: name }, icon: TAB_ICONS[name] ?? 'home' },
        { name },
      ),
    ),
  );

const toggle = (props: PartProps): FrameSpec => {
  const on = props.variant !== 'False';
  return row(
    'Toggle',
    {
      w: 48,
      h: 28,
      pad: [3, 3, 3, 3],
      main: on ? 'MAX' : 'MIN',
      cross: 'CENTER',
      radius: 'radius/full',
      fills: [token(on ? 'toggle/on' : 'toggle/off')],
    },
    { kind: 'ellipse', name: 'Knob', w: 22, h: 22, fills: [token('white')] },
  );
};

const settingRow = (props: PartProps): FrameSpec =>
  row(
    'Setting row',
    { w: 335, h: 'hug', gap: 'space/3', pad: ['space/3', 'card/padding', 'space/3', 'card/padding'], cross: 'CENTER' },
    row(
      'Sign',
      { w: 36, h: 36, main: 'CENTER', cross: 'CENTER', radius: 10, fills: [token(props.soft ?? 'brand/soft')] },
      { ...icon(props.icon ?? 'bell', props.colour ?? 'brand/primary', 20), refs: { mainComponent: 'Icon' } },
    ),
    column(
      'Words',
      { w: 'fill', gap: 0 },
      label(text(props, 'Title', 'Watering reminders'), 'Body', 'text/primary', { prop: 'Title', w: 'fill' }),
      label(text(props, 'Note', 'Every morning at 8:00'), 'Label', 'text/secondary', { prop: 'Note', w: 'fill' }),
    ),
    props.on === undefined
      ? icon('chevron-right', 'text/secondary', 20)
      : use('Toggle', { variant: props.on ? 'True' : 'False' }),
  );

const statusBar = (): FrameSpec =>
  row(
    'Status bar',
    { w: 375, h: 44, main: 'SPACE_BETWEEN', cross: 'CENTER', pad: ['space/2', 'space/6', 0, 'space/8'] },
    label('9:41', 'Headline', 'text/primary'),
    row('Signs', { gap: 6, cross: 'CENTER' }, icon('signal', 'text/primary', 18), icon('battery', 'text/primary')),
  );

/** The frame of a component with the properties of an instance. */
export const buildPart = (spec: InstanceSpec): FrameSpec => {
  const { of, props } = spec;
  const size = typeof spec.w === 'number' ? spec.w : undefined;
  if (of.startsWith('Icon/')) return buildIcon(of.slice(5) as IconName, props, size ?? 24);
  if (of.startsWith('Plant/')) return buildPlant(of.slice(6) as PlantName, size ?? 64);
  const build = BUILDERS[of];
  if (!build) throw new Error(`no component ${of}`);
  return build(props);
};

const BUILDERS: Readonly<Record<string, (props: PartProps) => FrameSpec>> = {
  Button: button,
  'Plant card': plantCard,
  Chip: chip,
  Stat: stat,
  Tab: tab,
  'Tab bar': tabBar,
  Toggle: toggle,
  'Setting row': settingRow,
  'Status bar': statusBar,
};
