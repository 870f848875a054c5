import { CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LintFinding } from '#contract/snapshot';
import { Icon } from '../../../components/icon.tsx';
import styles from '../dock/dock.module.css';

const SIGNS: Readonly<Record<LintFinding['severity'], LucideIcon>> = {
  error: CircleAlert,
  warning: TriangleAlert,
  info: Info,
};

/** How bad it is, by shape, colour and word. */
export const SeveritySign = ({ severity }: { readonly severity: LintFinding['severity'] }) => {
  const { t } = useTranslation();
  return (
    <span className={styles.sign} data-severity={severity} role="img" aria-label={t(`ui.design.severity.${severity}`)}>
      <Icon of={SIGNS[severity]} size={15} />
    </span>
  );
};
