import { ChevronDown, ChevronUp, FileSearch } from 'lucide-react';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRow } from '#contract/code-gen/plan';
import { IconButton } from '../../../components/button/icon-button.tsx';
import type { DiffPlace, DiffViewHandle } from '../../../components/code/diff-view.tsx';
import { ChangeLetter } from '../../../components/feedback/change-letter.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import { KEYS } from '../../../keys/key-table.ts';
import type { PlanList } from '../../../store/plan-store.ts';
import { FilePath } from '../gate/file-path.tsx';
import { RowSize } from '../gate/row-size.tsx';
import { changeOf } from '../model/row-look.ts';
import { FileContent } from './file-content.tsx';
import styles from './file-pane.module.css';
import { HandEdits } from './hand-edits.tsx';
import { ThreeVersions } from './three-versions.tsx';
import { useElementWidth } from './use-element-width.ts';
import { type Compared, usePlanFile, useSettled } from './use-plan-file.ts';

export interface FilePaneHandle {
  focus(): void;
  step(by: 1 | -1): void;
}

export interface FilePaneProps {
  readonly list: PlanList;
  readonly row: PlanRow | null;
  readonly handle: Ref<FilePaneHandle>;
  /** Escape: back to the list. */
  onLeave(): void;
}

interface BarProps {
  readonly row: PlanRow;
  readonly place: DiffPlace | null;
  readonly isWhole: boolean;
  onWhole(isWhole: boolean): void;
  onStep(by: 1 | -1): void;
}

const Steps = ({ place, isWhole, onWhole, onStep }: BarProps & { readonly place: DiffPlace }) => {
  const { t } = useTranslation();
  return (
    <>
      <Segmented
        label={t('ui.plan.lines')}
        size="bar"
        options={[
          { value: 'changed', label: t('ui.plan.changed-lines') },
          { value: 'whole', label: t('ui.plan.whole-file') },
        ]}
        value={isWhole ? 'whole' : 'changed'}
        onChange={(value) => onWhole(value === 'whole')}
      />
      <span className={styles.count}>
        {place.at === 0
          ? t('ui.plan.changes', { count: place.total })
          : t('ui.plan.change-at', { n: place.at, total: place.total })}
      </span>
      <IconButton
        icon={ChevronUp}
        label={t('ui.plan.previous-change')}
        keys={KEYS.previousChange.keys}
        size="bar"
        onPress={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t('ui.plan.next-change')}
        keys={KEYS.nextChange.keys}
        size="bar"
        onPress={() => onStep(1)}
      />
    </>
  );
};

const FileBar = (props: BarProps) => {
  const { t } = useTranslation();
  const { row, place } = props;
  const change = changeOf(row);
  return (
    <header className={styles.bar}>
      <ChangeLetter kind={change} label={t(`ui.plan.change.${change}`)} />
      <h2 className={styles.path}>
        <FilePath path={row.path} isGone={row.kind === 'delete'} isWhole />
      </h2>
      <RowSize row={row} />
      {place && place.total > 0 ? <Steps {...props} place={place} /> : null}
    </header>
  );
};

interface ShownProps {
  readonly list: PlanList;
  readonly row: PlanRow;
  readonly width: number;
  readonly diff: Ref<DiffViewHandle>;
  onStep(by: 1 | -1): void;
  onReveal(line: number): void;
}

/** One file; another one starts with its own ways of looking. */
const Shown = ({ list, row, width, diff, onStep, onReveal }: ShownProps) => {
  const [compared, setCompared] = useState<Compared>('write');
  // A place that both sides changed is one where nothing is written: it would be folded.
  const [isWhole, setWhole] = useState((row.handEdit?.conflicts.length ?? 0) > 0);
  const [place, setPlace] = useState<DiffPlace | null>(null);
  const loaded = usePlanFile(list, row, compared);
  const compare = (next: Compared) => {
    setCompared(next);
    setPlace(null);
  };
  return (
    <>
      <FileBar row={row} place={place} isWhole={isWhole} onWhole={setWhole} onStep={onStep} />
      {row.handEdit ? (
        <HandEdits edit={row.handEdit} compared={compared} onCompare={compare} onReveal={onReveal} />
      ) : null}
      {compared === 'all' ? (
        <ThreeVersions list={list} row={row} />
      ) : (
        <FileContent row={row} loaded={loaded} width={width} isWhole={isWhole} diff={diff} onPlace={setPlace} />
      )}
    </>
  );
};

/** Below the list: what would become of the file that is looked at. */
export const FilePane = ({ list, row, handle, onLeave }: FilePaneProps) => {
  const place = useRef<HTMLDivElement>(null);
  const diff = useRef<DiffViewHandle>(null);
  const width = useElementWidth(place);
  const { t } = useTranslation();
  const shown = useSettled(row);
  const step = (by: 1 | -1) => diff.current?.step(by);
  useImperativeHandle(handle, () => ({
    // Beside each other, what will be written is the one that changes are gone to in.
    focus: () => {
      const find = (selector: string) => place.current?.querySelector<HTMLElement>(selector);
      (find('.cm-merge-b .cm-content') ?? find('.cm-content') ?? place.current)?.focus({ preventScroll: true });
    },
    step,
  }));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back to the list, from whatever has the focus here
    <div
      ref={place}
      className={styles.pane}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      {shown ? (
        <Shown
          key={shown.path}
          list={list}
          row={shown}
          width={width}
          diff={diff}
          onStep={step}
          onReveal={(line) => diff.current?.reveal(line)}
        />
      ) : (
        <EmptyState icon={FileSearch} title={t('ui.plan.nothing-chosen')} place="panel">
          {t('ui.plan.choose-file')}
        </EmptyState>
      )}
    </div>
  );
};
