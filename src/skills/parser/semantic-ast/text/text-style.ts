import type { Bound, TextStyle } from '#contract/design/semantic-ast';
import { aliasId, boundId, type Fields, finite, flag, num, record, str } from '../../figma/fields.ts';
import { bindingOf, boundNumber, nonZero } from '../binder.ts';
import { paintsOf } from '../fields/paints.ts';
import { type Draft, lean, round2, sortedEntries, toRecord } from '../lean.ts';
import type { NodeScope } from '../node-scope.ts';

/** Which variable a member of a text style is bound to. `literal` helps to choose among several on one text. */
export type BoundText = (field: string, literal: unknown) => string | undefined;

const matches = (scope: NodeScope, id: string, literal: unknown): boolean => {
  const found = scope.build.binder.lookup(id, scope.modes);
  if (!('value' in found)) return false;
  const near =
    typeof literal === 'number' && typeof found.value === 'number' && Math.abs(found.value - literal) < 0.011;
  return near || found.value === literal;
};

/** The layer lists one variable for each range of the text, without saying which; the value tells. */
const listed = (scope: NodeScope, field: string, literal: unknown): { ids: string[]; fitting: string | undefined } => {
  const bound: unknown = record(scope.node, 'boundVariables')?.[field];
  if (bound === undefined) return { ids: [], fitting: undefined };
  const ids = (Array.isArray(bound) ? bound : [bound]).map(aliasId).filter((id) => id !== undefined);
  return { ids, fitting: ids.find((id) => matches(scope, id, literal)) };
};

export const boundInBase =
  (scope: NodeScope, style: Fields): BoundText =>
  (field, literal) => {
    const own = boundId(style, field);
    if (own !== undefined) return own;
    const { ids, fitting } = listed(scope, field, literal);
    return ids.length > 1 ? (fitting ?? ids[0]) : ids[0];
  };

/** A range inherits what it does not set; what it sets is bound only where it says so, or where a listed value fits. */
export const boundInRun =
  (scope: NodeScope, override: Fields, base: BoundText): BoundText =>
  (field, literal) => {
    const own = boundId(override, field);
    if (own !== undefined) return own;
    const sets = field === 'lineHeight' ? override['lineHeightPx'] !== undefined : override[field] !== undefined;
    return sets ? listed(scope, field, literal).fitting : base(field, literal);
  };

const WEIGHT_NAMES: Readonly<Record<number, string>> = {
  100: 'Thin',
  200: 'ExtraLight',
  300: 'Light',
  400: 'Regular',
  500: 'Medium',
  600: 'SemiBold',
  700: 'Bold',
  800: 'ExtraBold',
  900: 'Black',
};

const expectedPostScript = (family: string, weight: number, italic: boolean): string => {
  const name = WEIGHT_NAMES[weight] ?? String(weight);
  const style = italic ? `${name === 'Regular' ? '' : name}Italic` : name;
  return `${family.replaceAll(' ', '')}-${style}`;
};

const lineHeightOf = (scope: NodeScope, style: Fields, bound: BoundText): TextStyle['lineHeight'] => {
  const pixels = num(style, 'lineHeightPx');
  const id = bound('lineHeight', pixels);
  const unit = str(style, 'lineHeightUnit');
  const percent = num(style, 'lineHeightPercentFontSize');
  if (unit === 'FONT_SIZE_%' && percent !== undefined) {
    const value = `${round2(percent)}%`;
    const token = bindingOf(scope, id)?.token;
    return token === undefined ? value : { value, token };
  }
  if (unit === 'INTRINSIC_%' && id === undefined) return undefined;
  return boundNumber(scope, pixels, { id });
};

const linkOf = (style: Fields): string | undefined => {
  const link = record(style, 'hyperlink');
  if (link === undefined) return undefined;
  const node = str(link, 'nodeID');
  return str(link, 'url') ?? (node === undefined ? undefined : `node:${node}`);
};

const openTypeOf = (style: Fields): TextStyle['openType'] =>
  toRecord(
    sortedEntries(style['opentypeFlags']).flatMap(([name, value]) => {
      const read = finite(value);
      return read === undefined ? [] : [[name, read] as const];
    }),
  );

const unless = (style: Fields, field: string, ordinary: string): string | undefined => {
  const value = str(style, field);
  return value === ordinary ? undefined : value;
};

const familyOf = (
  scope: NodeScope,
  style: Fields,
  bound: BoundText,
): Pick<Draft<TextStyle>, 'family' | 'familyToken'> => {
  const literal = str(style, 'fontFamily');
  const binding = bindingOf(scope, bound('fontFamily', literal));
  const family = typeof binding?.value === 'string' ? binding.value : (literal ?? '');
  return { family, familyToken: binding?.token };
};

const weightOf = (scope: NodeScope, style: Fields, bound: BoundText) => {
  const semantic = style['semanticWeight'] === 'BOLD' ? 700 : 400;
  const literal = num(style, 'fontWeight') ?? semantic;
  const binding = bindingOf(scope, bound('fontWeight', literal));
  const styleToken = bindingOf(scope, bound('fontStyle', str(style, 'fontStyle')))?.token;
  return { weight: round2(finite(binding?.value) ?? literal), weightToken: binding?.token, styleToken };
};

const spacing = (scope: NodeScope, style: Fields, [field, bound]: readonly [string, BoundText]) =>
  nonZero(boundNumber(scope, num(style, field), { id: bound(field, num(style, field)) }));

const sizeOf = (scope: NodeScope, style: Fields, bound: BoundText): Bound<number> => {
  const literal = Math.max(0, num(style, 'fontSize') ?? 12);
  return boundNumber(scope, literal, { id: bound('fontSize', literal) }) ?? literal;
};

/** One style of a text. Fills of the whole text stand on the layer; those of a range stand in its style. */
export const textStyleOf = (scope: NodeScope, style: Fields, bound: BoundText): TextStyle => {
  const { family, familyToken } = familyOf(scope, style, bound);
  const { weight, weightToken, styleToken } = weightOf(scope, style, bound);
  const italic = flag(style, 'italic') ?? style['semanticItalic'] === 'ITALIC';
  const postScriptName = str(style, 'fontPostScriptName');
  const lineHeight = lineHeightOf(scope, style, bound);
  const measured = num(style, 'lineHeightPx');
  return lean<TextStyle>({
    family,
    familyToken,
    postScriptName: postScriptName === expectedPostScript(family, weight, italic) ? undefined : postScriptName,
    weight,
    weightToken,
    styleToken,
    size: sizeOf(scope, style, bound),
    lineHeight,
    lineHeightPx: lineHeight === undefined && measured !== undefined ? round2(measured) : undefined,
    letterSpacing: spacing(scope, style, ['letterSpacing', bound]),
    paragraphSpacing: spacing(scope, style, ['paragraphSpacing', bound]),
    paragraphIndent: spacing(scope, style, ['paragraphIndent', bound]),
    listSpacing: round2(num(style, 'listSpacing') ?? 0) || undefined,
    italic: italic ? true : undefined,
    case: unless(style, 'textCase', 'ORIGINAL'),
    decoration: unless(style, 'textDecoration', 'NONE'),
    link: linkOf(style),
    leadingTrim: unless(style, 'leadingTrim', 'NONE'),
    openType: openTypeOf(style),
    fills: paintsOf(scope, style, 'fills'),
  });
};
