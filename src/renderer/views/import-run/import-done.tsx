import { Check, Frame } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StatusSnapshot } from '#contract/snapshot';
import { Button } from '../../components/button/button.tsx';
import { Badge } from '../../components/feedback/badge.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useFormat } from '../../format/use-format.ts';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useSnapshot } from '../../store/use-snapshot.ts';
import { useApp, useCommand, useDrafts, useViewActions } from '../../store/window-context.tsx';
import { FailurePage } from '../failure/failure-page.tsx';
import { ScreenStrip } from '../snapshots/screen-strip.tsx';
import { snapshotTitle } from '../snapshots/snapshot-title.ts';
import { ImportUnchanged } from './import-unchanged.tsx';
import styles from './run-stage.module.css';

const useSummary = (row: StatusSnapshot): string => {
  const { t } = useTranslation();
  const format = useFormat();
  const { screens, nodes, imageKeys, lint } = row.counts;
  const part = (key: string, count: number) => t(`ui.count.${key}`, { count, shown: format.count(count) });
  return [part('screens', screens), part('layers', nodes), part('images', imageKeys), part('lint', lint)].join(', ');
};

const Another = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const editImport = useDrafts((drafts) => drafts.editImport);
  const another = () => {
    editImport({ figmaUrl: '', sourcePath: '', choice: null, alias: '', description: '' });
    void command('outcome.dismiss', {});
  };
  return (
    <Button size="form" onPress={another}>
      {t('ui.import.another')}
    </Button>
  );
};

const DoneFoot = ({ screens }: { readonly screens: number }) => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  return (
    <>
      <Another />
      <Button
        variant="primary"
        size="form"
        icon={Frame}
        keys={KEYS.design.keys}
        isPrimaryAction
        onPress={() => show('design')}
      >
        {t('ui.import.look', { count: screens })}
      </Button>
    </>
  );
};

const Done = ({ row }: { readonly row: StatusSnapshot }) => {
  const { t } = useTranslation();
  const loaded = useSnapshot(row.name);
  return (
    <FormPage
      title={
        <span className={styles.title}>
          {visibleText(snapshotTitle(row))}{' '}
          <Badge tone="add" icon={Check}>
            {t('ui.import.imported')}
          </Badge>
        </span>
      }
      lead={useSummary(row)}
      width="full"
      foot={<DoneFoot screens={row.counts.screens} />}
    >
      {loaded.kind === 'ready' ? <ScreenStrip view={loaded.value} /> : null}
      {loaded.kind === 'loading' ? <Skeleton rows={6} label={t('ui.loading')} /> : null}
      {loaded.kind === 'failed' ? <FailurePage failure={loaded.failure} title={t('ui.failure.unreadable')} /> : null}
    </FormPage>
  );
};

export interface ImportDoneProps {
  readonly snapshot: string;
  /** It was there before: the import had nothing to do. */
  readonly isUnchanged: boolean;
}

/** What an import brought, in the place of its run; looking at it is the next step. */
export const ImportDone = ({ snapshot, isUnchanged }: ImportDoneProps) => {
  const row = useApp((app) => app.workspace?.snapshots.find(({ name }) => name === snapshot));
  if (!row) return null;
  return isUnchanged ? <ImportUnchanged row={row} more={<Another />} /> : <Done row={row} />;
};
