import { ChangeLetter, type ChangeKind } from '../../components/feedback/change-letter.tsx';
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
      <span key={name} className={styles.line} data-kind={kind}>
        <ChangeLetter kind={kind} label="" />
        {name}
      </span>
    ))}
  </div>
);
