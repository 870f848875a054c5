import type { TemplateElement } from '../components/template.ts';
import type { Field } from '../markup/fields.ts';
import { type Code, call, live } from '../native/code/code-tree.ts';
import { holderOf } from '../native/structure/typed-fields.ts';
import type { KotlinFile } from './kotlin-file.ts';

const KEYBOARDS: Readonly<Record<string, string>> = {
  email: 'keyboardType = KeyboardType.Email',
  tel: 'keyboardType = KeyboardType.Phone',
  search: 'imeAction = ImeAction.Search',
};

interface Written {
  readonly modifier: Code | null;
  readonly style: Code | null;
  /** What it asks for while nothing is typed. */
  readonly hint: Code;
}

/** Something to type into where the text of a field stands. */
export const fieldComposable = (
  element: TemplateElement,
  { type, many }: Field,
  { written, file }: { readonly written: Written; readonly file: KotlinFile },
): Code => {
  const state = holderOf(element, { piece: file.piece, held: file.held, end: 'TextState' });
  const isSecret = type === 'password';
  const keyboard = KEYBOARDS[type];
  const hint = call(`if (${state}.text.isEmpty())`, [], { block: { parameters: '', statements: [written.hint] } });
  const box = call('Box', [], { block: { parameters: '', statements: [hint, live('innerTextField()')] } });
  return call(
    isSecret ? 'BasicSecureTextField' : 'BasicTextField',
    [
      ['state', live(state)],
      ['modifier', written.modifier],
      ['textStyle', written.style],
      ['keyboardOptions', keyboard === undefined ? null : live(`KeyboardOptions(${keyboard})`)],
      ['lineLimits', isSecret || many ? null : 'TextFieldLineLimits.SingleLine'],
      ['decorator', { kind: 'lambda', parameters: 'innerTextField', statements: [box] }],
    ],
    { origins: element.origins },
  );
};
