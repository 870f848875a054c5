import { ChevronRight, CircleAlert, Columns2, Diff, Download, Frame, ListChecks, type LucideIcon } from 'lucide-react';
import { Fragment } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { Hint } from '../../components/overlay/hint.tsx';
import { KEYS } from '../../keys/key-table.ts';
import { FLOW_TABS, type FlowTab } from '../../store/view-state.ts';
import { useApp, useView, useViewActions } from '../../store/window-context.tsx';
import styles from './flow-tabs.module.css';
import type { TabState } from './tab-states.ts';
import { useTabStates } from './use-tab-states.ts';

const ICONS: Readonly<Record<FlowTab, LucideIcon>> = {
  import: Download,
  design: Frame,
  plan: ListChecks,
  changes: Diff,
  preview: Columns2,
};

const Mark = ({ state }: { readonly state: TabState }) => {
  const { t } = useTranslation();
  if (state.mark === 'alert') {
    return (
      <span className={styles.alert} role="img" aria-label={t('ui.flow.alert')}>
        <Icon of={CircleAlert} size={14} />
      </span>
    );
  }
  if (state.mark === 'dot') return <span className={styles.dot} role="img" aria-label={t('ui.flow.needs-you')} />;
  return state.note ? <span className={styles.note}>{state.note}</span> : null;
};

const FlowTabButton = ({ tab, state, hasIcon }: { tab: FlowTab; state: TabState; hasIcon: boolean }) => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  const isCurrent = useView((view) => view.tab === tab && view.figmaPage === null);
  const hasWorkspace = useApp((app) => app.workspace !== null);
  return (
    <Hint text={t(`ui.flow.${tab}`)} keys={KEYS[tab].keys}>
      <AriaButton
        className={styles.tab ?? ''}
        data-tab={tab}
        {...(isCurrent && hasWorkspace ? { 'aria-current': 'page' as const } : {})}
        data-empty={state.isEmpty || undefined}
        isDisabled={!hasWorkspace}
        onPress={() => show(tab)}
      >
        {hasIcon ? <Icon of={ICONS[tab]} /> : null}
        {t(`ui.flow.${tab}`)}
        <Mark state={state} />
      </AriaButton>
    </Hint>
  );
};

/** The one flow, left to right, always in sight; each step carries its state. */
export const FlowTabs = ({ hasIcons }: { readonly hasIcons: boolean }) => {
  const { t } = useTranslation();
  const states = useTabStates();
  return (
    <nav className={styles.flow} aria-label={t('ui.flow.title')}>
      {FLOW_TABS.map((tab, index) => (
        <Fragment key={tab}>
          {index > 0 ? <Icon of={ChevronRight} size={14} className={styles.arrow} /> : null}
          <FlowTabButton tab={tab} state={states[tab]} hasIcon={hasIcons} />
        </Fragment>
      ))}
    </nav>
  );
};
