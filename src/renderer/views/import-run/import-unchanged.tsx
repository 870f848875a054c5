import { Frame } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusSnapshot } from '#contract/snapshot';
import { Button } from '../../components/button/button.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { FormPage } from '../../components/layout/form-page.tsx';
import { useFormat } from '../../format/use-format.ts';
import { useNow } from '../../format/use-now.ts';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useSnapshot } from '../../store/use-snapshot.ts';
import { useDrafts, useViewActions } from '../../store/window-context.tsx';
import { importScope } from '../import/import-request.ts';
import { useImport } from '../import/use-import.ts';
import { ScreenStrip } from '../snapshots/screen-strip.tsx';
import { snapshotTitle } from '../snapshots/snapshot-title.ts';
import styles from './run-stage.module.css';

/** A window that was opened since does not know what was asked for, so it cannot ask for it again. */
const useCanRepeat = (): boolean =>
  useDrafts(({ submittedName, importDraft }) => submittedName !== null && importScope(importDraft).kind !== 'nothing');

const UnchangedFoot = ({ row, more }: { readonly row: StatusSnapshot; readonly more: ReactNode }) => {
  const { t } = useTranslation();
  const { show, chooseSnapshot } = useViewActions();
  const submit = useImport();
  const canRepeat = useCanRepeat();
  const open = () => {
    chooseSnapshot(row.name);
    show('design');
  };
  return (
    <>
      <span className={styles.actions}>
        {more}
        {canRepeat ? (
          <Button size="form" onPress={() => submit({ again: true })}>
            {t('ui.import.all-the-same')}
          </Button>
        ) : null}
      </span>
      <Button variant="primary" size="form" icon={Frame} keys={KEYS.design.keys} isPrimaryAction onPress={open}>
        {t('ui.import.open-snapshot')}
      </Button>
    </>
  );
};

/** An import that had nothing to do: which snapshot already is what was asked for, and the two ways on. */
export const ImportUnchanged = ({ row, more }: { readonly row: StatusSnapshot; readonly more: ReactNode }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(false);
  const loaded = useSnapshot(row.name);
  return (
    <FormPage
      title={
        <span className={styles.title}>{t('ui.import.unchanged', { name: visibleText(snapshotTitle(row)) })}</span>
      }
      lead={t('ui.import.unchanged-text', { time: format.day(Date.parse(row.createdAt), now) })}
      width="full"
      foot={<UnchangedFoot row={row} more={more} />}
    >
      {loaded.kind === 'ready' ? <ScreenStrip view={loaded.value} /> : null}
      {loaded.kind === 'loading' ? <Skeleton rows={6} label={t('ui.loading')} /> : null}
    </FormPage>
  );
};
