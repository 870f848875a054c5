import { useTranslation } from 'react-i18next';
import type { LayerChange, PropertyValue, TokenChange } from '#contract/design/snapshot-diff';
import { visibleText } from '../../../format/visible-text.ts';
import styles from './compare.module.css';
import { ValueCell } from './value-cell.tsx';

export interface TableRow {
  readonly name: string;
  /** A path of the AST is code; the rest are words. */
  readonly isPath: boolean;
  readonly before: PropertyValue | undefined;
  readonly after: PropertyValue | undefined;
}

const words = (value: string): PropertyValue => ({ value });

/** Names of the layers around it; the id where the name is not known. */
export interface Around {
  readonly before: string | null;
  readonly after: string | null;
}

const useMovedRows = () => {
  const { t } = useTranslation();
  return (moved: LayerChange['moved'], around: Around): readonly TableRow[] => {
    if (moved === undefined) return [];
    if (moved.before.parent !== moved.after.parent)
      return [
        {
          name: t('ui.compare.lies-in'),
          isPath: false,
          before: words(around.before ?? moved.before.parent ?? '–'),
          after: words(around.after ?? moved.after.parent ?? '–'),
        },
      ];
    return [
      {
        name: t('ui.compare.place'),
        isPath: false,
        before: { value: moved.before.index + 1 },
        after: { value: moved.after.index + 1 },
      },
    ];
  };
};

/** What differs of a layer as rows: its name, where it lies, then its members by path. */
export const useLayerRows = (): ((layer: LayerChange, around: Around) => readonly TableRow[]) => {
  const { t } = useTranslation();
  const movedRows = useMovedRows();
  return (layer, around) => [
    ...(layer.renamed
      ? [
          {
            name: t('ui.compare.name'),
            isPath: false,
            before: words(layer.renamed.before),
            after: words(layer.renamed.after),
          },
        ]
      : []),
    ...movedRows(layer.moved, around),
    ...(layer.properties ?? []).map(({ path, before, after }) => ({ name: path, isPath: true, before, after })),
  ];
};

const optional = (value: PropertyValue['value'] | undefined): PropertyValue | undefined =>
  value === undefined ? undefined : { value };

/** What differs of a token: its name, then its value mode by mode. */
export const useTokenRows = (): ((token: TokenChange) => readonly TableRow[]) => {
  const { t } = useTranslation();
  return ({ renamed, modes }) => [
    ...(renamed
      ? [{ name: t('ui.compare.name'), isPath: false, before: words(renamed.before), after: words(renamed.after) }]
      : []),
    ...modes.map(({ mode, before, after }) => ({
      name: mode,
      isPath: false,
      before: optional(before),
      after: optional(after),
    })),
  ];
};

export interface ChangeTableProps {
  readonly label: string;
  readonly rows: readonly TableRow[];
  /** Rows that are counted but not listed. */
  readonly more: number;
  readonly framework: string;
}

/** Property by property, before and after. */
export const ChangeTable = ({ label, rows, more, framework }: ChangeTableProps) => {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a place that scrolls
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
    <div className={styles.tablePlace} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('ui.compare.property')}</th>
            <th scope="col">{t('ui.compare.before')}</th>
            <th scope="col">{t('ui.compare.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, isPath, before, after }) => (
            <tr key={`${isPath} ${name}`}>
              <th scope="row" data-path={isPath || undefined}>
                {visibleText(name)}
              </th>
              <td>
                <ValueCell value={before} framework={framework} side="before" />
              </td>
              <td>
                <ValueCell value={after} framework={framework} side="after" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className={styles.tableNote}>{t('ui.compare.more-properties', { count: more })}</p> : null}
    </div>
  );
};
