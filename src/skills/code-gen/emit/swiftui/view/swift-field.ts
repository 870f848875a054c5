import type { TemplateElement } from '../../components/template.ts';
import { camel, unique, wordsOf } from '../../names/words.ts';
import type { ViewField } from '../../views/fields.ts';
import { frameModifiers } from '../look/swift-frame.ts';
import { paintExpression } from '../look/swift-look.ts';
import type { SwiftFile } from '../swift-file.ts';
import { swiftComment, swiftName, swiftString } from '../swift-text.ts';
import type { View } from './swift-print.ts';
import type { Viewing } from './swift-stack.ts';
import { plainText, textCall, textModifiers } from './swift-text-view.ts';

const CONTENT: Readonly<Record<string, string>> = {
  email: '.textContentType(.emailAddress)',
  tel: '.textContentType(.telephoneNumber)',
  password: '.textContentType(.password)',
  search: '.submitLabel(.search)',
};

const NAMED: Readonly<Record<string, string>> = {
  email: 'email',
  tel: 'phone',
  password: 'password',
  search: 'query',
};

/** What somebody typed, kept by the view. @returns its name */
const stateOf = ({ kind, label }: ViewField, prompt: string, { file }: Viewing): string => {
  const own = NAMED[kind] ?? camel(wordsOf(label ?? prompt, 3), 'text');
  const name = unique(swiftName(own), file.names, '');
  file.states.push([`@State private var ${name} = ""`]);
  return name;
};

interface Prompt {
  readonly text: string;
  readonly code: string;
  readonly shown: string;
}

const promptOf = ({ content }: TemplateElement): Prompt => {
  if (content.kind === 'property')
    return { text: '', code: swiftName(content.name), shown: `Text(${swiftName(content.name)})` };
  const text = content.kind === 'text' ? plainText(content.branches) : '';
  return { text, code: swiftString(text), shown: textCall(text) };
};

const inkOf = ({ choices, words }: Viewing, file: SwiftFile): string => {
  const ink = paintExpression(choices.of('ink'), [...words, 'prompt', 'color'], file);
  return ink === null ? '' : `.foregroundStyle(${ink})`;
};

/** A field shows the text of the design as its prompt until somebody types. */
export const fieldView = (element: TemplateElement, field: ViewField, viewing: Viewing): View => {
  const { choices, file } = viewing;
  const prompt = promptOf(element);
  const label = field.label === null ? prompt.code : swiftString(field.label);
  const state = stateOf(field, prompt.text, viewing);
  for (const { text } of element.comments) file.writer.line(swiftComment(text));
  const content = CONTENT[field.kind];
  const unsaid = new Set(['ink', 'maxLines', 'keepsLine']);
  const typed: Viewing = {
    ...viewing,
    choices: { of: (facet) => (unsaid.has(facet) ? { base: null, others: [] } : choices.of(facet)) },
  };
  return {
    head: [field.kind === 'password' ? 'SecureField' : 'TextField'],
    parts: [
      label,
      `text: $${state}`,
      `prompt: ${prompt.shown}${inkOf(viewing, file)}`,
      ...(field.kind === 'lines' ? ['axis: .vertical'] : []),
    ],
    body: null,
    modifiers: [
      ...textModifiers({ ...typed, isOneLine: field.kind !== 'lines' }),
      ...(content === undefined ? [] : [content]),
      ...frameModifiers(typed),
    ],
  };
};
