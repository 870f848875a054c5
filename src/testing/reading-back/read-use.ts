import { plain, split, type TokenTable, token, unquote, value } from './notation.ts';
import { type Fields, members, type Words } from './words.ts';

const swapped = (word: string): Fields => {
  const [id = '', name] = split(word.slice(1), '=', 2);
  return { type: 'INSTANCE_SWAP', value: plain(id), ...(name === undefined ? {} : { component: unquote(name) }) };
};

const property = (word: string, tokens: TokenTable): Fields => {
  if (word.startsWith('$')) {
    const bound = token(word, tokens);
    return { ...property(bound.text ?? '', tokens), token: bound.token };
  }
  if (word.startsWith('{')) return value(word, tokens) as Fields;
  if (word.startsWith('=')) return { type: 'VARIANT', value: plain(word.slice(1)) };
  if (word.startsWith("'")) return { type: 'TEXT', value: unquote(word) };
  return word.startsWith('@') ? swapped(word) : { type: 'BOOLEAN', value: word === 'true' };
};

const properties = (word: string, tokens: TokenTable): Fields =>
  Object.fromEntries(
    split(word.slice(1, -1), ',').map((one) => {
      const [name = '', rest = ''] = split(one, ':', 2);
      return [plain(name), property(rest, tokens)];
    }),
  );

export const instance = (words: Words, tokens: TokenTable): Fields | undefined =>
  words.flag('of') &&
  members({
    componentId: words.read('of', plain),
    componentName: words.read('component', unquote) ?? null,
    componentSet: words.read('set', unquote),
    remote: words.flag('remote'),
    properties: words.read('props', (word) => properties(word, tokens)),
    exposed: words.flag('exposed'),
    exposes: words.ids('exposes'),
  });

const partTokens = (word: string, tokens: TokenTable): Fields =>
  Object.fromEntries(
    split(word.slice(1, -1), ',').map((one) => {
      const [field = '', names = ''] = split(one, ':', 2);
      const list = names.startsWith('[') ? split(names.slice(1, -1), ',') : [names];
      return [plain(field), list.map((name) => token(name, tokens).token)];
    }),
  );

export const use = (words: Words, tokens: TokenTable, id: string): Fields => ({
  instance: instance(words, tokens),
  component: words.any('def'),
  propertyRefs: words.any('refs'),
  screenshot: words.read('img', (key) => plain(key === '' ? id : key)),
  pictureBox: words.read('imgbox', (word) => {
    const [x, y, width, height] = value(word, tokens) as number[];
    return { x, y, width, height };
  }),
  exports: words.any('exports'),
  interactions: words.any('on'),
  tokens: words.read('bound', (word) => partTokens(word, tokens)),
});
