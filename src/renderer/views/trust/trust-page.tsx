import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TrustState } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { useChosenSnapshotRow, useSnapshot } from '../../store/use-snapshot.ts';
import { useCommand, useView, useViewActions } from '../../store/window-context.tsx';
import { ScreenStrip } from '../snapshots/screen-strip.tsx';
import { snapshotTitle } from '../snapshots/snapshot-title.ts';
import { TrustFiles } from './trust-files.tsx';
import styles from './trust-page.module.css';

type Untrusted = Extract<TrustState, { kind: 'untrusted' }>;

const Banner = () => {
  const { t } = useTranslation();
  return (
    <header className={styles.banner}>
      <Icon of={ShieldAlert} />
      <div>
        <h1 className={styles.bannerTitle}>{t('ui.trust.title')}</h1>
        <p>{t('ui.trust.text')}</p>
      </div>
    </header>
  );
};

/** Both answers weigh the same; the focus starts on the one that changes nothing. */
const Answers = ({ trust }: { readonly trust: Untrusted }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const { keepLookingOnly, show } = useViewActions();
  const tab = useView((view) => view.tab);
  const look = () => {
    keepLookingOnly(trust.digest);
    if (tab === 'import') show('design');
  };
  return (
    <div className={styles.answers}>
      <Button size="form" autoFocus onPress={look}>
        {t('ui.trust.look-only')}
      </Button>
      <Button size="form" icon={ShieldCheck} onPress={() => void command('trust.grant', { digest: trust.digest })}>
        {t('ui.trust.grant')}
      </Button>
      <span className={styles.secondary}>{t('ui.trust.asked-again')}</span>
    </div>
  );
};

const FromDisk = () => {
  const { t } = useTranslation();
  const row = useChosenSnapshotRow();
  const loaded = useSnapshot(row?.name ?? null);
  if (!row || loaded.kind !== 'ready') return null;
  return (
    <section className={styles.part}>
      <h2 className={styles.partTitle}>
        {visibleText(snapshotTitle(row))} <span className={styles.secondary}>{t('ui.trust.from-disk')}</span>
      </h2>
      <ScreenStrip view={loaded.value} />
    </section>
  );
};

/** Code of this folder would run: which files, what they may do, and two equal answers. Looking stays complete. */
export const TrustPage = ({ trust }: { readonly trust: Untrusted }) => {
  const { t } = useTranslation();
  const count = trust.files.filter((file) => file.runs).length;
  return (
    <div className={styles.page}>
      <Banner />
      <div className={styles.column}>
        <section className={styles.part}>
          <h2 className={styles.partTitle}>
            {t('ui.trust.code')} <span className={styles.secondary}>{t('ui.trust.code-count', { count })}</span>
          </h2>
          <TrustFiles files={trust.files} />
          <Answers trust={trust} />
        </section>
        <FromDisk />
      </div>
    </div>
  );
};
