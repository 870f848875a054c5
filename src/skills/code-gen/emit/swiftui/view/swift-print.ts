import type { Origin } from '../../markup/element.ts';
import type { Stretched } from '../../views/templates.ts';
import type { SwiftFile } from '../swift-file.ts';

/** A view as it is written: what it starts with, what is in its braces, and what is called on it. */
export interface View {
  readonly head: readonly string[];
  /** What stands in parentheses behind the head. */
  readonly parts?: readonly string[];
  readonly body: (() => void) | null;
  /** Further braces, with what stands in front of them. */
  readonly more?: readonly (readonly [label: string, body: () => void])[];
  readonly modifiers: readonly Modifier[];
  /** Layers that it stands for beside the one that it is written for. */
  readonly origins?: readonly Origin[];
}

export type Modifier = string | { readonly head: string; readonly body: () => void };

export const NOT_STRETCHED: Stretched = { width: false, height: false };
const LONGEST = 110;

/** A modifier with a view in its braces. */
const BRACED = /^(\.(?:overlay|background)(?:\([^{}]*\))?) \{ (.*) \}$/s;

const writeModifier = (modifier: Modifier, { writer }: SwiftFile): void => {
  if (typeof modifier === 'string') {
    const [, head = '', inner = ''] = (modifier.length > LONGEST && BRACED.exec(modifier)) || [];
    if (inner === '') writer.line(modifier);
    else {
      writer.line(`${head} {`);
      writer.indented(() => writer.line(inner));
      writer.line('}');
    }
    return;
  }
  writer.line(`${modifier.head} {`);
  writer.indented(modifier.body);
  writer.line('}');
};

/** A call on one line, or an argument a line where that gets too long. @returns what stands on the last line */
const writeCall = ({ head, parts }: View, { writer }: SwiftFile): string => {
  const whole = parts === undefined ? `${head[0]}` : `${head[0]}(${parts.join(', ')})`;
  if (whole.length <= LONGEST || parts === undefined || parts.length < 2) return whole;
  writer.line(`${head[0]}(`);
  writer.indented(() => {
    for (const [at, part] of parts.entries()) writer.line(at === parts.length - 1 ? part : `${part},`);
  });
  return ')';
};

export const writeView = (view: View, file: SwiftFile): void => {
  if (view.origins === undefined) writeBare(view, file);
  else file.writer.from(view.origins, () => writeBare(view, file));
};

const writeBare = (view: View, file: SwiftFile): void => {
  const { body, more = [], modifiers } = view;
  const { writer } = file;
  const head = view.parts === undefined ? view.head : [writeCall(view, file)];
  if (body !== null) {
    writer.line(`${head[0]} {`);
    writer.indented(body);
    for (const [label, inner] of more) {
      writer.line(`} ${label}: {`);
      writer.indented(inner);
    }
    writer.line('}');
    for (const modifier of modifiers) writeModifier(modifier, file);
    return;
  }
  const [only] = modifiers;
  if (
    head.length === 1 &&
    modifiers.length === 1 &&
    typeof only === 'string' &&
    `${head[0]}${only}`.length <= LONGEST
  ) {
    writer.line(`${head[0]}${only}`);
    return;
  }
  for (const line of head) writer.line(line);
  const write = (): void => {
    for (const modifier of modifiers) writeModifier(modifier, file);
  };
  // What ends with a parenthesis of its own line goes on below it.
  if (head[0]?.startsWith(')') === true || head.length > 1) write();
  else writer.indented(write);
};
