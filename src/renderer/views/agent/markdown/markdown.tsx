import { memo, type ReactNode, useMemo } from 'react';
import { visibleText } from '../../../format/visible-text.ts';
import { shownAddress, visibleLines } from '../safe-link.ts';
import { type Block, type ListItem, parseBlocks } from './blocks.ts';
import { type Inline, parseInline } from './inline.ts';
import styles from './markdown.module.css';

const shown = (text: string): string => visibleLines(text, visibleText);

/** A link says where it leads, unless its words are that address. */
const Link = ({ node }: { readonly node: Extract<Inline, { kind: 'link' }> }) => {
  const { address, children } = node;
  const [only] = children;
  const isBare = children.length === 1 && only?.kind === 'text' && only.text.includes(address.host);
  return (
    <a className={styles.link} href={address.href} target="_blank" rel="noopener noreferrer">
      <Inlines nodes={children} />
      {isBare ? null : <span className={styles.address}>{` (${shownAddress(address)})`}</span>}
    </a>
  );
};

const InlineNode = ({ node }: { readonly node: Inline }) => {
  switch (node.kind) {
    case 'text':
      return shown(node.text);
    case 'code':
      return <code className={styles.code}>{shown(node.text)}</code>;
    case 'strong':
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      );
    case 'deleted':
      return (
        <del>
          <Inlines nodes={node.children} />
        </del>
      );
    case 'plain':
      return <Inlines nodes={node.children} />;
    case 'link':
      return <Link node={node} />;
    case 'picture':
      return (
        <span className={styles.picture}>
          {shown(node.alt)}
          {node.address ? ` (${shownAddress(node.address)})` : ''}
        </span>
      );
  }
};

const Inlines = ({ nodes }: { readonly nodes: readonly Inline[] }): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text are told apart by their place alone
  nodes.map((node, at) => <InlineNode key={at} node={node} />);

const Line = memo(({ text }: { readonly text: string }) => <Inlines nodes={parseInline(text)} />);

const Item = ({ item }: { readonly item: ListItem }) => {
  const [first, ...rest] = item.blocks;
  return (
    <li className={item.isDone === null ? undefined : styles.task}>
      {item.isDone === null ? null : <span aria-hidden>{item.isDone ? '☑ ' : '☐ '}</span>}
      {/* The words of a short item stand beside its mark, not in a paragraph of their own. */}
      {first?.kind === 'paragraph' ? <Line text={first.text} /> : null}
      <Blocks blocks={first?.kind === 'paragraph' ? rest : item.blocks} />
    </li>
  );
};

const List = ({ block }: { readonly block: Extract<Block, { kind: 'list' }> }) => {
  // biome-ignore lint/suspicious/noArrayIndexKey: items are told apart by their place alone
  const items = block.items.map((item, at) => <Item key={at} item={item} />);
  return block.start === null ? (
    <ul className={styles.bullets}>{items}</ul>
  ) : (
    <ol className={styles.numbers} start={block.start}>
      {items}
    </ol>
  );
};

const Row = ({ cells, of: Cell }: { readonly cells: readonly string[]; readonly of: 'th' | 'td' }) => (
  <tr>
    {cells.map((cell, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: cells are told apart by their place alone
      <Cell key={at}>
        <Line text={cell} />
      </Cell>
    ))}
  </tr>
);

const Table = ({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be reachable to scroll it
  <div className={styles.tablePlace} tabIndex={0}>
    <table className={styles.table}>
      <thead>
        <Row cells={block.head} of="th" />
      </thead>
      <tbody>
        {block.rows.map((cells, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
          <Row key={at} cells={cells} of="td" />
        ))}
      </tbody>
    </table>
  </div>
);

const BlockNode = ({ block }: { readonly block: Block }) => {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className={styles.paragraph}>
          <Line text={block.text} />
        </p>
      );
    case 'heading': {
      const Heading = block.level < 3 ? 'h3' : 'h4';
      return (
        <Heading className={styles.heading}>
          <Line text={block.text} />
        </Heading>
      );
    }
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines must be reachable to scroll them
        <pre className={styles.pre} tabIndex={0}>
          <code>{shown(block.text)}</code>
        </pre>
      );
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'list':
      return <List block={block} />;
    case 'table':
      return <Table block={block} />;
    case 'rule':
      return <hr className={styles.rule} />;
  }
};

const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a text grows at its end, so a place keeps its block
  blocks.map((block, at) => <BlockNode key={at} block={block} />);

/**
 * Markdown of the agent as elements: no HTML is ever made from it, so tags stand there as text. Ours and not a library's:
 * those for streams read named entities through `innerHTML`, which the page's policy (Trusted Types) forbids.
 */
export const Markdown = memo(({ text }: { readonly text: string }) => {
  const blocks = useMemo(() => parseBlocks(text), [text]);
  return (
    <div className={styles.markdown}>
      <Blocks blocks={blocks} />
    </div>
  );
});
