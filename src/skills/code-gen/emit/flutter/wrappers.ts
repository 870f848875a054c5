import type { Template, TemplateElement } from '../components/template.ts';
import { num } from '../css/declarations.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import { type Look, lookOf } from '../native/facets.ts';
import { propertiesOf, variantsOf } from '../native/piece.ts';
import { keptRatio } from '../native/tidy/plain-wrapper.ts';
import { isTightText } from '../native/tight-text.ts';
import { plainLook } from '../native/varied.ts';
import { blurCode, cornersCode, DECORATION, decorationsOf, onlyColour } from './dart-decoration.ts';
import { chosen, conditionOf, type DartFile, nameCode } from './dart-file.ts';
import { overlapped, positioned, selfAligned } from './dart-place.ts';
import { dartString } from './dart-text.ts';
import { insetsCode, lengthCode, numberCode } from './dart-values.ts';

const CONSTANT = { constant: true } as const;

/** A box in which nothing is. */
export const EMPTY: Code = call('SizedBox', [], CONSTANT);

const wrap = (head: string, args: readonly (readonly [string, Code | null])[], child: Code | null): Code =>
  call(head, [...args, ['child', child]], CONSTANT);

export const padded = (core: Code, element: TemplateElement, file: DartFile): Code => {
  const padding = chosen(
    element,
    { facets: ['padding'], neutral: 'EdgeInsets.zero' },
    { make: (look) => (look.padding === undefined ? null : insetsCode(look.padding, file)), file },
  );
  return padding === null ? core : wrap('Padding', [['padding', padding]], core);
};

const scrolled = (core: Code | null, { scroll }: Look): Code | null => {
  if (core === null || (scroll !== 'horizontal' && scroll !== 'vertical' && scroll !== 'both')) return core;
  const across =
    scroll === 'vertical' ? core : wrap('SingleChildScrollView', [['scrollDirection', 'Axis.horizontal']], core);
  return scroll === 'horizontal' ? across : wrap('SingleChildScrollView', [], across);
};

/** Blurs what lies behind, within the corners. */
const frosted = (core: Code | null, look: Look, file: DartFile): Code | null => {
  const filter = blurCode('background-blur', look);
  if (filter === null) return core;
  file.libraries.add('dart:ui');
  return wrap(
    'ClipRRect',
    [['borderRadius', cornersCode(look, file)]],
    wrap('BackdropFilter', [['filter', filter]], core),
  );
};

const clipped = (core: Code | null, element: TemplateElement, file: DartFile): Code | null => {
  const look = plainLook(element, variantsOf(file.piece));
  if (core === null || look.clips !== true) return core;
  const corners = chosen(
    element,
    { facets: ['corners'], neutral: 'BorderRadius.zero' },
    { make: (one) => cornersCode(one, file), file },
  );
  return corners === null ? wrap('ClipRect', [], core) : wrap('ClipRRect', [['borderRadius', corners]], core);
};

export const faded = (core: Code, element: TemplateElement, file: DartFile): Code => {
  const opacity = chosen(
    element,
    { facets: ['opacity'], neutral: '1' },
    { make: (look) => (look.opacity === undefined ? null : numberCode(look.opacity, file)), file },
  );
  return opacity === null ? core : wrap('Opacity', [['opacity', opacity]], core);
};

export const blurred = (core: Code, look: Look, file: DartFile): Code => {
  const filter = blurCode('layer-blur', look);
  if (filter === null) return core;
  file.libraries.add('dart:ui');
  return wrap('ImageFiltered', [['imageFilter', filter]], core);
};

/** The colour of a decoration that is nothing else in any form; null for all others. */
const colourOf = (decoration: Code): Code | null => {
  if (typeof decoration === 'string') return null;
  if (decoration.kind === 'choice') {
    const cases = decoration.cases.map(({ when, code }) => ({ when, code: onlyColour(code) }));
    const known = cases.flatMap(({ when, code }) => (code === null ? [] : [{ when, code }]));
    return known.length === cases.length ? { ...decoration, cases: known } : null;
  }
  if (decoration.kind !== 'either') return onlyColour(decoration);
  const [yes, no] = [onlyColour(decoration.yes), onlyColour(decoration.no)];
  return yes === null || no === null ? null : { ...decoration, yes, no };
};

const boxed = (core: Code | null, decoration: Code): Code => {
  const colour = colourOf(decoration);
  return colour === null
    ? wrap('DecoratedBox', [['decoration', decoration]], core)
    : wrap('ColoredBox', [['color', colour]], core);
};

/** As many as a form has fills, and one where it has a border alone. */
const mostLayers = ({ style, variants }: Template): number =>
  Math.max(1, ...[style, ...variants.map((variant) => variant.style)].map((own) => lookOf(own).fills?.length ?? 0));

const layered = (core: Code | null, element: TemplateElement, file: DartFile): Code | null => {
  let whole = core;
  // From the uppermost to the lowest: each is around the one above it.
  for (let at = mostLayers(element) - 1; at >= 0; at -= 1) {
    const decoration = chosen(
      element,
      { facets: DECORATION, neutral: call('BoxDecoration', [], CONSTANT) },
      { make: (look) => decorationsOf(look, file)[at] ?? null, file },
    );
    if (decoration !== null) whole = boxed(whole, decoration);
  }
  return whole;
};

/** A box with all that is drawn of it; null where nothing is and nothing is in it. */
export const decorated = (
  core: Code | null,
  element: TemplateElement,
  { isRoot, file }: { isRoot: boolean; file: DartFile },
): Code | null => {
  const look = plainLook(element, variantsOf(file.piece));
  const inside = clipped(scrolled(core, look), element, file);
  const drawn = layered(tapped(inside, element, { isRoot, file }), element, file);
  const whole = frosted(drawn, look, file);
  return whole === null ? null : faded(blurred(whole, look, file), element, file);
};

const attributeCode = (element: TemplateElement, name: string, file: DartFile): Code | null => {
  const slot = element.attributes.find(([own]) => own === name)?.[1];
  if (slot === undefined) return null;
  if (slot.kind === 'property') return nameCode(slot.name, file);
  return typeof slot.value === 'string' ? dartString(slot.value) : null;
};

const textOf = (code: Code): string => (typeof code === 'string' ? code : code.kind === 'live' ? code.text : '');

const isOptional = (element: TemplateElement, name: string, file: DartFile): boolean => {
  const slot = element.attributes.find(([own]) => own === name)?.[1];
  return (
    slot?.kind === 'property' && propertiesOf(file.piece).find((one) => one.name === slot.name)?.required === false
  );
};

/** What a press does: to another screen, or what whoever uses the component says. */
const onTap = (element: TemplateElement, isRoot: boolean, file: DartFile): Code => {
  const route = attributeCode(element, 'route', file);
  if (route !== null) {
    const text = textOf(route);
    const only = isOptional(element, 'route', file) ? `${text}.isEmpty ? null : ` : '';
    return live(`${only}() => Navigator.of(context).pushNamed(${text})`);
  }
  if (!isRoot || file.piece.component === null) return live('() {}');
  const { control } = plainLook(element, variantsOf(file.piece));
  return live(
    control === undefined || control.kind === 'radio'
      ? 'onTap'
      : `() => onChanged?.call(${negated(isOn(element, file))})`,
  );
};

const negated = (condition: string): string => {
  if (condition === 'true' || condition === 'false') return condition === 'true' ? 'false' : 'true';
  return /^\w+$/.test(condition) ? `!${condition}` : `!(${condition})`;
};

/** When a control is on: always, never, or as a property says. */
const isOn = (element: TemplateElement, file: DartFile): string => {
  const whens = chosen(
    element,
    { facets: ['control'], neutral: 'false' },
    { make: ({ control }) => `${control?.on === true}`, file },
  );
  return conditionOf(whens);
};

const isPressed = (element: TemplateElement, file: DartFile): boolean => {
  const { role } = plainLook(element, variantsOf(file.piece));
  return role === 'button' || role === 'link';
};

/** What reacts to a press, within what is painted around it: the reaction is painted on a material of its own. */
const tapped = (
  core: Code | null,
  element: TemplateElement,
  { isRoot, file }: { isRoot: boolean; file: DartFile },
): Code | null => {
  if (!isPressed(element, file)) return core;
  const corners = chosen(
    element,
    { facets: ['corners'], neutral: 'null' },
    { make: (one) => cornersCode(one, file), file },
  );
  const well = wrap(
    'InkWell',
    [
      ['onTap', onTap(element, isRoot, file)],
      ['borderRadius', corners],
    ],
    core,
  );
  const { fills = [], strokes } = plainLook(element, variantsOf(file.piece));
  return fills.length === 0 && strokes === undefined
    ? well
    : wrap('Material', [['type', 'MaterialType.transparency']], well);
};

/** Buttons and links say what they are, as headings do; a picture or text reacts by itself. */
export const pressed = (
  core: Code,
  element: TemplateElement,
  { isRoot, file }: { isRoot: boolean; file: DartFile },
): Code => {
  const { role, control, labels } = plainLook(element, variantsOf(file.piece));
  if (labels === true) return wrap('MergeSemantics', [], core);
  if (role === 'heading')
    return call('Semantics', [
      ['header', 'true'],
      ['child', core],
    ]);
  if (control !== undefined)
    return call('Semantics', [
      [control.kind === 'switch' ? 'toggled' : 'checked', live(isOn(element, file))],
      ['inMutuallyExclusiveGroup', control.kind === 'radio' ? 'true' : null],
      ['child', element.tag === 'box' ? core : tapped(core, element, { isRoot, file })],
    ]);
  if (role !== 'button' && role !== 'link') return core;
  return call('Semantics', [
    [role, 'true'],
    ['label', attributeCode(element, 'label', file)],
    ['child', element.tag === 'box' ? core : tapped(core, element, { isRoot, file })],
  ]);
};

const isUpTo = ({ across, within, maxWidth }: Look): boolean =>
  across !== undefined && within === 'column' && maxWidth !== undefined;

const limits = (template: Template, file: DartFile): Code | null =>
  chosen(
    template,
    {
      facets: ['minWidth', 'maxWidth', 'minHeight', 'maxHeight', 'across', 'within'],
      neutral: call('BoxConstraints', [], CONSTANT),
    },
    {
      file,
      make: (look) => {
        const args = (['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const).map(
          (side): [string, Code | null] => {
            const length = side.endsWith('Width') && isUpTo(look) ? undefined : look[side];
            return [side, length === undefined ? null : lengthCode(length, file)];
          },
        );
        return args.every(([, code]) => code === null) ? null : call('BoxConstraints', args, CONSTANT);
      },
    },
  );

export const side = (template: Template, name: 'width' | 'height', file: DartFile): Code | null =>
  chosen(
    template,
    { facets: [name, 'across', 'within', 'ratio', 'share', 'pin', 'width', 'maxWidth'], neutral: 'null' },
    {
      file,
      make: (look) => {
        const { [name]: length, across, within } = look;
        if (name === 'height' && keptRatio(look) !== null) return null;
        // Of the room that it is given it takes no more than there is.
        if (name === 'width' && isUpTo(look) && look.maxWidth !== undefined) return lengthCode(look.maxWidth, file);
        const fills = across === 'fill' && (within === 'column') === (name === 'width');
        return fills ? 'double.infinity' : length === undefined ? null : lengthCode(length, file);
      },
    },
  );

/** As large as it is, whatever is in it. */
export const sized = (bare: Code, template: Template, file: DartFile): Code => {
  const ratio = keptRatio(plainLook(template, variantsOf(file.piece)));
  const core =
    ratio === null
      ? bare
      : call(
          'AspectRatio',
          [
            ['aspectRatio', num(ratio)],
            ['child', bare],
          ],
          CONSTANT,
        );
  const [width, height] = [side(template, 'width', file), side(template, 'height', file)];
  const constraints = limits(template, file);
  const isSized = width !== null || height !== null;
  const whole = isSized
    ? wrap(
        'SizedBox',
        [
          ['width', width],
          ['height', height],
        ],
        core === EMPTY ? null : core,
      )
    : core;
  if (constraints === null) return whole;
  // Its constructor checks what it is given and so is no constant.
  return call('ConstrainedBox', [
    ['constraints', constraints],
    ['child', whole],
  ]);
};

/** What fills the width only up to a length is given room beside it. */
const upTo = (core: Code, look: Look): Code => {
  if (!isUpTo(look)) return core;
  const { limitAt } = look;
  const place = limitAt === 'center' ? 'topCenter' : limitAt === 'end' ? 'topRight' : 'topLeft';
  return wrap('Align', [['alignment', `Alignment.${place}`]], core);
};

/** A widget at its place: what only what is around it understands. */
export const placedWidget = (core: Code, template: Template, file: DartFile): Code => {
  const look = plainLook(template, variantsOf(file.piece));
  const whole = overlapped(selfAligned(upTo(core, look), look), look);
  const pinned = chosen(
    template,
    { facets: ['pin'], neutral: whole },
    { make: ({ pin }) => (pin === undefined ? null : positioned(whole, pin, isTightText(template))), file },
  );
  if (pinned !== null) return pinned;
  const flex = chosen(
    template,
    { facets: ['share'], neutral: '0' },
    { make: ({ share }) => (share === undefined ? null : `${Math.max(1, Math.round(share))}`), file },
  );
  return flex === null ? whole : wrap('Expanded', [['flex', flex === '1' ? null : flex]], whole);
};
