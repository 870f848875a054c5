import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { stackWords } from '../model/stack-words.ts';
import styles from './inspect.module.css';

/** What the adapter of the workspace calls the layer. It never runs for this: the words stand in the snapshot. */
export const StackSection = ({ node, framework }: { readonly node: SemanticNode; readonly framework: string }) => {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const words = stackWords(node);
  const copy = () => {
    const text = words.map(({ field, word }) => `${field}: ${word}`).join('\n');
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <PanelSection
      title={t('ui.design.in-stack')}
      end={
        <IconButton
          icon={isCopied ? Check : Copy}
          label={t(isCopied ? 'ui.design.copied' : 'ui.design.copy')}
          size="bar"
          onPress={copy}
        />
      }
      isInset
    >
      <dl className={styles.words}>
        {words.map(({ field, word }) => (
          <div key={field} className={styles.word}>
            <dt>{t(`ui.design.stack.${field}`)}</dt>
            <dd>{visibleText(word)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('ui.design.in-stack-text', { framework: visibleText(framework) })}</p>
    </PanelSection>
  );
};
