import { useTranslation } from 'react-i18next';
import { allowanceOf, type FigmaAllowance, UNKNOWN_ACCOUNT } from '#contract/figma-budget/allowance';
import { rateWords, standingWords, sumWords } from '#contract/figma-budget/budget-words';
import type { FigmaTier } from '#contract/figma-budget/limits';
import { callTotal, LAYERS_PER_RENDER, type PlannedCall } from '#contract/figma-budget/planned-calls';
import { Button } from '../../components/button/button.tsx';
import type { ImportDraft } from '../../store/draft-store.ts';
import { useViewActions } from '../../store/window-context.tsx';
import { BudgetBar } from '../figma-budget/budget-bar.tsx';
import { type Budget, useBudget } from '../figma-budget/use-budget.ts';
import { CallLimit } from './call-limit.tsx';
import { importPlan, leftAfter } from './call-plan.ts';
import styles from './import-form.module.css';

const NoCalls = ({ source }: { readonly source: 'file' | 'plugin' }) => {
  const { t } = useTranslation();
  return (
    <section className={styles.calls}>
      <div className={styles.callsHead}>
        <h2>{t('ui.import.calls.none')}</h2>
        <p>{t(source === 'file' ? 'ui.import.calls.none-text' : 'ui.import.open.none-text')}</p>
      </div>
    </section>
  );
};

type Allowances = Readonly<Record<FigmaTier, FigmaAllowance>>;

const CallsTable = ({ plan, of }: { readonly plan: readonly PlannedCall[]; readonly of: Allowances }) => {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          {['call', 'planned', 'left', 'about'].map((column) => (
            <th key={column} scope="col">
              {t(`ui.import.calls.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plan.map(({ call, tier, least, most }, index) => (
          <tr key={call}>
            <td>{t(`ui.import.calls.what.${call}`)}</td>
            <td>{sumWords({ least, most }, t)}</td>
            <td>{leftAfter(plan, index, of[tier].left)}</td>
            <td>{t(`ui.import.calls.note.${call}`, { layers: LAYERS_PER_RENDER, rate: rateWords(of[tier], t) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Standing = ({ budget }: { readonly budget: Budget | null }) => {
  const { t } = useTranslation();
  const { openOverlay } = useViewActions();
  return (
    <span className={styles.standing}>
      <Button variant="quiet" size="bar" onPress={() => openOverlay({ kind: 'settings' })}>
        {standingWords(budget?.account ?? UNKNOWN_ACCOUNT, t)}
      </Button>
    </span>
  );
};

/** Before anything is asked of Figma: which calls there will be, what plan and seat allow, and what is left after each. */
export const PlannedCalls = ({ draft }: { readonly draft: ImportDraft }) => {
  const { t } = useTranslation();
  const budget = useBudget();
  if (draft.source !== 'figma') return <NoCalls source={draft.source} />;
  const plan = importPlan(draft);
  const unknown = (tier: FigmaTier): FigmaAllowance => allowanceOf(UNKNOWN_ACCOUNT, tier, 0);
  const of = budget?.of ?? { 1: unknown(1), 2: unknown(2), 3: unknown(3) };
  const dear = callTotal(plan, 1);
  const { used, isKnown } = of[1];
  const kind = budget !== null && budget.refusedUntil !== null ? '-refused' : isKnown ? '' : '-least';
  return (
    <section className={styles.calls}>
      <div className={styles.callsHead}>
        <h2>{t('ui.import.calls.title', { sum: sumWords(callTotal(plan), t) })}</h2>
        <p>{t(`ui.import.calls.lead${kind}`, { sum: sumWords(dear, t), rate: rateWords(of[1], t), used })}</p>
        <Standing budget={budget} />
      </div>
      <BudgetBar allowance={of[1]} planned={dear.least} />
      {budget ? <CallLimit budget={budget} planned={dear.least} /> : null}
      <CallsTable plan={plan} of={of} />
      <p className={styles.callsNote}>{t('ui.import.calls.version-note')}</p>
    </section>
  );
};
