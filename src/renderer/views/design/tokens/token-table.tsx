import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import type { TokenCell, TokenCollection, TokenRow } from '../model/token-table.ts';
import { Swatch } from '../parts/swatch.tsx';
import { VisibleName } from '../parts/visible-name.tsx';
import styles from './tokens.module.css';

export interface TokenTableProps {
  readonly tables: readonly TokenCollection[];
  readonly framework: string;
  /** `collection/name` → layers that use it; null until that is known. */
  readonly counts: ReadonlyMap<string, number> | null;
  /** The token whose uses are shown. */
  readonly chosen: string | null;
  onChoose(token: string): void;
}

/** As layers of the AST name it. */
export const tokenKey = (collection: string, name: string): string =>
  collection === '' ? name : `${collection}/${name}`;

type Line =
  | { readonly kind: 'head'; readonly table: TokenCollection }
  | { readonly kind: 'token'; readonly table: TokenCollection; readonly row: TokenRow };

const linesOf = (tables: readonly TokenCollection[]): readonly Line[] =>
  tables.flatMap((table): Line[] => [
    { kind: 'head', table },
    ...table.rows.map((row): Line => ({ kind: 'token', table, row })),
  ]);

interface CellProps {
  readonly cell: TokenCell | null;
  readonly type: TokenRow['type'];
  readonly framework: string;
}

const Cell = ({ cell, type, framework }: CellProps) => {
  const { t, i18n } = useTranslation();
  if (cell === null) return <span className={styles.none}>–</span>;
  if (cell.value === null) {
    const key = `variableCause.${cell.unresolved}`;
    return <span className={styles.unresolved}>{i18n.exists(key) ? t(key) : visibleText(cell.unresolved ?? '–')}</span>;
  }
  const text = visibleText(String(cell.value));
  return (
    <>
      {type === 'COLOR' && typeof cell.value === 'string' ? (
        <Swatch literal={cell.value} framework={framework} />
      ) : null}
      <span className={styles.value} title={text}>
        {text}
      </span>
    </>
  );
};

/** `surface/page`: the group is quiet, the last part is the name. */
const TokenName = ({ name }: { readonly name: string }) => {
  const cut = name.lastIndexOf('/') + 1;
  return (
    <span className={styles.tokenName} title={visibleText(name)}>
      <span className={styles.group}>{visibleText(name.slice(0, cut))}</span>
      <VisibleName text={name.slice(cut)} />
    </span>
  );
};

type LineProps = Omit<TokenTableProps, 'tables'> & { readonly line: Line };

const Uses = ({ line, counts, chosen, onChoose }: LineProps & { readonly line: Extract<Line, { kind: 'token' }> }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const key = tokenKey(line.table.name, line.row.name);
  const uses = counts?.get(key) ?? 0;
  if (counts === null) return null;
  if (uses === 0) return <span className={styles.none}>{t('ui.design.unused')}</span>;
  return (
    <AriaButton
      className={styles.useCount ?? ''}
      data-chosen={chosen === key || undefined}
      aria-label={t('ui.design.used-by-count', { name: visibleText(line.row.name), count: uses })}
      onPress={() => onChoose(key)}
    >
      {count(uses)}
    </AriaButton>
  );
};

const LineView = (props: LineProps) => {
  const { line, framework } = props;
  const { t } = useTranslation();
  const { modes } = line.table;
  if (line.kind === 'head') {
    return (
      <>
        <th className={styles.headName} scope="colgroup">
          <VisibleName text={line.table.name === '' ? t('ui.design.no-collection') : line.table.name} />
          <span className={styles.count}>{line.table.rows.length}</span>
        </th>
        {modes.map((mode) => (
          <th key={mode} className={styles.mode} scope="col">
            <VisibleName text={mode} />
          </th>
        ))}
        <th className={styles.mode} scope="col">
          {t('ui.design.used')}
        </th>
      </>
    );
  }
  return (
    <>
      <th className={styles.nameCell} scope="row">
        <TokenName name={line.row.name} />
      </th>
      {line.row.cells.map((cell, at) => (
        <td key={modes[at]} className={styles.cell}>
          <Cell cell={cell} type={line.row.type} framework={framework} />
        </td>
      ))}
      <td className={styles.cell}>
        <Uses {...props} line={line} />
      </td>
    </>
  );
};

const HEAD = 44;
const ROW = 30;

/** Draws the rows in sight of all tables below each other: token files hold thousands of values. */
export const TokenTable = ({ tables, ...rest }: TokenTableProps) => {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(tables), [tables]);
  const widest = Math.max(1, ...tables.map(({ modes }) => modes.length));
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => place.current,
    estimateSize: (at) => (lines[at]?.kind === 'head' ? HEAD : ROW),
    overscan: 12,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a place that scrolls
    <div
      ref={place}
      className={styles.table}
      role="region"
      aria-label={t('ui.design.tokens')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
      tabIndex={0}
    >
      <table
        style={{ height: virtual.getTotalSize(), minWidth: `${20 + widest * 10}rem` }}
        className={styles.whole}
        aria-rowcount={lines.length}
      >
        <tbody>
          {virtual.getVirtualItems().map(({ index, key, start, size }) => {
            const line = lines[index] as Line;
            return (
              <tr
                key={key}
                className={styles.row}
                aria-rowindex={index + 1}
                data-head={line.kind === 'head' || undefined}
                style={{
                  height: size,
                  transform: `translateY(${start}px)`,
                  gridTemplateColumns: `minmax(14rem, 1.2fr) repeat(${line.table.modes.length}, minmax(9rem, 1fr)) 5rem`,
                }}
              >
                <LineView {...rest} line={line} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
