import { useTranslation } from 'react-i18next';
import { Segmented } from '../../../components/form/segmented.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { allLayers } from './choice.ts';
import styles from './choose.module.css';
import type { KnownOutline } from './use-outline.ts';

/** Size, pages and layers of the file. */
const Facts = ({ known }: { readonly known: KnownOutline }) => {
  const { t } = useTranslation();
  const { bytes, count } = useFormat();
  if (known.outline.kind !== 'ready') return <p className={styles.facts}>{t('ui.import.choose.lead')}</p>;
  const { value } = known.outline;
  const layers = allLayers(value);
  const parts = [
    bytes(value.bytes),
    ...(value.pages === null
      ? []
      : [
          t('ui.import.choose.pages', { count: value.pages.length, shown: count(value.pages.length) }),
          t('ui.count.layers', { count: layers, shown: count(layers) }),
        ]),
  ];
  return <p className={styles.facts}>{parts.join(' · ')}</p>;
};

const Scope = ({ count, onAll }: { readonly count: number; onAll(): void }) => {
  const { t } = useTranslation();
  return (
    <Segmented
      label={t('ui.import.choose.title')}
      options={[
        { value: 'all', label: t('ui.import.choose.all') },
        { value: 'chosen', label: t('ui.import.choose.chosen'), count, isDisabled: count === 0 },
      ]}
      value={count === 0 ? 'all' : 'chosen'}
      onChange={(value) => {
        if (value === 'all') onAll();
      }}
    />
  );
};

export interface OutlineHeadProps {
  readonly known: KnownOutline;
  /** Ticks. */
  readonly count: number;
  onAll(): void;
}

/** What there is to choose from, and whether all of it is imported. */
export const OutlineHead = ({ known, count, onAll }: OutlineHeadProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.head}>
      <div className={styles.titles}>
        <h2>{t('ui.import.choose.title')}</h2>
        <Facts known={known} />
      </div>
      <Scope count={count} onAll={onAll} />
    </div>
  );
};
