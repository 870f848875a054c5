import type { TemplateElement } from '../components/template.ts';
import type { Field } from '../markup/fields.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import { plainText } from '../native/plain-text.ts';
import { holderOf } from '../native/structure/typed-fields.ts';
import { type DartFile, nameCode } from './dart-file.ts';
import { dartString } from './dart-text.ts';

const KEYBOARDS: Readonly<Record<string, string>> = {
  email: 'TextInputType.emailAddress',
  tel: 'TextInputType.phone',
};

const hintCode = ({ content }: TemplateElement, file: DartFile): Code =>
  content.kind === 'property'
    ? nameCode(content.name, file)
    : dartString(content.kind === 'text' ? plainText(content.branches) : '');

interface Written {
  readonly style: Code | null;
  readonly colour: Code | null;
  readonly align: string | null;
}

/** Something to type into where the text of a field stands, which is what it asks for. */
export const fieldWidget = (
  element: TemplateElement,
  { type, many }: Field,
  { written, file }: { readonly written: Written; readonly file: DartFile },
): Code => {
  const { style, colour, align } = written;
  const controller = holderOf(element, { piece: file.piece, held: file.held, end: 'Controller', prefix: '_' });
  const constant = { constant: true };
  const hintStyle = colour === null ? null : call('TextStyle', [['color', colour]], constant);
  return call(
    'TextField',
    [
      ['controller', live(controller)],
      ['style', style],
      [
        'decoration',
        call(
          'InputDecoration.collapsed',
          [
            ['hintText', hintCode(element, file)],
            ['hintStyle', hintStyle],
          ],
          constant,
        ),
      ],
      ['keyboardType', many ? 'TextInputType.multiline' : (KEYBOARDS[type] ?? null)],
      ['textInputAction', type === 'search' ? 'TextInputAction.search' : null],
      ['obscureText', type === 'password' ? 'true' : null],
      ['textAlign', align],
      ['maxLines', many ? 'null' : null],
    ],
    { origins: element.origins },
  );
};
