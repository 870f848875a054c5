import type { Template } from '../../components/template.ts';
import { num } from '../../css/declarations.ts';
import { type Code, call } from '../../native/code/code-tree.ts';
import type { Look } from '../../native/facets.ts';
import { variantsOf } from '../../native/piece.ts';
import { isTightText } from '../../native/structure/tight-text.ts';
import { keptRatio } from '../../native/tidy/plain-wrapper.ts';
import { plainLook } from '../../native/varied.ts';
import { chosen, type DartFile } from '../dart-file.ts';
import { overlapped, positioned, selfAligned } from '../dart-place.ts';
import { lengthCode } from '../dart-values.ts';
import { EMPTY, wrap } from './wrapped.ts';

const CONSTANT = { constant: true } as const;

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
