import { Check, ChevronDown, ChevronRight, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureText } from '#contract/errors';
import { Button } from '../../components/button/button.tsx';
import { type Fact, Facts } from '../../components/list/facts.tsx';
import styles from './failure-page.module.css';

const asText = (failure: FailureText, facts: readonly Fact[]): string =>
  [failure.message, ...facts.map(({ name, value }) => `${name}: ${String(value)}`)].join('\n');

const CopyButton = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  return (
    <Button
      variant="quiet"
      size="bar"
      icon={isCopied ? Check : Copy}
      onPress={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {t(isCopied ? 'ui.copied' : 'ui.copy')}
    </Button>
  );
};

/** The code and the circumstances, for somebody who is asked for help. */
export const FailureDetails = ({
  failure,
  facts,
}: {
  readonly failure: FailureText;
  readonly facts: readonly Fact[];
}) => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(true);
  const all: Fact[] = [{ name: t('ui.failure.code'), value: failure.code, isCode: true }, ...facts];
  return (
    <section className={styles.details}>
      <div className={styles.detailsHead}>
        <Button
          variant="quiet"
          size="bar"
          icon={isOpen ? ChevronDown : ChevronRight}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {t('ui.failure.details')}
        </Button>
        <CopyButton text={asText(failure, all)} />
      </div>
      {isOpen ? (
        <div className={styles.detailsBody}>
          <Facts facts={all} />
        </div>
      ) : null}
    </section>
  );
};
