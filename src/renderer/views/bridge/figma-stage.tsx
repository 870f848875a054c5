import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/button/icon-button.tsx';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Segmented } from '../../components/form/segmented.tsx';
import { PanelBar } from '../../components/layout/panel.tsx';
import type { FigmaPage } from '../../store/view-state.ts';
import { useApp, useCommand, useViewActions } from '../../store/window-context.tsx';
import { ConnectionPage } from './connection/connection-page.tsx';
import styles from './figma-stage.module.css';
import { SandboxPage } from './sandbox/sandbox-page.tsx';

const SandboxFirst = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const isFirst = useApp(({ sandbox }) => sandbox.isFirst);
  return (
    <Checkbox isSelected={isFirst} onChange={(isOn) => void command('sandbox.first', { isOn })}>
      {t('ui.sandbox.first')}
    </Checkbox>
  );
};

/** What has to do with documents that are open in Figma: the way there, and where steps are tried before. */
export const FigmaStage = ({ page }: { readonly page: FigmaPage }) => {
  const { t } = useTranslation();
  const { showFigma } = useViewActions();
  const count = useApp(({ sandbox }) => sandbox.open?.steps.length ?? 0);
  return (
    <section className={styles.stage} aria-label={t('ui.bridge.title')}>
      <PanelBar
        end={
          <>
            <SandboxFirst />
            <IconButton icon={X} label={t('ui.bridge.leave')} size="bar" onPress={() => showFigma(null)} />
          </>
        }
      >
        <Segmented<FigmaPage>
          label={t('ui.bridge.title')}
          size="bar"
          value={page}
          onChange={showFigma}
          options={[
            { value: 'bridge', label: t('ui.bridge.connection') },
            { value: 'sandbox', label: t('ui.sandbox.title'), ...(count > 0 ? { count } : {}) },
          ]}
        />
      </PanelBar>
      {page === 'bridge' ? <ConnectionPage /> : <SandboxPage />}
    </section>
  );
};
