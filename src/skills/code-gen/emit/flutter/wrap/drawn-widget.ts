import type { Template, TemplateElement } from '../../components/template.ts';
import { type Code, call } from '../../native/code/code-tree.ts';
import { type Look, lookOf } from '../../native/facets.ts';
import { variantsOf } from '../../native/piece.ts';
import { plainLook } from '../../native/varied.ts';
import { blurCode, cornersCode, DECORATION, decorationsOf, onlyColour } from '../dart-decoration.ts';
import { chosen, type DartFile } from '../dart-file.ts';
import { insetsCode, numberCode } from '../dart-values.ts';
import { tapped } from './press-widget.ts';
import { wrap } from './wrapped.ts';

const CONSTANT = { constant: true } as const;

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
