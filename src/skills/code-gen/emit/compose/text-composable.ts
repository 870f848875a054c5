import type { TemplateElement } from '../components/template.ts';
import { type Branch, isPart } from '../components/tree.ts';
import { type Code, call, live } from '../native/code-tree.ts';
import { type Look, lookOf } from '../native/facets.ts';
import { variantsOf } from '../native/piece.ts';
import { plainText } from '../native/plain-text.ts';
import { plainLook } from '../native/varied.ts';
import { chosen, type KotlinFile } from './kotlin-file.ts';
import { spanStyle, styleCode } from './kotlin-style.ts';
import { kotlinString } from './kotlin-text.ts';

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

const append = (text: string, letterCase: string | undefined): Code => live(`append(${cased(kotlinString(text), letterCase)})`);

const spanCode = (branch: Branch, whole: Look, file: KotlinFile): Code | null => {
  if (branch.kind === 'text') return append(branch.text, whole.letterCase);
  if (branch.kind === 'break') return append('\n', undefined);
  if (!isPart(branch)) return null;
  const look = lookOf(branch.style);
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
    { facets: ['font', 'named', 'ink', 'effects'], neutral: 'TextStyle.Default' },
    { file, make: (look) => styleCode(look, file.place.textStyles.find(look.named, look.font), fonts) },
  );
};

/** A text with all but its place. @param modifier null where it needs none */
export const textComposable = (element: TemplateElement, modifier: Code | null, file: KotlinFile): Code => {
  const look = plainLook(element, variantsOf(file.piece));
  return call(
    'Text',
    [
      ['text', textCode(element, look, file)],
      ['modifier', modifier],
      ['textAlign', ALIGNS[look.textAlign ?? ''] ?? null],
      ['overflow', look.maxLines === undefined ? null : 'TextOverflow.Ellipsis'],
      ['softWrap', look.keepsLine === true ? 'false' : null],
      ['maxLines', look.maxLines === undefined ? null : `${Math.max(1, look.maxLines)}`],
      ['style', wholeStyle(element, file)],
    ],
    { origins: element.origins },
  );
};
