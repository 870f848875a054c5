import { plain } from '../../layout/layout-node.ts';
import type { TemplateElement } from '../components/template.ts';
import { type Branch, isPart } from '../components/tree.ts';
import { withCapitals } from '../native/build/losses.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import { type Look, lookOf } from '../native/facets.ts';
import { variantsOf } from '../native/piece.ts';
import { plainText } from '../native/plain-text.ts';
import { plainLook } from '../native/varied.ts';
import { fieldComposable } from './field-composable.ts';
import { chosen, type KotlinFile } from './kotlin-file.ts';
import { fontArgs, spanStyle, styleCode } from './kotlin-style.ts';
import { kotlinString } from './kotlin-text.ts';
import { dp, solidText } from './kotlin-values.ts';
import { strokeColour } from './modifiers/look-modifiers.ts';

const ALIGNS: Readonly<Record<string, string>> = {
  CENTER: 'TextAlign.Center',
  RIGHT: 'TextAlign.End',
  JUSTIFIED: 'TextAlign.Justify',
};

const CASES: Readonly<Record<string, string>> = { UPPER: 'uppercase', LOWER: 'lowercase' };

/** A text in the case that its look asks for; what it says stays as somebody wrote it. */
const cased = (text: string, letterCase: string | undefined): string => {
  const method = CASES[letterCase ?? ''];
  return method === undefined ? text : `${text}.${method}()`;
};

const append = (text: string, letterCase: string | undefined): Code =>
  live(`append(${cased(kotlinString(text), letterCase)})`);

const spanCode = (branch: Branch, whole: Look, file: KotlinFile): Code | null => {
  if (branch.kind === 'text') return append(branch.text, whole.letterCase);
  if (branch.kind === 'break') return append('\n', undefined);
  if (!isPart(branch)) return null;
  const look = withCapitals(lookOf(branch.style));
  const text = append(plainText(branch.children), look.letterCase ?? whole.letterCase);
  const fonts = { ...file, families: file.place.textStyles.families };
  const styled = call('withStyle', [[null, spanStyle(look, fonts)]], { block: { parameters: '', statements: [text] } });
  const inner = branch.style.length === 0 ? text : styled;
  const href = branch.attributes.get('href');
  if (typeof href !== 'string' || !/^\w+:/.test(href)) return inner;
  const link = call('LinkAnnotation.Url', [[null, kotlinString(href)]]);
  return call('withLink', [[null, link]], { block: { parameters: '', statements: [inner] } });
};

const textCode = (element: TemplateElement, look: Look, file: KotlinFile): Code => {
  const { content } = element;
  if (content.kind === 'property') return live(cased(file.members.property(content.name), look.letterCase));
  const branches = content.kind === 'text' ? content.branches : [];
  if (!branches.some(isPart)) return cased(kotlinString(plainText(branches)), look.letterCase);
  const statements = branches.map((branch) => spanCode(branch, look, file)).filter((code) => code !== null);
  return call('buildAnnotatedString', [], { block: { parameters: '', statements } });
};

const wholeStyle = (element: TemplateElement, file: KotlinFile): Code | null => {
  const fonts = { ...file, families: file.place.textStyles.families };
  return chosen(
    element,
    { facets: ['font', 'named', 'ink', 'effects', 'letterCase'], neutral: 'TextStyle.Default' },
    {
      file,
      make: (own) => {
        const look = withCapitals(own);
        return styleCode(shadeOf(look), file.place.textStyles.find(look.named, look.font), fonts);
      },
    },
  );
};

/** What is typed looks as what stands there before. */
const typedStyle = (element: TemplateElement, file: KotlinFile): Code | null => {
  const fonts = { ...file, families: file.place.textStyles.families };
  return chosen(
    element,
    { facets: ['font', 'named', 'ink'], neutral: 'TextStyle.Default' },
    {
      file,
      make: ({ font = {}, named, ink = [], textAlign }) => {
        const look = { font, ink, ...(textAlign === undefined ? {} : { textAlign }) };
        return styleCode(look, file.place.textStyles.find(named, font), fonts);
      },
    },
  );
};

const isColour = ({ ink }: Look): boolean => ink?.at(-1)?.kind === 'solid';

/** A look without the colour of its letters, which is said apart. */
const shadeOf = ({ ink, ...look }: Look): Look => (ink === undefined || isColour({ ink }) ? look : { ...look, ink });

const colourCode = (element: TemplateElement, file: KotlinFile): Code | null =>
  chosen(
    element,
    { facets: ['ink'], neutral: 'Color.Unspecified' },
    {
      file,
      make: ({ ink }) => {
        const paint = ink?.at(-1);
        return paint?.kind === 'solid' ? solidText(paint, file) : null;
      },
    },
  );

/** The outline of letters, which lies behind them: half of it is covered where it is to lie outside. */
const outlineStyle = (look: Look, file: KotlinFile): Code | null => {
  const { strokes } = look;
  const colour = strokeColour(strokes?.paints.at(-1), file);
  if (strokes === undefined || colour === null) return null;
  file.reads.add('density');
  const width = dp(plain(strokes.weight) * (strokes.align === 'outside' ? 2 : 1));
  const fonts = { ...file, families: file.place.textStyles.families };
  return call('TextStyle', [
    ...fontArgs(look.font ?? {}, true, fonts),
    ['color', colour],
    ['drawStyle', `Stroke(with(density) { ${width}.toPx() })`],
  ]);
};

/** A text with all but its place; above its own outline, which nobody has to hear. @param modifier null where it needs none */
export const textComposable = (element: TemplateElement, modifier: Code | null, file: KotlinFile): Code => {
  const look = plainLook(element, variantsOf(file.piece));
  const colour = colourCode(element, file);
  const style = wholeStyle(element, file);
  if (look.field !== undefined) {
    const hint = written({ ...element, origins: [] }, { modifier: null, colour, style }, file);
    const whole = { modifier, hint, style: typedStyle(element, file) };
    return fieldComposable(element, look.field, { written: whole, file });
  }
  const outline = outlineStyle(look, file);
  if (outline === null) return written(element, { modifier, colour, style }, file);
  const silent: Code = { kind: 'chain', base: 'Modifier', links: [live('clearAndSetSemantics {}')] };
  const layers = [
    written({ ...element, origins: [] }, { modifier: silent, colour: null, style: outline }, file),
    written({ ...element, origins: [] }, { modifier: null, colour, style }, file),
  ];
  return call('Box', [['modifier', modifier]], {
    block: { parameters: '', statements: layers },
    origins: element.origins,
  });
};

interface Written {
  readonly modifier: Code | null;
  readonly colour: Code | null;
  readonly style: Code | null;
}

const written = (element: TemplateElement, { modifier, colour, style }: Written, file: KotlinFile): Code => {
  const look = plainLook(element, variantsOf(file.piece));
  return call(
    'Text',
    [
      ['text', textCode(element, look, file)],
      ['modifier', modifier],
      ['color', colour],
      ['textAlign', ALIGNS[look.textAlign ?? ''] ?? null],
      ['overflow', look.maxLines === undefined ? null : 'TextOverflow.Ellipsis'],
      // A text that is as wide as it is finds room where it stands, or had better break.
      ['softWrap', look.keepsLine === true && look.width !== undefined ? 'false' : null],
      ['maxLines', look.maxLines === undefined ? null : `${Math.max(1, look.maxLines)}`],
      ['style', style],
    ],
    { origins: element.origins },
  );
};
