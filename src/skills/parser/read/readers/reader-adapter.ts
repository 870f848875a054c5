import type { LoadedAdapter, NodeTypeRequest, RGBA } from '#contract/adapter';
import type { AdapterQuestion, ReaderStart } from './reader-messages.ts';

type Ask = (question: AdapterQuestion) => Promise<readonly (string | undefined)[]>;

const typeKey = ({ figmaType, ctx }: NodeTypeRequest): string => {
  const flags = [ctx.wraps, ctx.hasChildren, ctx.hasImageFill, ctx.onlyVectors, ctx.scrolls];
  return `${figmaType}|${ctx.layoutMode}|${flags.map(Number).join('')}`;
};

const colourKey = ({ rgba }: { readonly rgba: RGBA }): string => `${rgba.r},${rgba.g},${rgba.b},${rgba.a}`;

/** Answers that are known already are given again: every portion has much the same types and colours. */
const remembered = <Item>(
  keyOf: (item: Item) => string,
  ask: (items: readonly Item[]) => Promise<readonly (string | undefined)[]>,
): ((items: readonly Item[]) => Promise<(string | undefined)[]>) => {
  const known = new Map<string, string | undefined>();
  return async (items) => {
    const asked = [...new Map(items.map((item) => [keyOf(item), item])).entries()].filter(([key]) => !known.has(key));
    if (asked.length > 0) {
      const words = await ask(asked.map(([, item]) => item));
      for (const [at, [key]] of asked.entries()) known.set(key, words[at]);
    }
    return items.map((item) => known.get(keyOf(item)));
  };
};

/** The adapter with a memory, for all readers: what one of them has asked need not be asked again. */
export const rememberingAdapter = (adapter: LoadedAdapter): Pick<LoadedAdapter, 'mapNodeTypes' | 'transformColors'> => {
  const colours = remembered<{ rgba: RGBA; nodeId: string }>(colourKey, (items) => adapter.transformColors(items));
  return {
    mapNodeTypes: remembered<NodeTypeRequest>(typeKey, (items) => adapter.mapNodeTypes(items)),
    transformColors: async (items) => (await colours(items)).map((word) => word ?? ''),
  };
};

/** The adapter as a reader sees it: the real one lives behind two walls, and each question crosses both. */
export const readerAdapter = (words: ReaderStart['words'], ask: Ask): LoadedAdapter => {
  const types = remembered<NodeTypeRequest>(typeKey, (items) => ask({ what: 'types', items }));
  const colours = remembered<{ rgba: RGBA; nodeId: string }>(colourKey, (items) => ask({ what: 'colours', items }));
  return {
    ...words,
    digest: '',
    mapNodeTypes: types,
    transformColors: async (items) => (await colours(items)).map((word) => word ?? ''),
    postAstTokenGenerated: () => Promise.reject(new Error('not for readers')),
    close: () => Promise.resolve(),
  };
};
