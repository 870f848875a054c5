import { Combine, Split, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { ImageVerdict } from '#contract/image-decisions';
import { Button } from '../../../components/button/button.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { pictureAddress } from '../board/board-screen.tsx';
import { type ClosePair, verdictOfKey } from '../model/close-pairs.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import styles from './dock.module.css';

const ROW = 60;

const Picture = ({ view, path }: { readonly view: SnapshotView; readonly path: string | null }) => (
  <span className={styles.large} data-empty={path === null || undefined}>
    {path === null ? null : (
      <img src={pictureAddress(view.base, path)} alt="" loading="lazy" decoding="async" draggable={false} />
    )}
  </span>
);

const PairRow = ({ view, pair }: { readonly view: SnapshotView; readonly pair: ClosePair }) => {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const { said, merged, similarity } = pair;
  const outcome =
    said === null
      ? t(merged ? 'ui.design.pair-merged' : 'ui.design.pair-apart')
      : t(said === 'join' ? 'ui.design.pair-will-join' : 'ui.design.pair-will-split');
  const alike = similarity === null ? [] : [t('ui.design.pair-alike', { percent: percent(similarity) })];
  return (
    <>
      <Picture view={view} path={pair.pictures[0]} />
      <Picture view={view} path={pair.pictures[1]} />
      <span className={styles.words}>
        <code className={styles.key}>{visibleText(pair.name)}</code>
        <span className={styles.note} title={[outcome, ...alike].join(', ')}>
          {[outcome, ...alike].join(', ')}
        </span>
      </span>
    </>
  );
};

interface VerdictsProps {
  readonly pair: ClosePair | null;
  readonly isDisabled: boolean;
  readonly singleKeys: boolean;
  onVerdict(verdict: ImageVerdict): void;
}

/** What can be said about the chosen pair; always in one place, with the key of each. */
const Verdicts = ({ pair, isDisabled, singleKeys, onVerdict }: VerdictsProps) => {
  const { t } = useTranslation();
  const say = (decision: ImageVerdict['decision']) => () => {
    if (pair !== null) onVerdict({ decision, a: pair.a, b: pair.b });
  };
  const keys = (key: string): { keys?: string } => (singleKeys ? { keys: key } : {});
  const off = isDisabled || pair === null;
  return (
    <div className={styles.verdicts}>
      <Button size="bar" icon={Combine} isDisabled={off || pair.isOne} onPress={say('join')} {...keys('J')}>
        {t('ui.design.pair-join')}
      </Button>
      <Button size="bar" icon={Split} isDisabled={off || !pair.isOne} onPress={say('split')} {...keys('S')}>
        {t('ui.design.pair-split')}
      </Button>
      <Button
        size="bar"
        variant="quiet"
        icon={Undo2}
        isDisabled={off || pair.said === null}
        onPress={say('forget')}
        {...keys('F')}
      >
        {t('ui.design.pair-forget')}
      </Button>
    </div>
  );
};

export interface ClosePairsProps {
  readonly view: SnapshotView;
  readonly pairs: readonly ClosePair[];
  /** A run goes on: nothing can be decided now. */
  readonly isBusy: boolean;
  readonly singleKeys: boolean;
  onVerdict(verdict: ImageVerdict): void;
}

/** Pairs side by side, with the buttons and keys that say whether they are one. */
export const ClosePairs = ({ view, pairs, isBusy, singleKeys, onVerdict }: ClosePairsProps) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(pairs[0]?.key ?? null);
  const pair = pairs.find(({ key }) => key === chosen) ?? null;
  const more = view.imageGroups?.more ?? 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const verdict = pair && singleKeys && !isBusy && !event.repeat ? verdictOfKey(pair, event) : null;
    if (verdict === null) return;
    // Before the list takes the letter for the beginning of a name.
    event.preventDefault();
    event.stopPropagation();
    onVerdict(verdict);
  };
  return (
    <div className={styles.pairs} onKeyDownCapture={onKeyDown}>
      <VirtualList
        label={t('ui.design.pairs')}
        rows={pairs}
        heightOf={() => ROW}
        keyOf={({ key }) => key}
        nameOf={({ name }) => name}
        selectedKey={chosen}
        onChoose={({ key }) => setChosen(key)}
        renderRow={(row) => <PairRow view={view} pair={row} />}
      />
      {more > 0 ? <p className={styles.rest}>{t('ui.design.pairs-more', { count: more })}</p> : null}
      <Verdicts pair={pair} isDisabled={isBusy} singleKeys={singleKeys} onVerdict={onVerdict} />
    </div>
  );
};
