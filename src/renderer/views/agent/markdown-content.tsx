import type { ComponentProps, ComponentType, ReactNode } from 'react';
import { type Components, Streamdown } from 'streamdown';
import { visibleText } from '../../format/visible-text.ts';
import styles from './markdown.module.css';
import { shownAddress, visibleLines, webAddress } from './safe-link.ts';

interface PartProps {
  readonly children?: ReactNode;
}

/** A link says where it leads; what does not lead into the web is text. */
const Link = ({ children, href }: ComponentProps<'a'>) => {
  const address = webAddress(href);
  if (!address) return <span>{children}</span>;
  const shown = shownAddress(address);
  const isBare = typeof children === 'string' && children.includes(address.host);
  return (
    <a className={styles.link} href={address.href} target="_blank" rel="noopener noreferrer">
      {children}
      {isBare ? null : <span className={styles.address}>{` (${shown})`}</span>}
    </a>
  );
};

/** Pictures are never fetched: what would be shown, and from where, is text. */
const Picture = ({ alt, src }: ComponentProps<'img'>) => {
  const address = webAddress(src);
  return (
    <span className={styles.picture}>
      {visibleText(alt ?? '')}
      {address ? ` (${shownAddress(address)})` : ''}
    </span>
  );
};

const Table = ({ children }: PartProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be reachable to scroll it
  <div className={styles.tablePlace} tabIndex={0}>
    <table className={styles.table}>{children}</table>
  </div>
);

const Pre = ({ children }: PartProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines must be reachable to scroll them
  <pre className={styles.pre} tabIndex={0}>
    {children}
  </pre>
);

type Parts = { readonly [Name in keyof React.JSX.IntrinsicElements | 'inlineCode']?: ComponentType<never> };

const PARTS = {
  a: Link,
  img: Picture,
  table: Table,
  pre: Pre,
  code: ({ children }: PartProps) => <code className={styles.code}>{children}</code>,
  inlineCode: ({ children }: PartProps) => <code className={styles.code}>{children}</code>,
  h1: ({ children }: PartProps) => <h3 className={styles.heading}>{children}</h3>,
  h2: ({ children }: PartProps) => <h3 className={styles.heading}>{children}</h3>,
  h3: ({ children }: PartProps) => <h4 className={styles.heading}>{children}</h4>,
  h4: ({ children }: PartProps) => <h4 className={styles.heading}>{children}</h4>,
  h5: ({ children }: PartProps) => <h4 className={styles.heading}>{children}</h4>,
  h6: ({ children }: PartProps) => <h4 className={styles.heading}>{children}</h4>,
  p: ({ children }: PartProps) => <p className={styles.paragraph}>{children}</p>,
  strong: ({ children }: PartProps) => <strong>{children}</strong>,
  ul: ({ children }: PartProps) => <ul className={styles.bullets}>{children}</ul>,
  ol: ({ children }: PartProps) => <ol className={styles.numbers}>{children}</ol>,
  li: ({ children }: PartProps) => <li>{children}</li>,
  blockquote: ({ children }: PartProps) => <blockquote className={styles.quote}>{children}</blockquote>,
  hr: () => <hr className={styles.rule} />,
  thead: ({ children }: PartProps) => <thead>{children}</thead>,
  tbody: ({ children }: PartProps) => <tbody>{children}</tbody>,
  tr: ({ children }: PartProps) => <tr>{children}</tr>,
  th: ({ children }: PartProps) => <th>{children}</th>,
  td: ({ children }: PartProps) => <td>{children}</td>,
  input: ({ checked }: ComponentProps<'input'>) => <span aria-hidden>{checked ? '☑ ' : '☐ '}</span>,
} satisfies Parts;

/** The library types its parts by an index of anything, which ours, being stricter, do not fit. */
const COMPONENTS = PARTS as unknown as Components;

export interface MarkdownContentProps {
  readonly text: string;
  readonly isStreaming: boolean;
}

/** Markdown of the agent. No HTML in it is read as HTML (there is no step that would), so tags stand there as text. */
export const MarkdownContent = ({ text, isStreaming }: MarkdownContentProps) => (
  <Streamdown
    className={styles.markdown ?? ''}
    mode={isStreaming ? 'streaming' : 'static'}
    controls={false}
    rehypePlugins={[]}
    components={COMPONENTS}
  >
    {visibleLines(text, visibleText)}
  </Streamdown>
);
