import { ArrowLeftRight, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SnapshotComparison } from '#contract/design/snapshot-view';
import type { StatusSnapshot } from '#contract/snapshot';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { ChangeLetter } from '../../../components/feedback/change-letter.tsx';
import { Menu } from '../../../components/overlay/menu.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { snapshotTitle } from '../../snapshots/snapshot-title.ts';
import styles from './compare.module.css';
import type { SnapshotPair } from './gather-comparison.ts';

interface ChooseProps {
  readonly label: string;
  readonly snapshots: readonly StatusSnapshot[];
  readonly chosen: string;
  onChoose(name: string): void;
}

const Choose = ({ label, snapshots, chosen, onChoose }: ChooseProps) => {
  const format = useFormat();
  const timeOf = ({ createdAt }: StatusSnapshot) => format.day(Date.parse(createdAt), Date.now());
  const row = snapshots.find(({ name }) => name === chosen);
  const title = row ? `${visibleText(snapshotTitle(row))}, ${timeOf(row)}` : chosen;
  const entries = snapshots.map((snapshot) => ({
    id: snapshot.name,
    label: visibleText(snapshotTitle(snapshot)),
    note: timeOf(snapshot),
    isChosen: snapshot.name === chosen,
    onPress: () => onChoose(snapshot.name),
  }));
  return (
    <>
      <span className={styles.side} aria-hidden>
        {label}
      </span>
      <Menu
        label={label}
        groups={[{ id: 'snapshots', entries }]}
        trigger={
          <Button size="bar" icon={ChevronDown} aria-label={`${label}: ${title}`}>
            {title}
          </Button>
        }
      />
    </>
  );
};

/** How much differs: layers first, then whole screens, tokens and images. */
const Summary = ({ counts }: { readonly counts: SnapshotComparison['counts'] }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { layers } = counts;
  const kinds = [
    ['added', 'added', layers.added],
    ['modified', 'changed', layers.touched],
    ['deleted', 'removed', layers.removed],
  ] as const;
  return (
    <div className={styles.summary} role="status">
      {kinds.map(([letter, kind, count]) => (
        <span key={kind} className={styles.summaryItem} title={t(`ui.compare.layers-${kind}`, { count })}>
          <ChangeLetter kind={letter} label={t(`ui.compare.kind.${kind}`)} />
          {format.count(count)}
        </span>
      ))}
    </div>
  );
};

export interface CompareBarProps {
  readonly snapshots: readonly StatusSnapshot[];
  readonly pair: SnapshotPair;
  readonly comparison: SnapshotComparison | null;
  onPair(pair: SnapshotPair): void;
}

/** Which two snapshots are compared, and how much differs. */
export const CompareBar = ({ snapshots, pair, comparison, onPair }: CompareBarProps) => {
  const { t } = useTranslation();
  const { before, after } = pair;
  return (
    <div className={styles.choose}>
      <Choose
        label={t('ui.compare.before')}
        snapshots={snapshots}
        chosen={before}
        onChoose={(name) => onPair({ before: name, after })}
      />
      <IconButton
        icon={ArrowLeftRight}
        label={t('ui.compare.swap')}
        size="bar"
        onPress={() => onPair({ before: after, after: before })}
      />
      <Choose
        label={t('ui.compare.after')}
        snapshots={snapshots}
        chosen={after}
        onChoose={(name) => onPair({ before, after: name })}
      />
      {comparison && !comparison.isSame ? <Summary counts={comparison.counts} /> : null}
    </div>
  );
};
