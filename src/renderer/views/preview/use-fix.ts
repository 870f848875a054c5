import { useTranslation } from 'react-i18next';
import type { Score, ScreenScore } from '#contract/code-gen/score';
import { visibleText } from '../../format/visible-text.ts';
import { useCommand, useLook, useWindow } from '../../store/window-context.tsx';
import { requestText, tickedOnes, ticksKey } from './model/fix-choice.ts';
import { useScoreWords } from './score/use-score-words.ts';

export interface Fix {
  /** Differences that are ticked. */
  readonly count: number;
  /** Opens the text for editing; nothing is sent by it. */
  open(): void;
  send(text: string): void;
}

/** Asks the agent to mend what is ticked, in words that the user sees and changes first. */
export const useFix = (score: Score, screen: ScreenScore): Fix => {
  const { t } = useTranslation();
  const { look } = useWindow();
  const words = useScoreWords();
  const command = useCommand();
  const of = ticksKey(score, screen);
  const ticksOf = useLook((state) => state.ticksOf);
  const flipped = useLook((state) => state.flipped);
  const ticked = tickedOnes(screen.differences, { of: ticksOf, flipped }, of);
  const open = () => {
    if (ticked.length === 0) return;
    const text = requestText(
      ticked.flatMap((index) => screen.differences[index] ?? []),
      {
        lead: t('ui.score.fix.lead', { entry: visibleText(screen.entry) }),
        line: (difference) => {
          const [name, what] = [visibleText(difference.name), words.difference(difference)];
          if (name === '') return what;
          return difference.node === null
            ? t('ui.score.fix.line', { name, what })
            : t('ui.score.fix.line-layer', { name, what, node: visibleText(difference.node) });
        },
      },
    );
    look.getState().openRequest(`${of} ${ticked.join()}`, text);
  };
  const send = async (text: string): Promise<void> => {
    const isTaken = await command('codegen.submit', {
      snapshot: score.snapshot,
      kind: 'modify',
      range: screen.entry,
      scope: text,
      screens: [screen.screen],
    });
    if (isTaken) look.getState().forgetRequest();
  };
  return { count: ticked.length, open, send: (text) => void send(text) };
};
