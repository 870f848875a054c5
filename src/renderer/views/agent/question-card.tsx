import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenQuestion } from '#contract/state/app-state';
import { KeyHint } from '../../components/button/key-hint.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { isTyping } from '../../keys/use-keys.ts';
import { useApp, useSend, useView } from '../../store/window-context.tsx';
import styles from './chat.module.css';

/** Digits answer while the focus is in the conversation or nowhere: on the board they zoom. */
const isForUs = (card: HTMLElement | null): boolean => {
  const panel = document.activeElement?.closest('[data-panel]');
  return !panel || (card !== null && panel.contains(card));
};

const useDigits = (card: React.RefObject<HTMLElement | null>, answer: (at: number) => void) => {
  const singleKeys = useApp(({ settings }) => settings.singleKeys);
  const isCovered = useView(({ overlay }) => overlay !== null);
  const latest = useRef(answer);
  latest.current = answer;
  useEffect(() => {
    if (!singleKeys || isCovered) return;
    const listen = (event: KeyboardEvent) => {
      const isPlain = !event.metaKey && !event.ctrlKey && !event.altKey && !event.repeat;
      if (!/^[1-9]$/.test(event.key) || !isPlain || isTyping(event.target) || !isForUs(card.current)) return;
      event.preventDefault();
      latest.current(Number(event.key) - 1);
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [singleKeys, isCovered, card]);
};

interface AnswerProps {
  readonly at: number;
  readonly option: OpenQuestion['options'][number];
  readonly isSent: boolean;
  onPress(): void;
}

const Answer = ({ at, option, isSent, onPress }: AnswerProps) => (
  <button type="button" className={styles.answer} disabled={isSent} onClick={onPress}>
    {at < 9 ? <KeyHint keys={String(at + 1)} /> : null}
    <span className={styles.answerWords}>
      <span className={styles.answerLabel}>{visibleText(option.label)}</span>
      {option.hint === null ? null : <span className={styles.answerHint}>{visibleText(option.hint)}</span>}
    </span>
  </button>
);

export interface QuestionCardProps {
  readonly question: OpenQuestion;
  /** Only one card takes the digits. */
  readonly takesDigits: boolean;
}

const Digits = ({ card, answer }: { card: React.RefObject<HTMLElement | null>; answer: (at: number) => void }) => {
  useDigits(card, answer);
  return null;
};

/** A question of the agent. Nothing is chosen beforehand and nothing times out; the run waits. */
export const QuestionCard = ({ question, takesDigits }: QuestionCardProps) => {
  const { t } = useTranslation();
  const send = useSend();
  const card = useRef<HTMLElement>(null);
  const [isSent, setSent] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const answer = (at: number) => {
    const option = question.options[at];
    if (!option || isSent) return;
    setSent(true);
    void send('question.answer', { id: question.id, value: option.value }).then((result) => {
      if (result.ok) return;
      setSent(false);
      setFailure(result.failure.message);
    });
  };
  const last = Math.min(9, question.options.length);
  return (
    <section ref={card} className={styles.question} aria-label={t('ui.agent.question')}>
      <h2 className={styles.questionTitle}>{visibleText(question.title)}</h2>
      {question.detail === null ? null : <p className={styles.questionDetail}>{visibleText(question.detail)}</p>}
      <div className={styles.answers}>
        {question.options.map((option, at) => (
          <Answer key={option.value} at={at} option={option} isSent={isSent} onPress={() => answer(at)} />
        ))}
      </div>
      {failure === null ? null : (
        <p className={styles.questionFailure} role="alert">
          {failure}
        </p>
      )}
      <p className={styles.questionHint}>
        {last > 0 ? t('ui.agent.keys-choose', { last }) : null} {question.allowOther ? t('ui.agent.own-below') : null}
      </p>
      {takesDigits ? <Digits card={card} answer={answer} /> : null}
    </section>
  );
};
