import type { TFunction } from 'i18next';
import { CircleStop } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sumWords } from '#contract/figma-budget/budget-words';
import { callTotal } from '#contract/figma-budget/planned-calls';
import { Button } from '../../components/button/button.tsx';
import { Note } from '../../components/feedback/note.tsx';
import { Field } from '../../components/form/field.tsx';
import { Segmented } from '../../components/form/segmented.tsx';
import { FormPage } from '../../components/layout/form-page.tsx';
import { KEYS } from '../../keys/key-table.ts';
import type { ImportDraft } from '../../store/draft-store.ts';
import { useApp, useCommand, useDrafts } from '../../store/window-context.tsx';
import { isLong, useBudget } from '../figma-budget/use-budget.ts';
import { stepPlace } from '../steps/run-state.ts';
import { importPlan } from './call-plan.ts';
import { useFileLabel } from './choose/use-file-label.ts';
import { FigmaAddress } from './figma-address.tsx';
import styles from './import-form.module.css';
import { type ImportScope, importScope } from './import-request.ts';
import { OpenFigma, SetUpPlugin } from './open-figma/open-figma.tsx';
import { openWindows } from './open-figma/open-windows.ts';
import { PlannedCalls } from './planned-calls.tsx';
import { SavedFiles } from './saved-files.tsx';
import { useImport } from './use-import.ts';

/** An import that the user stopped: said once, above the form that still holds what was typed. */
const StoppedNote = () => {
  const { t } = useTranslation();
  const command = useCommand();
  const outcome = useApp((app) => app.lastOutcome);
  if (outcome?.kind !== 'stopped' || outcome.skill === 'codegen') return null;
  const skill = outcome.skill ?? 'parser';
  return (
    <Note
      icon={CircleStop}
      actions={
        <Button size="bar" onPress={() => void command('outcome.dismiss', {})}>
          {t('ui.dismiss')}
        </Button>
      }
    >
      {t('ui.import.stopped', { what: t(`ui.run.what.${skill}`), total: stepPlace(skill, 0).total })}
    </Note>
  );
};

const NameAndNote = ({ draft }: { readonly draft: ImportDraft }) => {
  const { t } = useTranslation();
  const editImport = useDrafts((drafts) => drafts.editImport);
  return (
    <div className={styles.names}>
      <Field
        label={t('ui.import.name')}
        labelNote={t('ui.optional')}
        value={draft.alias}
        maxLength={200}
        onChange={(alias) => editImport({ alias })}
      />
      <Field
        label={t('ui.import.note')}
        labelNote={t('ui.optional')}
        placeholder={t('ui.import.note-example')}
        value={draft.description}
        onChange={(description) => editImport({ description })}
      />
    </div>
  );
};

/** What the action does, with the count that the form shows above it. */
const submitLabel = (scope: ImportScope, calls: string, t: TFunction): string => {
  if (scope.kind === 'nothing') return t('ui.import.submit');
  if (scope.kind === 'frames') return t('ui.import.submit-frames', { count: scope.count, calls });
  return t('ui.import.submit-file', { calls });
};

/** True where nothing stands in the way of what the form asks for. */
const useReady = (draft: ImportDraft): boolean => {
  const hasToken = useApp((app) => app.settings.secrets.figma !== 'none');
  const isOpen = useApp((app) => openWindows(app.bridge).length > 0);
  const budget = useBudget();
  if (importScope(draft).kind === 'nothing') return false;
  if (draft.source === 'plugin') return isOpen;
  return draft.source === 'file' || (hasToken && !(budget !== null && isLong(budget)));
};

const ImportFoot = ({ draft }: { readonly draft: ImportDraft }) => {
  const { t } = useTranslation();
  const submit = useImport();
  const isBusy = useApp((app) => app.agent.kind === 'busy');
  const isReady = useReady(draft);
  const scope = importScope(draft);
  const calls = t('ui.import.submit-calls', { sum: sumWords(callTotal(importPlan(draft)), t) });
  const fileLabel = useFileLabel(scope);
  return (
    <>
      <p>{t(`ui.import.writes-${draft.source}`, { folder: '.hx/figma2code' })}</p>
      <Button
        variant="primary"
        size="form"
        keys={KEYS.primary.keys}
        isPrimaryAction
        isDisabled={!isReady || isBusy}
        onPress={() => submit()}
      >
        {draft.source === 'figma' ? submitLabel(scope, calls, t) : fileLabel}
      </Button>
    </>
  );
};

const Source = ({ draft }: { readonly draft: ImportDraft }) => {
  if (draft.source === 'figma') return <FigmaAddress draft={draft} />;
  return draft.source === 'file' ? <SavedFiles draft={draft} /> : <OpenFigma draft={draft} />;
};

/** From a Figma address, a saved file or an open window of Figma to a snapshot: what it is called, what will be asked of Figma, and the action. */
export const ImportForm = () => {
  const { t } = useTranslation();
  const draft = useDrafts((drafts) => drafts.importDraft);
  const editImport = useDrafts((drafts) => drafts.editImport);
  return (
    <FormPage
      title={t('ui.import.title')}
      end={
        <Segmented
          label={t('ui.import.source')}
          options={[
            { value: 'figma', label: t('ui.import.figma') },
            { value: 'file', label: t('ui.import.file') },
            { value: 'plugin', label: t('ui.import.plugin') },
          ]}
          value={draft.source}
          onChange={(source) => editImport({ source })}
        />
      }
      foot={<ImportFoot draft={draft} />}
    >
      <StoppedNote />
      <Source draft={draft} />
      <NameAndNote draft={draft} />
      <PlannedCalls draft={draft} />
      {draft.source === 'plugin' ? <SetUpPlugin /> : null}
    </FormPage>
  );
};
