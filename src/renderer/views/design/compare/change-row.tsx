import { ChevronDown, ChevronRight, MoveRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayerChange } from '#contract/design/snapshot-diff';
import { type ChangeKind, ChangeLetter } from '../../../components/feedback/change-letter.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { VisibleName } from '../parts/visible-name.tsx';
import type { ChangeRow } from './change-rows.ts';
import styles from './compare.module.css';

const LETTER_OF = { added: 'added', changed: 'modified', removed: 'deleted' } as const satisfies Record<
  string,
  ChangeKind
>;

/** Paths that are named in a row; the table holds all. */
const NAMED = 3;

/** `fills[0].color` → `fills`: what a designer would call it. */
const memberOf = (path: string): string => path.split(/[.[]/)[0] ?? path;

const useLayerNote = () => {
  const { t } = useTranslation();
  return ({ kind, holds, renamed, moved, properties, moreProperties }: LayerChange): string => {
    if (kind !== 'changed') return holds === undefined ? '' : t('ui.compare.with-layers', { count: holds });
    const members = [...new Set((properties ?? []).map(({ path }) => memberOf(path)))];
    const more = members.length - NAMED + (moreProperties ?? 0);
    const named = members
      .slice(0, NAMED)
      .map((member) => visibleText(member))
      .join(', ');
    return [
      renamed ? t('ui.compare.renamed-from', { name: visibleText(renamed.before) }) : '',
      moved ? t('ui.compare.moved') : '',
      more > 0 ? t('ui.design.and-more', { names: named, count: more }) : named,
    ]
      .filter((part) => part !== '')
      .join(' · ');
  };
};

interface LineProps {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly name: string;
  readonly note: string;
  readonly isInside?: boolean;
  readonly start?: ReactNode;
  readonly end?: ReactNode;
}

const Line = ({ kind, name, note, isInside = false, start, end }: LineProps) => {
  const { t } = useTranslation();
  return (
    <span className={styles.line} data-inside={isInside || undefined}>
      {start}
      <ChangeLetter kind={LETTER_OF[kind]} label={t(`ui.compare.kind.${kind}`)} />
      <span className={styles.words}>
        <span className={styles.name} data-removed={kind === 'removed' || undefined} title={visibleText(name)}>
          <VisibleName text={name.replace(/\s+/g, ' ').slice(0, 200)} />
        </span>
        {note === '' ? null : (
          <span className={styles.note} title={note}>
            {note}
          </span>
        )}
      </span>
      {end}
    </span>
  );
};

/** How much of a screen differs; A, M and D by letter, too. */
const ScreenCounts = ({ row }: { readonly row: Extract<ChangeRow, { kind: 'screen' }> }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const { added, touched, removed } = row.screen.counts;
  const counts = [
    ['added', added],
    ['changed', touched],
    ['removed', removed],
  ] as const;
  return (
    <span className={styles.counts}>
      {counts
        .filter(([, figure]) => figure > 0)
        .map(([kind, figure]) => (
          <span key={kind} className={styles.count} data-kind={kind}>
            <span aria-hidden>{`${kind === 'added' ? 'A' : kind === 'changed' ? 'M' : 'D'}${count(figure)}`}</span>
            <span className={styles.hidden}>{t(`ui.compare.layers-${kind}`, { count: figure })}</span>
          </span>
        ))}
    </span>
  );
};

const useScreenNote = () => {
  const { t } = useTranslation();
  return ({ screen }: Extract<ChangeRow, { kind: 'screen' }>): string =>
    [
      screen.renamed ? t('ui.compare.renamed-from', { name: visibleText(screen.renamed.before) }) : '',
      screen.paged ? t('ui.compare.was-on', { page: visibleText(screen.paged.before) }) : visibleText(screen.page),
      screen.more > 0 ? t('ui.compare.more-changes', { count: screen.more }) : '',
    ]
      .filter((part) => part !== '')
      .join(' · ');
};

/** One row of the list of changes. */
export const ChangeRowView = ({ row }: { readonly row: ChangeRow }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const layerNote = useLayerNote();
  const screenNote = useScreenNote();
  switch (row.kind) {
    case 'heading':
      return (
        <>
          <span className={styles.heading}>{t(`ui.compare.${row.of}`)}</span>
          <span className={styles.figure}>{count(row.count)}</span>
        </>
      );
    case 'screen':
      return (
        <Line
          kind={row.screen.kind}
          name={row.screen.name}
          note={screenNote(row)}
          start={<Icon of={row.isOpen ? ChevronDown : ChevronRight} size={13} className={styles.twist} />}
          end={<ScreenCounts row={row} />}
        />
      );
    case 'layer':
      return (
        <Line
          kind={row.layer.kind}
          name={row.layer.name}
          note={layerNote(row.layer)}
          isInside
          end={row.layer.moved ? <Icon of={MoveRight} size={13} className={styles.twist} /> : null}
        />
      );
    case 'token': {
      const { kind, name, collection, modes, renamed } = row.token;
      const note = renamed
        ? t('ui.compare.renamed-from', { name: visibleText(renamed.before) })
        : t('ui.compare.modes', { count: modes.length });
      return <Line kind={kind} name={name} note={[visibleText(collection), note].filter(Boolean).join(' · ')} />;
    }
    case 'image':
      return <Line kind={row.image.kind} name={row.image.key} note="" />;
  }
};
