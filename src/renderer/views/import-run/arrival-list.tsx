import { Check, Circle, CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SkillProgress } from '#contract/progress';
import { Spinner } from '../../components/feedback/spinner.tsx';
import { Icon } from '../../components/icon.tsx';
import { stepDetailText } from '../steps/step-detail.ts';
import { type Arrival, arrivalsOf } from './arrivals.ts';
import styles from './run-stage.module.css';

const Mark = ({ state }: Pick<Arrival, 'state'>) => {
  switch (state) {
    case 'done':
      return <Icon of={Check} />;
    case 'current':
      return <Spinner />;
    case 'failed':
      return <Icon of={CircleAlert} />;
    case 'pending':
      return <Icon of={Circle} size={13} />;
  }
};

const Row = ({ arrival }: { readonly arrival: Arrival }) => {
  const { t, i18n } = useTranslation();
  const text = arrival.detail ? stepDetailText(arrival.detail, i18n) : '';
  return (
    <li className={styles.arrival} data-state={arrival.state}>
      <span className={styles.mark}>
        <Mark state={arrival.state} />
      </span>
      <span className={styles.name}>{t(`ui.run.brings.${arrival.event}`)}</span>
      <span className={styles.detail}>{text || (arrival.state === 'pending' ? t('ui.run.waiting') : '')}</span>
    </li>
  );
};

/** What the run brings, a line each, in its final place from the start. */
export const ArrivalList = ({ progress }: { readonly progress: SkillProgress }) => (
  <ul className={styles.arrivals}>
    {arrivalsOf(progress).map((arrival) => (
      <Row key={arrival.event} arrival={arrival} />
    ))}
  </ul>
);
