import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

export interface CopyButtonProps {
  readonly label: string;
  /** Made when it is pressed. */
  text(): string;
}

/** So long the button says what became of it. Milliseconds. */
const SAID = 2_500;

/** Puts a text into the clipboard and says whether that was allowed. */
export const CopyButton = ({ label, text }: CopyButtonProps) => {
  const { t } = useTranslation();
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready');
  useEffect(() => {
    if (state === 'ready') return;
    const timer = setTimeout(() => setState('ready'), SAID);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  const words = { ready: label, copied: t('ui.design.copied'), failed: t('ui.design.copy-failed') };
  return (
    <Button size="bar" variant="quiet" icon={state === 'copied' ? Check : Copy} onPress={copy}>
      {words[state]}
    </Button>
  );
};
