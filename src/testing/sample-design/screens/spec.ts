import type { IconName } from '../shapes/icons.ts';
import type { PlantName } from '../shapes/plants.ts';
import type { TextStyleName } from '../tokens/text-styles.ts';
import type { ColourToken, MetricToken } from '../tokens/tokens.ts';

/** How the sample design is written down before it is laid out: sizes as Figma's auto layout takes them. */
export type Size = number | 'hug' | 'fill';
export type Metric = number | MetricToken;
export type Fill =
  | { readonly kind: 'token'; readonly token: ColourToken; readonly opacity?: number }
  | { readonly kind: 'literal'; readonly hex: string; readonly opacity?: number }
  | {
      readonly kind: 'linear' | 'radial';
      readonly stops: readonly (readonly [number, ColourToken, number?])[];
      readonly handles: readonly (readonly [number, number])[];
    }
  | { readonly kind: 'image' };

export interface Place {
  readonly name: string;
  readonly w: Size;
  readonly h: Size;
  readonly hidden?: true;
  readonly opacity?: number;
  /** Names of the component properties that set it. */
  readonly refs?: { readonly visible?: string; readonly mainComponent?: string };
  /** Taken out of the flow, relative to the parent. */
  readonly abs?: { readonly x: number; readonly y: number; readonly horizontal?: 'LEFT' | 'RIGHT' | 'CENTER' };
}

export interface FrameSpec extends Place {
  readonly kind: 'frame';
  readonly dir: 'H' | 'V' | 'NONE';
  readonly gap?: Metric;
  /** top, right, bottom, left */
  readonly pad?: readonly [Metric, Metric, Metric, Metric];
  readonly main?: 'MIN' | 'CENTER' | 'MAX' | 'SPACE_BETWEEN';
  readonly cross?: 'MIN' | 'CENTER' | 'MAX' | 'BASELINE';
  readonly wrap?: Metric;
  readonly fills?: readonly Fill[];
  readonly stroke?: ColourToken;
  readonly radius?: Metric;
  readonly shadow?: 'card' | 'float';
  readonly clips?: true;
  readonly dark?: true;
  readonly goTo?: string;
  /** The definition of a component, or the frame around its variants. */
  readonly part?: ComponentName;
  readonly variant?: string;
  readonly set?: ComponentName;
  readonly children: readonly Spec[];
}

export interface TextSpec extends Place {
  readonly kind: 'text';
  readonly text: string;
  readonly style: TextStyleName;
  readonly fill: Fill;
  readonly align?: 'LEFT' | 'CENTER' | 'RIGHT';
  /** Name of the component property that sets the characters. */
  readonly prop?: string;
}

export interface ShapeSpec extends Place {
  readonly kind: 'rect' | 'ellipse';
  readonly fills: readonly Fill[];
  readonly radius?: Metric;
}

export interface VectorSpec extends Place {
  readonly kind: 'vector';
  /** Outline in the parent's coordinates. */
  readonly path: string;
  readonly fills: readonly Fill[];
}

export interface InstanceSpec extends Place {
  readonly kind: 'instance';
  readonly of: ComponentName;
  readonly props: PartProps;
}

export type Spec = FrameSpec | TextSpec | ShapeSpec | VectorSpec | InstanceSpec;

export type ComponentName =
  | `Icon/${IconName}`
  | `Plant/${PlantName}`
  | 'Button'
  | 'Plant card'
  | 'Chip'
  | 'Tab'
  | 'Tab bar'
  | 'Toggle'
  | 'Setting row'
  | 'Status bar'
  | 'Stat';

export interface PartProps {
  readonly variant?: string;
  readonly texts?: Readonly<Record<string, string>>;
  readonly icon?: IconName;
  readonly plant?: PlantName;
  readonly colour?: ColourToken;
  readonly soft?: ColourToken;
  readonly on?: boolean;
  readonly active?: string;
}

export const token = (name: ColourToken, opacity?: number): Fill => ({
  kind: 'token',
  token: name,
  ...(opacity === undefined ? {} : { opacity }),
});

type FrameRest = Omit<FrameSpec, 'kind' | 'dir' | 'name' | 'children' | 'w' | 'h'> & { w?: Size; h?: Size };

const frame =
  (dir: FrameSpec['dir']) =>
  (name: string, rest: FrameRest, ...children: readonly Spec[]): FrameSpec => ({
    kind: 'frame',
    dir,
    name,
    w: 'hug',
    h: 'hug',
    ...rest,
    children,
  });

export const row = frame('H');
export const column = frame('V');
export const stack = frame('NONE');

export const label = (
  text: string,
  style: TextStyleName,
  fill: ColourToken,
  rest: Partial<Omit<TextSpec, 'kind' | 'text' | 'style' | 'fill'>> = {},
): TextSpec => ({ kind: 'text', name: rest.prop ?? text, w: 'hug', h: 'hug', ...rest, text, style, fill: token(fill) });

export const use = (
  of: ComponentName,
  props: PartProps = {},
  rest: Partial<Omit<InstanceSpec, 'kind' | 'of' | 'props'>> = {},
): InstanceSpec => ({ kind: 'instance', of, props, name: of.split('/').at(-1) ?? of, w: 'hug', h: 'hug', ...rest });

export const icon = (name: IconName, colour: ColourToken, size = 24): InstanceSpec =>
  use(`Icon/${name}`, { colour }, { name, w: size, h: size });
