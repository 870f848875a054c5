import { Cpu, Gauge, GitBranch, Key, Shield, ShieldAlert, SquareTerminal, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useApp, useLink, useView, useViewActions, useWindow } from '../../store/window-context.tsx';
import { useBudget } from '../figma-budget/use-budget.ts';
import { BridgeItem, SandboxItem } from './figma-items.tsx';
import styles from './status-bar.module.css';
import { StatusItem } from './status-item.tsx';
import { StackFact, VcsFact } from './workspace-facts.tsx';

const LinkItem = () => {
  const { t } = useTranslation();
  const link = useLink();
  const { reconnect } = useWindow();
  return link === 'lost' ? (
    <StatusItem icon={Unplug} tone="mod" onPress={reconnect} isLive>
      {t('ui.link.reconnecting')}
    </StatusItem>
  ) : null;
};

const TrustItem = () => {
  const { t } = useTranslation();
  const kind = useApp((app) => app.workspace?.trust.kind ?? null);
  const { show, keepLookingOnly } = useViewActions();
  if (kind === null || kind === 'nothing-to-run') return null;
  if (kind === 'trusted') return <StatusItem icon={Shield}>{t('ui.trust.trusted')}</StatusItem>;
  const open = () => {
    keepLookingOnly(null);
    show(kind === 'untrusted' ? 'design' : 'import');
  };
  return (
    <StatusItem icon={ShieldAlert} tone="mod" onPress={open}>
      {t('ui.trust.not-trusted')}
    </StatusItem>
  );
};

const ModelItem = () => {
  const { t } = useTranslation();
  const model = useApp((app) => app.settings.model);
  const { openOverlay } = useViewActions();
  return (
    <StatusItem icon={Cpu} onPress={() => openOverlay({ kind: 'settings' })}>
      {model.provider === 'offline' ? t('ui.model.offline') : model.model}
    </StatusItem>
  );
};

const FigmaItem = () => {
  const { t } = useTranslation();
  const budget = useBudget();
  const format = useFormat();
  const { openOverlay } = useViewActions();
  const open = () => openOverlay({ kind: 'settings' });
  if (budget === null) {
    return (
      <StatusItem icon={Key} onPress={open}>
        {t('ui.token.missing')}
      </StatusItem>
    );
  }
  const { of, refusedUntil, now } = budget;
  if (refusedUntil !== null) {
    return (
      <StatusItem icon={Gauge} tone="mod" onPress={open}>
        {t('ui.figma.refused', { at: format.day(refusedUntil, now) })}
      </StatusItem>
    );
  }
  const { left, rate, isKnown } = of[1];
  return (
    <StatusItem icon={Gauge} {...(left === 0 ? { tone: 'mod' } : {})} onPress={open}>
      {t(`ui.figma.left${isKnown ? '' : '-least'}`, { left, calls: rate.calls })}
    </StatusItem>
  );
};

const LogItem = () => {
  const { t } = useTranslation();
  const count = useApp((app) => app.log.records.length + app.log.dropped);
  const isOpen = useView((view) => view.panels.log);
  const hasWorkspace = useApp((app) => app.workspace !== null);
  const { togglePanel } = useViewActions();
  return (
    <StatusItem
      icon={SquareTerminal}
      keys={KEYS.log.keys}
      label={t('ui.frame.panel.log')}
      isOn={isOpen && hasWorkspace}
      isDisabled={!hasWorkspace}
      onPress={() => togglePanel('log')}
    >
      {t('ui.status.log', { count })}
    </StatusItem>
  );
};

/** One line at the bottom: the folder on the left, what a run would use on the right. */
export const StatusBar = () => {
  const { t } = useTranslation();
  const hasWorkspace = useApp((app) => app.workspace !== null);
  return (
    <footer className={styles.bar} data-panel="status" tabIndex={-1}>
      <div className={styles.start}>
        {hasWorkspace ? (
          <>
            <VcsFact icon={GitBranch} />
            <StackFact />
          </>
        ) : (
          <StatusItem>{t('ui.status.no-folder')}</StatusItem>
        )}
      </div>
      <div className={styles.end}>
        <LinkItem />
        <SandboxItem />
        <BridgeItem />
        <TrustItem />
        <ModelItem />
        <FigmaItem />
        <LogItem />
      </div>
    </footer>
  );
};
