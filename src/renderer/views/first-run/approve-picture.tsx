import { type ChangeKind, ChangeLetter } from '../../components/feedback/change-letter.tsx';
import styles from './step-pictures.module.css';

const FILES: readonly (readonly [ChangeKind, string])[] = [
  ['added', 'Checkout.tsx'],
  ['added', 'Stepper.tsx'],
  ['modified', 'routes.tsx'],
  ['deleted', 'Pay.css'],
];

export const ApprovePicture = () => (
  <div className={styles.sheet}>
    {FILES.map(([kind, name]) => (
      <span key={name} className={styles.line}>
        <ChangeLetter kind={kind} label="" />
        <span data-kind={kind}>{name}</span>
      </span>
    ))}
  </div>
);
