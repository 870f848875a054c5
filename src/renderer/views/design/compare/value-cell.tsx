import { useTranslation } from 'react-i18next';
import { readColour } from '#contract/design/colour-literal';
import type { PropertyValue } from '#contract/design/snapshot-diff';
import { visibleText } from '../../../format/visible-text.ts';
import { TokenBadge } from '../inspect/value.tsx';
import { Swatch } from '../parts/swatch.tsx';
import styles from './compare.module.css';

interface ValueCellProps {
  readonly value: PropertyValue | undefined;
  readonly framework: string;
  readonly side: 'before' | 'after';
}

const LONGEST = 200;

/** A value of the AST, with its colour and its token; a dash where there is none. */
export const ValueCell = ({ value, framework, side }: ValueCellProps) => {
  const { t } = useTranslation();
  if (value === undefined) return <span className={styles.none}>–</span>;
  const text = typeof value.value === 'string' ? visibleText(value.value.slice(0, LONGEST)) : String(value.value);
  const isColour = typeof value.value === 'string' && readColour(value.value, framework) !== null;
  return (
    <span className={styles.value} data-side={side}>
      {isColour ? <Swatch literal={String(value.value)} framework={framework} /> : null}
      <span className={styles.literal}>{text === '' ? t('ui.compare.empty') : text}</span>
      {value.token === undefined ? null : <TokenBadge token={value.token} />}
    </span>
  );
};
