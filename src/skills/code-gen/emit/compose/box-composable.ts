import { plain } from '../../layout/layout-node.ts';
import type { TemplateElement } from '../components/template.ts';
import { type Block, type Code, call } from '../native/code/code-tree.ts';
import type { Facet, Look } from '../native/facets.ts';
import { isCentred } from '../native/structure/only-child.ts';
import { chosen, type KotlinFile } from './kotlin-file.ts';
import { lengthText } from './kotlin-values.ts';

interface Words {
  readonly center: string;
  readonly end: string;
}

const ACROSS: Words = { center: 'Alignment.CenterHorizontally', end: 'Alignment.End' };
const DOWN: Words = { center: 'Alignment.CenterVertically', end: 'Alignment.Bottom' };

const isRow = ({ arrangement }: Look): boolean => arrangement === 'row';

/** How a stack shares out what is left along its axis. */
const mainCode = (look: Look, file: KotlinFile): Code | null => {
  const { main, gap } = look;
  if (main === 'between') return 'Arrangement.SpaceBetween';
  const words = isRow(look) ? ACROSS : DOWN;
  const aligned = main === 'center' ? words.center : main === 'end' ? words.end : null;
  if (gap !== undefined && plain(gap) !== 0)
    return call('Arrangement.spacedBy', [
      [null, lengthText(gap, file)],
      [null, aligned],
    ]);
  if (main === 'center') return 'Arrangement.Center';
  return main === 'end' ? (isRow(look) ? 'Arrangement.End' : 'Arrangement.Bottom') : null;
};

/** Row and Column keep to their start by themselves. */
const crossCode = (look: Look): Code | null => {
  const words = isRow(look) ? DOWN : ACROSS;
  if (look.cross === 'center') return words.center;
  return look.cross === 'end' || look.cross === 'baseline' ? words.end : null;
};

const MAIN: readonly Facet[] = ['main', 'gap', 'arrangement'];
const CROSS: readonly Facet[] = ['cross', 'arrangement'];

interface Boxed {
  readonly element: TemplateElement;
  readonly look: Look;
  readonly modifier: Code | null;
  readonly block: Block;
  readonly file: KotlinFile;
}

const wrapped = ({ element, look, modifier, block, file }: Boxed): Code => {
  const gap =
    look.wrap === undefined || plain(look.wrap.gap) <= 0
      ? null
      : call('Arrangement.spacedBy', [[null, lengthText(look.wrap.gap, file)]]);
  const lines = look.wrap?.spread === true ? 'Arrangement.SpaceBetween' : gap;
  const own = mainCode(look, file);
  const names = isRow(look)
    ? (['horizontalArrangement', 'verticalArrangement'] as const)
    : (['verticalArrangement', 'horizontalArrangement'] as const);
  return call(
    isRow(look) ? 'FlowRow' : 'FlowColumn',
    [
      ['modifier', modifier],
      [names[0], own],
      [names[1], lines],
      ['itemVerticalAlignment', isRow(look) ? crossCode(look) : null],
    ],
    { block, origins: element.origins },
  );
};

const stack = ({ element, look, modifier, block, file }: Boxed): Code => {
  const main = chosen(
    element,
    { facets: MAIN, neutral: isRow(look) ? 'Arrangement.Start' : 'Arrangement.Top' },
    { file, make: (one) => mainCode({ ...one, arrangement: look.arrangement ?? 'row' }, file) },
  );
  const cross = chosen(
    element,
    { facets: CROSS, neutral: isRow(look) ? 'Alignment.Top' : 'Alignment.Start' },
    { file, make: (one) => crossCode({ ...one, arrangement: look.arrangement ?? 'row' }) },
  );
  const names = isRow(look)
    ? (['horizontalArrangement', 'verticalAlignment'] as const)
    : (['verticalArrangement', 'horizontalAlignment'] as const);
  return call(
    isRow(look) ? 'Row' : 'Column',
    [
      ['modifier', modifier],
      [names[0], main],
      [names[1], cross],
    ],
    { block, origins: element.origins },
  );
};

/** Row, Column, FlowRow or Box around what is in it. */
export const boxComposable = (boxed: Boxed): Code => {
  const { look, modifier, block, element } = boxed;
  if (isCentred(element, look))
    return call(
      'Box',
      [
        ['modifier', modifier],
        ['contentAlignment', 'Alignment.Center'],
      ],
      { block, origins: element.origins },
    );
  if (look.arrangement === 'row' || look.arrangement === 'column')
    return look.wrap === undefined ? stack(boxed) : wrapped(boxed);
  return call(
    'Box',
    [
      [
        block.statements.length === 0 ? null : 'modifier',
        modifier ?? (block.statements.length === 0 ? 'Modifier' : null),
      ],
    ],
    {
      block: block.statements.length === 0 ? null : block,
      origins: element.origins,
    },
  );
};
