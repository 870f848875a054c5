import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Button } from '../../../components/button/button.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Segmented } from '../../../components/form/segmented.tsx';
import { FormPage } from '../../../components/layout/form-page.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { KEYS } from '../../../keys/key-table.ts';
import type { PlanDraft } from '../../../store/draft-store.ts';
import { useChosenSnapshotRow, useSnapshot } from '../../../store/use-snapshot.ts';
import { useApp, useCommand, useDrafts } from '../../../store/window-context.tsx';
import { FailurePage } from '../../failure/failure-page.tsx';
import { snapshotTitle } from '../../snapshots/snapshot-title.ts';
import { chosenScreens, isRange, planRequest, toggledScreen } from '../model/plan-request.ts';
import { PlanNotes } from './plan-notes.tsx';
import { ScreenChoice } from './screen-choice.tsx';

interface FormProps {
  readonly view: SnapshotView;
  readonly draft: PlanDraft;
}

const useScreenIds = (view: SnapshotView): readonly string[] =>
  useMemo(() => view.screens.map(({ id }) => id), [view.screens]);

const Screens = ({ view, draft }: FormProps) => {
  const editPlan = useDrafts((drafts) => drafts.editPlan);
  const ids = useScreenIds(view);
  const chosen = useMemo(() => new Set(chosenScreens(draft, view.name, ids)), [draft, view.name, ids]);
  return (
    <ScreenChoice
      view={view}
      chosen={chosen}
      onToggle={(id) => editPlan({ of: view.name, screens: toggledScreen([...chosen], ids, id) })}
      onAll={(isAll) => editPlan({ of: view.name, screens: isAll ? null : [] })}
    />
  );
};

const Words = ({ draft }: { readonly draft: PlanDraft }) => {
  const { t } = useTranslation();
  const editPlan = useDrafts((drafts) => drafts.editPlan);
  const isModify = draft.kind === 'modify';
  return (
    <>
      {isModify ? (
        <Field
          label={t('ui.plan.form.range')}
          labelNote={t('ui.optional')}
          isCode
          placeholder="src/features/checkout/checkout.tsx:12-16"
          description={t('ui.plan.form.range-text')}
          error={isRange(draft.range) ? null : t('ui.plan.form.range-wrong')}
          value={draft.range}
          maxLength={4_200}
          onChange={(range) => editPlan({ range })}
        />
      ) : null}
      <Field
        label={t(isModify ? 'ui.plan.form.change' : 'ui.plan.form.scope')}
        {...(isModify ? {} : { labelNote: t('ui.optional') })}
        placeholder={t(isModify ? 'ui.plan.form.change-example' : 'ui.plan.form.scope-example')}
        rows={3}
        value={draft.scope}
        maxLength={20_000}
        onChange={(scope) => editPlan({ scope })}
      />
    </>
  );
};

const Foot = ({ view, draft }: FormProps) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const command = useCommand();
  const ids = useScreenIds(view);
  const isBusy = useApp((app) => app.agent.kind === 'busy');
  const isUntrusted = useApp((app) => app.workspace?.trust.kind === 'untrusted');
  const request = planRequest(draft, view.name, ids);
  const screens = chosenScreens(draft, view.name, ids).length;
  const label =
    draft.kind === 'modify'
      ? t('ui.plan.form.submit-change')
      : t('ui.plan.form.submit', { count: screens, shown: count(screens) });
  return (
    <>
      <p>{t(isUntrusted ? 'ui.plan.form.untrusted' : 'ui.plan.form.writes')}</p>
      <Button
        variant="primary"
        size="form"
        keys={KEYS.primary.keys}
        isPrimaryAction
        isDisabled={request === null || isBusy || isUntrusted === true}
        onPress={() => {
          if (request) void command('codegen.submit', request);
        }}
      >
        {label}
      </Button>
    </>
  );
};

const Loaded = ({ view, draft }: FormProps) => {
  const { t } = useTranslation();
  const editPlan = useDrafts((drafts) => drafts.editPlan);
  const row = useChosenSnapshotRow();
  return (
    <FormPage
      title={t('ui.plan.form.title')}
      lead={t('ui.plan.form.lead', { name: visibleText(row ? snapshotTitle(row) : view.name) })}
      end={
        <Segmented
          label={t('ui.plan.form.kind')}
          options={[
            { value: 'generate', label: t('ui.plan.form.generate') },
            { value: 'modify', label: t('ui.plan.form.modify') },
          ]}
          value={draft.kind}
          onChange={(kind) => editPlan({ kind })}
        />
      }
      foot={<Foot view={view} draft={draft} />}
    >
      <PlanNotes />
      {draft.kind === 'generate' ? <Screens view={view} draft={draft} /> : null}
      <Words draft={draft} />
    </FormPage>
  );
};

/** What code to make: which screens of the snapshot, in which words. Nothing is written by it. */
export const PlanForm = () => {
  const { t } = useTranslation();
  const draft = useDrafts((drafts) => drafts.planDraft);
  const row = useChosenSnapshotRow();
  const loaded = useSnapshot(row?.name ?? null);
  if (loaded.kind === 'failed') return <FailurePage failure={loaded.failure} title={t('ui.failure.unreadable')} />;
  if (loaded.kind !== 'ready') return <Skeleton rows={8} label={t('ui.loading')} />;
  return <Loaded view={loaded.value} draft={draft} />;
};
