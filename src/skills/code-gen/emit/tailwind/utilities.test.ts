import { describe, expect, it } from 'vitest';
import { knownClasses } from '#testing/tailwind-css';
import type { Declarations } from '../css/declarations.ts';
import type { Tailwind } from './tailwind.ts';
import { utilitiesOf } from './utilities.ts';

const THEME = ['--color-brand', '--spacing-gap', '--radius-card', '--text-body', '--font-body', '--font-weight-strong'];
const V4: Tailwind = {
  major: 4,
  theme: new Set(THEME),
  families: new Map([['Inter, sans-serif', '--font-inter']]),
  base: null,
};
const V3: Tailwind = { major: 3, theme: new Set(), families: new Map(), base: null };

const style = (text: string): Declarations =>
  text
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1).trim()]);

const said = (text: string, tailwind: Tailwind): string => utilitiesOf(style(text), tailwind).classes.join(' ');

const CASES: readonly (readonly [css: string, v4: string, v3: string])[] = [
  [
    'display: flex; flex-direction: column; align-items: center; gap: 16px',
    'flex flex-col items-center gap-4',
    'flex flex-col items-center gap-4',
  ],
  ['padding: 24px', 'p-6', 'p-6'],
  ['padding: 8px 13px', 'px-[13px] py-2', 'px-[13px] py-2'],
  ['padding: 0 4px 2px 0', 'pr-1 pb-0.5', 'pr-1 pb-0.5'],
  ['width: 24px; height: 24px', 'size-6', 'size-6'],
  ['width: 100%; height: 50%; max-width: 1200px', 'h-1/2 w-full max-w-300', 'h-1/2 w-full max-w-[1200px]'],
  ['margin-left: -8px; top: calc(50% - 12px)', 'top-[calc(50%-12px)] -ml-2', 'top-[calc(50%-12px)] -ml-2'],
  [
    'font: 600 14px/20px Inter, sans-serif',
    'font-inter text-sm font-semibold',
    'font-[Inter,sans-serif] text-sm font-semibold',
  ],
  [
    'font: 400 14px/24px Inter, sans-serif',
    'font-inter text-sm/6 font-normal',
    'font-[Inter,sans-serif] text-sm/6 font-normal',
  ],
  [
    'font: italic 450 13px/1.4 Inter, sans-serif',
    'font-inter text-[13px]/[1.4] font-[450] italic',
    'font-[Inter,sans-serif] text-[13px]/[1.4] font-[450] italic',
  ],
  [
    'font: var(--font-weight-strong) var(--text-body)/normal var(--font-body), sans-serif',
    'font-body text-body/[normal] font-strong',
    'font-[family-name:var(--font-body),sans-serif] text-[length:var(--text-body)] leading-[normal] font-[number:var(--font-weight-strong)]',
  ],
  [
    'outline: 1px dashed rgb(0, 0, 0); outline-offset: -1px; inset: 0; aspect-ratio: 16 / 9',
    'inset-0 aspect-[16/9] outline-1 -outline-offset-1 outline-black outline-dashed',
    'inset-0 aspect-[16/9] outline outline-1 outline-offset-[-1px] outline-black outline-dashed',
  ],
  [
    'font: 400 var(--plain)/24px var(--face), serif',
    'font-[family-name:var(--face),serif] text-(length:--plain)/6 font-normal',
    'font-[family-name:var(--face),serif] text-[length:var(--plain)] leading-6 font-normal',
  ],
  [
    'gap: var(--spacing-gap); border-radius: var(--radius-card)',
    'gap-gap rounded-card',
    'gap-[var(--spacing-gap)] rounded-[var(--radius-card)]',
  ],
  ['background: var(--color-brand)', 'bg-brand', 'bg-[color:var(--color-brand)]'],
  [
    'background: color-mix(in srgb, var(--color-brand) 40%, transparent)',
    'bg-brand/40',
    'bg-[color:color-mix(in_srgb,var(--color-brand)_40%,transparent)]',
  ],
  ['color: rgb(255, 255, 255)', 'text-white', 'text-white'],
  ['color: rgba(12, 12, 13, 0.12)', 'text-[#0c0c0d]/12', 'text-[#0c0c0d]/[0.12]'],
  [
    'background: linear-gradient(90deg, rgb(1, 2, 3) 0%, var(--x) 100%), rgb(0, 0, 0)',
    'bg-black bg-[linear-gradient(90deg,rgb(1,2,3)_0%,var(--x)_100%)]',
    'bg-black bg-[linear-gradient(90deg,rgb(1,2,3)_0%,var(--x)_100%)]',
  ],
  [
    'border: 1px solid rgb(0, 0, 0); border-top: 2px solid var(--color-brand)',
    'border border-t-2 border-black border-t-brand',
    'border border-t-2 border-black border-t-[color:var(--color-brand)]',
  ],
  ['border-radius: 8px 8px 0 0', 'rounded-t-lg', 'rounded-t-lg'],
  [
    'box-shadow: inset 0 0 0 1px var(--color-brand)',
    'inset-ring inset-ring-brand',
    'shadow-[inset_0_0_0_1px_var(--color-brand)]',
  ],
  [
    'box-shadow: 0 1px 4px rgba(0, 0, 0, 0.1)',
    'shadow-[0_1px_4px_rgba(0,0,0,0.1)]',
    'shadow-[0_1px_4px_rgba(0,0,0,0.1)]',
  ],
  ['overflow: hidden; text-overflow: ellipsis; white-space: nowrap', 'truncate', 'truncate'],
  [
    'display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 3',
    'line-clamp-3',
    'line-clamp-3',
  ],
  [
    'grid-template-columns: repeat(3, minmax(0, 1fr)); grid-row: 2 / span 3',
    'row-span-3 row-start-2 grid-cols-3',
    'row-span-3 row-start-2 grid-cols-3',
  ],
  [
    'paint-order: stroke fill; text-box: trim-both cap alphabetic',
    '[paint-order:stroke_fill] [text-box:trim-both_cap_alphabetic]',
    '[paint-order:stroke_fill] [text-box:trim-both_cap_alphabetic]',
  ],
  [
    'opacity: 0.123; z-index: 3; filter: blur(4px)',
    'z-3 opacity-[0.123] blur-[4px]',
    'z-[3] opacity-[0.123] blur-[4px]',
  ],
];

describe('a look as utilities of Tailwind', () => {
  it.each(CASES)('%s', (css, v4, v3) => {
    expect([said(css, V4), said(css, V3)]).toEqual([v4, v3]);
  });

  it('is known to Tailwind, and sorted as Tailwind sorts', async () => {
    const theme = `@import 'tailwindcss';\n@theme static {${[...THEME, '--font-inter'].map((name) => `${name}: 1px;`).join('')}}`;
    const known = await knownClasses(new Map([['main.css', theme]]));
    const lists = CASES.map(([css]) => utilitiesOf(style(css), V4).classes);
    const all = lists.flat();
    expect(all.filter((_, index) => known.candidatesToCss([...all])[index] === null)).toEqual([]);
    for (const list of lists) {
      const order = known.getClassOrder([...list]).map(([, place]) => place ?? -1n);
      expect(
        order.toSorted((a, b) => (a < b ? -1 : 1)),
        list.join(' '),
      ).toEqual(order);
    }
  });

  it.each(['a"b', 'a`b', 'a\\b', 'a;b', '$a', '{a', 'a}b', '\u2028', 'a_b', "it's", '(', '])', '<b>', '&amp;'])(
    'leaves %j to a style sheet, where it can be written',
    (value) => {
      for (const tailwind of [V4, V3])
        expect(
          utilitiesOf(
            [
              ['font-family', `${value}, serif`],
              ['order', value],
            ],
            tailwind,
          ),
        ).toEqual({
          classes: [],
          rest: [
            ['font-family', `${value}, serif`],
            ['order', value],
          ],
        });
    },
  );

  it('says what is typed over with a variant', () => {
    const rules: Declarations = [
      ['&::placeholder', 'color: inherit; opacity: 1'],
      ['&:has(:focus-visible)', 'outline: 2px solid; outline-offset: 2px'],
    ];
    expect(utilitiesOf(rules, V4).classes.join(' ')).toBe(
      'placeholder:text-inherit placeholder:opacity-100 has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
    );
    const odd: Declarations = [['&:hover', 'color: red']];
    expect(utilitiesOf(odd, V4)).toEqual({ classes: [], rest: odd });
  });

  it('leaves addresses of pictures to a style sheet', () => {
    const picture = style("background: url('asset:x.png') center / cover no-repeat, rgb(0, 0, 0)");
    expect(utilitiesOf(picture, V4)).toEqual({ classes: [], rest: picture });
  });
});
