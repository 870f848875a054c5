import { plain } from '../../layout/layout-node.ts';
import type { TemplateElement } from '../components/template.ts';
import { type Branch, isPart } from '../components/tree.ts';
import { withCapitals } from '../native/build/losses.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import { type Facet, type Look, lookOf } from '../native/facets.ts';
import { variantsOf } from '../native/piece.ts';
import { plainText } from '../native/plain-text.ts';
import { plainLook } from '../native/varied.ts';
import { chosen, type DartFile, nameCode } from './dart-file.ts';
import { alignmentCode, gradientCode } from './dart-gradient.ts';
import { inkCode, namedStyleCode, outlineStyle, styleCode } from './dart-style.ts';
import { dartString } from './dart-text.ts';
import { fieldWidget } from './field-widget.ts';

const ALIGNS: Readonly<Record<string, string>> = {
  CENTER: 'TextAlign.center',
  RIGHT: 'TextAlign.right',
  JUSTIFIED: 'TextAlign.justify',
};

const STYLE: readonly Facet[] = ['font', 'named', 'ink', 'effects', 'letterCase'];

const sizeOf = ({ font }: Look): number => plain(font?.size ?? 0);

const wholeStyle = (element: TemplateElement, file: DartFile): Code | null =>
  chosen(
    element,
    { facets: STYLE, neutral: 'null' },
    {
      file,
      make: (look) => {
        const whole = withCapitals(look);
        const named = file.place.textStyles.find(whole.named, whole.font);
        return named === undefined ? styleCode(whole, sizeOf(whole), file) : namedStyleCode(named, whole, file);
      },
    },
  );

const CASES: Readonly<Record<string, string>> = { UPPER: 'toUpperCase', LOWER: 'toLowerCase' };

/** A text in the case that its look asks for; what it says stays as somebody wrote it. */
const cased = (code: Code, letterCase: string | undefined): Code => {
  const method = CASES[letterCase ?? ''];
  if (method === undefined) return code;
  return live(`${typeof code === 'string' ? code : code.kind === 'live' ? code.text : ''}.${method}()`);
};

const spanCode = (branch: Branch, whole: Look, file: DartFile): Code | null => {
  if (branch.kind === 'text' || branch.kind === 'break')
    return call(
      'TextSpan',
      [['text', cased(dartString(branch.kind === 'text' ? branch.text : '\n'), whole.letterCase)]],
      { constant: true },
    );
  if (!isPart(branch)) return null;
  const look = withCapitals(lookOf(branch.style));
  const text = cased(dartString(plainText(branch.children)), look.letterCase ?? whole.letterCase);
  return call(
    'TextSpan',
    [
      ['text', text],
      ['style', styleCode(look, sizeOf(whole), file)],
    ],
    { constant: true },
  );
};

const lineArgs = (look: Look): [string, Code | null][] => [
  ['textAlign', ALIGNS[look.textAlign ?? ''] ?? null],
  ['maxLines', look.maxLines === undefined ? null : `${Math.max(1, look.maxLines)}`],
  ['overflow', look.maxLines === undefined ? null : 'TextOverflow.ellipsis'],
  // A text that is as wide as it is finds room where it stands, or had better break.
  ['softWrap', look.keepsLine === true && look.width !== undefined ? 'false' : null],
];

const bareText = (
  element: TemplateElement,
  { look, style }: { look: Look; style: Code | null },
  file: DartFile,
): Code => {
  const { content } = element;
  const args: [string | null, Code | null][] = [['style', style], ...lineArgs(look)];
  const options = { constant: true, origins: element.origins };
  if (content.kind === 'property')
    return call('Text', [[null, cased(nameCode(content.name, file), look.letterCase)], ...args], options);
  const branches = content.kind === 'text' ? content.branches : [];
  if (!branches.some(isPart))
    return call('Text', [[null, cased(dartString(plainText(branches)), look.letterCase)], ...args], options);
  const spans = branches.map((branch) => spanCode(branch, look, file)).filter((code) => code !== null);
  const root = call('TextSpan', [['children', { kind: 'list', items: spans }]], { constant: true });
  return call('Text.rich', [[null, root], ...args], options);
};

/** Letters that a gradient shines through. */
const shaded = (text: Code, { ink, box }: Look, file: DartFile): Code => {
  const paint = ink?.at(-1);
  if (paint === undefined || paint.kind === 'solid' || paint.kind === 'image' || paint.kind === 'other') return text;
  const gradient = gradientCode(paint, box, file);
  if (gradient === null) return text;
  return call('ShaderMask', [
    ['blendMode', 'BlendMode.srcIn'],
    [
      'shaderCallback',
      { kind: 'led', lead: '(bounds) => ', code: { kind: 'member', of: gradient, member: 'createShader(bounds)' } },
    ],
    ['child', text],
  ]);
};

/** Letters above their own outline, which nobody has to hear. */
const outlined = (text: Code, element: TemplateElement, { look, file }: { look: Look; file: DartFile }): Code => {
  const style = outlineStyle(look, file);
  if (style === null) return text;
  const behind = bareText({ ...element, origins: [] }, { look, style }, file);
  return call('Stack', [['children', { kind: 'list', items: [call('ExcludeSemantics', [['child', behind]]), text] }]]);
};

const DOWN: Readonly<Record<string, number>> = { CENTER: 0, BOTTOM: 1 };
const ACROSS: Readonly<Record<string, number>> = { CENTER: 0, RIGHT: 1 };

/** The widget of a text, without its place. */
export const textWidget = (element: TemplateElement, file: DartFile): Code => {
  const look = plainLook(element, variantsOf(file.piece));
  if (look.field !== undefined) {
    const colour = chosen(element, { facets: ['ink'], neutral: 'null' }, { make: (one) => inkCode(one, file), file });
    const written = { style: wholeStyle(element, file), colour, align: ALIGNS[look.textAlign ?? ''] ?? null };
    return fieldWidget(element, look.field, { written, file });
  }
  const written = shaded(bareText(element, { look, style: wholeStyle(element, file) }, file), look, file);
  const text = outlined(written, element, { look, file });
  const down = DOWN[look.textVertical ?? ''];
  if (down === undefined || look.height === undefined) return text;
  return call(
    'Align',
    [
      ['alignment', alignmentCode(ACROSS[look.textAlign ?? ''] ?? -1, down)],
      ['child', text],
    ],
    { constant: true },
  );
};
