import type { IconName } from '../shapes/icons.ts';
import { column, type FrameSpec, icon, label, row, type Spec, token, use } from './spec.ts';

/** What every screen is made of. */
type Extra = Partial<Pick<FrameSpec, 'dark' | 'fills' | 'goTo'>>;

export const screen = (name: string, extra: Extra, ...children: readonly Spec[]): FrameSpec =>
  column(
    name,
    { w: 375, h: 812, fills: [token('surface/page')], clips: true, ...extra },
    use('Status bar'),
    ...children,
  );

export const content = (gap: FrameSpec['gap'], ...children: readonly Spec[]): FrameSpec =>
  column(
    'Content',
    { w: 'fill', h: 'fill', gap: gap ?? 'space/5', pad: ['space/3', 'screen/margin', 'space/5', 'screen/margin'] },
    ...children,
  );

export const roundButton = (name: IconName): FrameSpec =>
  row(
    `Button ${name}`,
    {
      w: 44,
      h: 44,
      main: 'CENTER',
      cross: 'CENTER',
      radius: 'radius/full',
      fills: [token('surface/card')],
      stroke: 'border/subtle',
    },
    icon(name, 'text/primary', 20),
  );

export const header = (title: string, note: string, action: IconName): FrameSpec =>
  row(
    'Header',
    { w: 'fill', main: 'SPACE_BETWEEN', cross: 'CENTER' },
    column('Title', { gap: 2 }, label(title, 'Display', 'text/primary'), label(note, 'Body', 'text/secondary')),
    roundButton(action),
  );

export const heading = (title: string, link?: string): FrameSpec =>
  row(
    'Heading',
    { w: 'fill', main: 'SPACE_BETWEEN', cross: 'CENTER' },
    label(title, 'Title', 'text/primary'),
    ...(link ? [label(link, 'Label', 'brand/primary')] : []),
  );
