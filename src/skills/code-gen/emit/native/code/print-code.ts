import type { CodeWriter } from '../../text/code-writer.ts';
import { type Argument, type Block, type Code, isConstant } from './code-tree.ts';

/** How a language writes the same tree. */
export interface Dialect {
  /** Between the name of an argument and its value. */
  readonly named: string;
  /** In front of a constant that is not inside of one. */
  readonly constant: string;
  /** One of two values by a condition: `a ? b : c` or `if (a) b else c`. */
  readonly either: 'ternary' | 'if';
  readonly width: number;
  readonly indent: string;
}

const TOO_LONG = 200;

interface Printing {
  readonly dialect: Dialect;
  readonly writer: CodeWriter;
  readonly flats: WeakMap<object, string | null>;
}

interface Around {
  readonly lead: string;
  readonly end: string;
  readonly depth: number;
  readonly inConstant: boolean;
}

/** A constant inside of what is none says that it is one. */
const said = (code: Code, inConstant: boolean, { dialect }: Printing): string =>
  typeof code !== 'string' && !inConstant && isConstant(code) ? dialect.constant : '';

const allFlat = (codes: readonly Code[], inConstant: boolean, printing: Printing): string[] | null => {
  const texts: string[] = [];
  for (const code of codes) {
    const text = flat(code, printing);
    if (text === null) return null;
    texts.push(said(code, inConstant, printing) + text);
  }
  return texts;
};

const argsFlat = (args: readonly Argument[], inConstant: boolean, printing: Printing): string | null => {
  const texts = allFlat(
    args.map(({ code }) => code),
    inConstant,
    printing,
  );
  if (texts === null) return null;
  return args.map(({ name }, at) => `${name === null ? '' : name + printing.dialect.named}${texts[at]}`).join(', ');
};

const makeFlat = (code: Exclude<Code, string>, printing: Printing): string | null => {
  switch (code.kind) {
    case 'literal':
    case 'live':
      return code.text;
    case 'list': {
      const texts = allFlat(code.items, isConstant(code), printing);
      return texts === null ? null : `[${texts.join(', ')}]`;
    }
    case 'chain': {
      const texts = allFlat(code.links, true, printing);
      return texts === null ? null : [code.base, ...texts].join(code.joint ?? '.');
    }
    case 'led': {
      const text = flat(code.code, printing);
      return text === null ? null : code.lead + said(code.code, false, printing) + text;
    }
    case 'trailed': {
      const text = flat(code.code, printing);
      return text === null ? null : `${text.replace(/\(\)$/, '')} ${code.text}`;
    }
    case 'member': {
      const text = flat(code.of, printing);
      return text === null ? null : `${said(code.of, false, printing)}${text}.${code.member}`;
    }
    case 'either': {
      const texts = allFlat([code.yes, code.no], false, printing);
      if (texts === null) return null;
      const [then, otherwise] = texts;
      return printing.dialect.either === 'if'
        ? `if (${code.when}) ${then} else ${otherwise}`
        : `${code.when} ? ${then} : ${otherwise}`;
    }
    case 'lambda':
    case 'choice':
      return null;
    case 'call': {
      if (code.block !== null || code.comments.length > 0) return null;
      const args = argsFlat(code.args, isConstant(code), printing);
      return args === null ? null : `${code.head}(${args})`;
    }
  }
};

/** On one line; null where it has to stand on more. */
const flat = (code: Code, printing: Printing): string | null => {
  if (typeof code === 'string') return code;
  const known = printing.flats.get(code);
  if (known !== undefined) return known;
  const made = makeFlat(code, printing);
  const text = made === null || made.length > TOO_LONG ? null : made;
  printing.flats.set(code, text);
  return text;
};

const writeMany = (codes: readonly (readonly [string, Code])[], end: string, around: Around, printing: Printing) => {
  printing.writer.indented(() => {
    for (const [lead, code] of codes) print(code, { ...around, lead, end, depth: around.depth + 1 }, printing);
  });
};

const blockHead = ({ parameters }: Block): string => (parameters === '' ? ' {' : ` { ${parameters} ->`);

const writeBlock = (block: Block, around: Around, printing: Printing): void => {
  writeMany(
    block.statements.map((code) => ['', code]),
    '',
    around,
    printing,
  );
  printing.writer.line(`}${around.end}`);
};

const printCall = (code: Extract<Code, { kind: 'call' }>, around: Around, printing: Printing): void => {
  const { writer, dialect } = printing;
  const { head, args, block } = code;
  const { lead, end, depth } = around;
  for (const comment of code.comments) writer.line(`// ${comment}`);
  const isEmpty = block !== null && block.statements.length === 0;
  const behind = block === null ? end : isEmpty ? ` {}${end}` : blockHead(block);
  const flatArgs = argsFlat(args, around.inConstant, printing);
  const bare = flatArgs === '' && block !== null ? `${lead}${head}` : `${lead}${head}(${flatArgs})`;
  const fits = flatArgs !== null && depth * dialect.indent.length + bare.length + behind.length <= dialect.width;
  if (fits || args.length === 0) writer.line(`${bare}${behind}`);
  else {
    writer.line(`${lead}${head}(`);
    const named = args.map(({ name, code: inner }) => [name === null ? '' : name + dialect.named, inner] as const);
    writeMany(named, ',', around, printing);
    writer.line(`)${behind}`);
  }
  if (block !== null && !isEmpty) writeBlock(block, around, printing);
};

const printEither = (code: Extract<Code, { kind: 'either' }>, around: Around, printing: Printing): void => {
  const { writer, dialect } = printing;
  const { lead, end } = around;
  if (dialect.either === 'ternary') {
    writer.line(`${lead}${code.when}`);
    const branch = (lead: string, inner: Code, last: string): void =>
      writer.hanging(lead, () => print(inner, { ...around, lead, end: last, depth: around.depth + 3 }, printing));
    // As `dart format` does: two steps in, and what a branch holds one more.
    writer.indented(() =>
      writer.indented(() => {
        branch('? ', code.yes, '');
        branch(': ', code.no, end);
      }),
    );
    return;
  }
  writer.line(`${lead}if (${code.when}) {`);
  writeMany([['', code.yes]], '', around, printing);
  writer.line('} else {');
  writeMany([['', code.no]], '', around, printing);
  writer.line(`}${end}`);
};

const printChain = (code: Extract<Code, { kind: 'chain' }>, around: Around, printing: Printing): void => {
  const { writer } = printing;
  const last = code.links.length - 1;
  writer.line(`${around.lead}${code.base}`);
  writer.indented(() => {
    for (const [at, link] of code.links.entries())
      print(
        link,
        { ...around, lead: code.joint ?? '.', end: at === last ? around.end : '', depth: around.depth + 1 },
        printing,
      );
  });
};

/** A condition or a loop stands on a line of its own. */
const printLed = (code: Extract<Code, { kind: 'led' }>, around: Around, printing: Printing): void => {
  if (!code.lead.endsWith(') ')) {
    print(code.code, { ...around, lead: around.lead + code.lead }, printing);
    return;
  }
  printing.writer.line(`${around.lead}${code.lead.trimEnd()}`);
  writeMany([['', code.code]], around.end, around, printing);
};

interface Enclosed {
  readonly open: string;
  readonly close: string;
  readonly codes: readonly (readonly [string, Code])[];
  readonly end: string;
}

const printEnclosed = ({ open, close, codes, end }: Enclosed, around: Around, printing: Printing): void => {
  printing.writer.line(`${around.lead}${open}`);
  writeMany(codes, end, around, printing);
  printing.writer.line(`${close}${around.end}`);
};

const bare = (codes: readonly Code[]): (readonly [string, Code])[] => codes.map((code) => ['', code]);

const printBroken = (code: Exclude<Code, string>, around: Around, printing: Printing): void => {
  switch (code.kind) {
    case 'literal':
    case 'live':
      printing.writer.line(`${around.lead}${code.text}${around.end}`);
      return;
    case 'list':
      printEnclosed({ open: '[', close: ']', codes: bare(code.items), end: ',' }, around, printing);
      return;
    case 'chain':
      printChain(code, around, printing);
      return;
    case 'led':
      printLed(code, around, printing);
      return;
    case 'lambda':
      printEnclosed(
        {
          open: code.parameters === undefined ? '{' : `{ ${code.parameters} ->`,
          close: '}',
          codes: bare(code.statements),
          end: '',
        },
        around,
        printing,
      );
      return;
    case 'trailed':
      print(code.code, { ...around, end: ` ${code.text}${around.end}` }, printing);
      return;
    case 'member':
      print(code.of, { ...around, end: `.${code.member}${around.end}` }, printing);
      return;
    case 'either':
      printEither(code, around, printing);
      return;
    case 'choice': {
      const codes = code.cases.map(({ when, code: inner }) => [when + code.joint, inner] as const);
      printEnclosed({ open: `${code.head} {`, close: '}', codes, end: code.end }, around, printing);
      return;
    }
    case 'call':
      printCall(code, around, printing);
  }
};

const originsOf = (code: Code) => {
  let inner = code;
  while (typeof inner !== 'string' && inner.kind === 'led') inner = inner.code;
  return typeof inner !== 'string' && inner.kind === 'call' ? inner.origins : [];
};

const print = (code: Code, around: Around, printing: Printing): void => {
  const { writer, dialect } = printing;
  const constant = said(code, around.inConstant, printing);
  const inner = { ...around, lead: around.lead + constant, inConstant: around.inConstant || constant !== '' };
  const text = flat(code, printing);
  const whole = text === null ? null : `${inner.lead}${text}${inner.end}`;
  const fits = whole !== null && whole.length + around.depth * dialect.indent.length <= dialect.width;
  const write = (): void => {
    if (typeof code === 'string' || (fits && whole !== null)) writer.line(whole ?? '');
    else printBroken(code, inner, printing);
  };
  const origins = originsOf(code);
  if (origins.length === 0) write();
  else writer.from(origins, write);
};

/**
 * Writes a tree of code, on one line where it fits.
 * @param lead what stands in front of it, e.g. `return `
 * @param end what stands behind it, e.g. `;`
 */
export const printCode = (
  code: Code,
  { lead, end, depth }: { readonly lead: string; readonly end: string; readonly depth: number },
  { dialect, writer }: { readonly dialect: Dialect; readonly writer: CodeWriter },
): void => print(code, { lead, end, depth, inConstant: false }, { dialect, writer, flats: new WeakMap() });
