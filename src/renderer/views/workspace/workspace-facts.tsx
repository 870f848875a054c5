import { Braces, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DetectedStack, WorkspaceSetup, WorkspaceState } from '#contract/state/app-state';
import { Button } from '../../components/button/button.tsx';
import { PanelSection } from '../../components/layout/panel.tsx';
import { Facts } from '../../components/list/facts.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { useViewActions } from '../../store/window-context.tsx';
import { frameworkLabel } from '../set-up/stack-names.ts';
import styles from './workspace-facts.module.css';

const GUIDE = '.hx/figma2code/guide.md';
const ADAPTER = '.hx/figma2code/extensions/generic-design-parser.ts';

const Found = ({ detected }: { readonly detected: DetectedStack }) => {
  const { t } = useTranslation();
  return (
    <PanelSection title={t('ui.set-up.facts')} isInset>
      {detected.facts.length === 0 ? <p className={styles.note}>{t('ui.set-up.no-facts')}</p> : null}
      <ul className={styles.found}>
        {detected.facts.map(({ fact, source }) => (
          <li key={`${fact} ${source}`}>
            <span>{visibleText(fact)}</span>
            <code className={styles.source}>{visibleText(source)}</code>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
};

const Ready = ({ setup }: { readonly setup: Extract<WorkspaceSetup, { kind: 'ready' }> }) => {
  const { t } = useTranslation();
  const { openFile } = useViewActions();
  const { dedup } = setup;
  return (
    <PanelSection title={t('ui.workspace.title')} end={t('ui.workspace.ready')} isInset>
      <Facts
        facts={[
          { name: t('ui.workspace.stack'), value: frameworkLabel(setup.framework) },
          { name: t('ui.set-up.language'), value: visibleText(setup.language) },
          { name: t('ui.workspace.vcs'), value: t(`ui.vcs.${setup.vcs}`) },
          { name: t('ui.workspace.duplicates'), value: `${dedup.method}, ${dedup.threshold}` },
        ]}
      />
      <div className={styles.files}>
        <Button icon={FileText} onPress={() => openFile(GUIDE)}>
          {t('ui.workspace.guide')}
        </Button>
        <Button icon={Braces} onPress={() => openFile(ADAPTER)}>
          {t('ui.workspace.adapter')}
        </Button>
      </div>
    </PanelSection>
  );
};

/** What is known of the workspace: found before set-up, written by it afterwards. */
export const WorkspaceFacts = ({ workspace }: { readonly workspace: WorkspaceState }) => {
  const { t } = useTranslation();
  switch (workspace.setup.kind) {
    case 'none':
      return <Found detected={workspace.setup.detected} />;
    case 'ready':
      return <Ready setup={workspace.setup} />;
    case 'broken':
      return (
        <PanelSection title={t('ui.workspace.title')} end={t('ui.workspace.unusable')} isInset>
          <p className={styles.note}>{t('ui.workspace.unusable-text')}</p>
        </PanelSection>
      );
  }
};
