import { Check } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import styles from './step-pictures.module.css';

/** Names of products, the same in every language. */
const FOUND = ['React 19', 'TypeScript', 'CSS Modules', 'git, main'];

export const SetUpPicture = () => (
  <div className={styles.sheet}>
    {FOUND.map((fact) => (
      <span key={fact} className={styles.line}>
        <Icon of={Check} size={14} />
        {fact}
      </span>
    ))}
  </div>
);
