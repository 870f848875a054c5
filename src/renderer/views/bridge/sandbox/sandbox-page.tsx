import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenSandbox, SandboxStep } from '#contract/canvas/sandbox';
import { Button } from '../../../components/button/button.tsx';
import { List } from '../../../components/list/list.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useApp, useCommand } from '../../../store/window-context.tsx';
import { PromptBox } from '../prompt/prompt-box.tsx';
import styles from './sandbox.module.css';
import { ReplayedFoot, SandboxFoot } from './sandbox-foot.tsx';
import { SandboxView } from './sandbox-view.tsx';
import { StartSandbox } from './start-sandbox.tsx';
import { StepRow } from './step-row.tsx';
import { missingFor, useSandbox } from './use-sandbox.ts';
import { useSandboxKeys } from './use-sandbox-keys.ts';

const Head = ({ open }: { readonly open: OpenSandbox }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const { origin, page } = open;
  const from = origin.kind === 'empty' ? t('ui.sandbox.from-empty') : visibleText(origin.label || page);
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{t('ui.sandbox.heading', { from })}</h1>
      <Button size="bar" variant="quiet" onPress={() => void command('sandbox.close', {})}>
        {t('ui.sandbox.close')}
      </Button>
    </header>
  );
};

/** The newest step that is in the document, until another one is chosen; null shows the whole page. */
const useChosenStep = (steps: OpenSandbox['steps']): readonly [SandboxStep | null, (id: number | null) => void] => {
  const [chosen, choose] = useState<number | 'newest' | null>('newest');
  const newest = steps.findLast(({ state }) => state === 'done') ?? null;
  const step = chosen === 'newest' ? newest : (steps.find(({ id }) => id === chosen) ?? null);
  return [step, (id) => choose(id === newest?.id ? 'newest' : id)];
};

const Opened = ({ open }: { readonly open: OpenSandbox }) => {
  const { t } = useTranslation();
  const actions = useSandbox(open);
  const { steps, replayed, canUndo, canRedo } = open;
  const [step, select] = useChosenStep(steps);
  useSandboxKeys({
    ...(actions.isOff || !canUndo ? {} : { undoStep: actions.undo }),
    ...(actions.isOff || !canRedo ? {} : { redoStep: actions.redo }),
  });
  return (
    <>
      <div className={styles.body}>
        <div className={styles.steps}>
          <Head open={open} />
          {steps.length === 0 ? <p className={styles.blank}>{t('ui.sandbox.no-steps')}</p> : null}
          <List label={t('ui.sandbox.steps')} className={styles.list}>
            {steps.map((one, index) => (
              <StepRow
                key={one.id}
                step={one}
                place={index + 1}
                missing={missingFor(one, steps)}
                isSelected={one === step}
                onSelect={() => select(one === step ? null : one.id)}
              />
            ))}
          </List>
        </div>
        <SandboxView open={open} step={step} isOff={actions.isOff} />
      </div>
      {replayed === null ? <SandboxFoot open={open} actions={actions} /> : <ReplayedFoot replayed={replayed} />}
    </>
  );
};

/** Where steps are tried before they touch an open document. */
export const SandboxPage = () => {
  const open = useApp(({ sandbox }) => sandbox.open);
  return (
    <>
      {open === null ? <StartSandbox /> : <Opened open={open} />}
      <PromptBox />
    </>
  );
};
