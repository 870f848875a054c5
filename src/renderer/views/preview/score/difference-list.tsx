import {
  Accessibility,
  Braces,
  ChevronRight,
  Image,
  LayoutPanelTop,
  type LucideIcon,
  Move,
  MoveHorizontal,
  Palette,
  Type,
} from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Score, ScoreDifference, ScreenScore } from '#contract/code-gen/score';
import type { ScoreColumn } from '#contract/code-gen/score-columns';
import { Button } from '../../../components/button/button.tsx';
import { Checkbox } from '../../../components/form/checkbox.tsx';
import { Icon } from '../../../components/icon.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { List } from '../../../components/list/list.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import { useLook, useViewActions } from '../../../store/window-context.tsx';
import { useCodePlaces, useOpenCode } from '../../design/inspect/use-code-places.ts';
import { VisibleName } from '../../design/parts/visible-name.tsx';
import { FIRST_DIFFERENCES, isTicked, ticksKey } from '../model/fix-choice.ts';
import styles from './score.module.css';
import { useScoreWords } from './use-score-words.ts';

const ICONS: Readonly<Record<ScoreColumn, LucideIcon>> = {
  likeness: Image,
  near2: Move,
  near8: Move,
  texts: Type,
  colours: Palette,
  tokens: Braces,
  placement: LayoutPanelTop,
  width: MoveHorizontal,
  access: Accessibility,
};

/** Where to look further: the layer on its board, and the lines that it became. */
const Ways = ({ screen, node }: { readonly screen: string; readonly node: string }) => {
  const { t } = useTranslation();
  const { select, show } = useViewActions();
  const [place] = useCodePlaces(node);
  const open = useOpenCode();
  return (
    <div className={styles.ways}>
      <Button
        size="bar"
        onPress={() => {
          select({ screen, node: node === screen ? null : node });
          show('design');
        }}
      >
        {t('ui.changes.show-in-design')}
      </Button>
      {place ? (
        <Button size="bar" onPress={() => open(place.path, node)}>
          {t('ui.score.show-lines', { place: `${visibleText(place.path.split('/').at(-1) ?? '')}:${place.start}` })}
        </Button>
      ) : null}
    </div>
  );
};

interface RowProps {
  readonly screen: string;
  readonly index: number;
  readonly difference: ScoreDifference;
  /** Of the measuring. */
  readonly of: string;
}

const Row = ({ screen, index, difference, of }: RowProps) => {
  const { t } = useTranslation();
  const words = useScoreWords();
  const isPointed = useLook((look) => look.pointed === index);
  const isOn = useLook(({ ticksOf, flipped }) => isTicked(index, { of: ticksOf, flipped }, of));
  const flip = useLook((look) => look.flip);
  const point = useLook((look) => look.point);
  const { name, node, box, column } = difference;
  return (
    <li className={styles.difference} data-selected={isPointed || undefined}>
      <div className={styles.row}>
        <Checkbox
          aria-label={t('ui.score.tick', {
            name: visibleText(name) || t(`ui.score.column.${column}`),
            what: words.difference(difference),
          })}
          isSelected={isOn}
          onChange={() => flip(of, index)}
        />
        <AriaButton
          className={styles.rowButton ?? ''}
          aria-expanded={isPointed}
          onPress={() => point(isPointed ? null : index)}
        >
          <Icon of={ICONS[column]} size={15} className={styles.icon} />
          <span className={styles.words}>
            <span className={styles.name}>
              {name === '' ? t(`ui.score.column.${column}`) : <VisibleName text={name} />}
            </span>
            <span className={styles.note}>{words.difference(difference)}</span>
          </span>
          <Icon of={ChevronRight} size={14} className={styles.arrow} />
        </AriaButton>
      </div>
      {isPointed && box === null ? <p className={styles.noPlace}>{t('ui.score.no-place')}</p> : null}
      {isPointed && node !== null ? <Ways screen={screen} node={node} /> : null}
    </li>
  );
};

/** What is not as drawn, worst first. A press shows where; ticked ones are what the agent is asked to mend. */
export const DifferenceList = ({ score, screen }: { readonly score: Score; readonly screen: ScreenScore }) => {
  const { t } = useTranslation();
  const { count } = useFormat();
  const [isWhole, setWhole] = useState(false);
  const { differences } = screen;
  const of = ticksKey(score, screen);
  const shown = isWhole ? differences : differences.slice(0, FIRST_DIFFERENCES);
  const isCut = differences.length > FIRST_DIFFERENCES;
  return (
    <PanelSection
      title={t('ui.score.differences')}
      end={differences.length > 0 ? <span className={styles.hint}>{t('ui.score.press')}</span> : null}
    >
      {differences.length === 0 ? <p className={styles.quiet}>{t('ui.score.no-differences')}</p> : null}
      <List label={t('ui.score.differences')}>
        {shown.map((difference, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is what a difference is called in one measuring
          <Row key={`${of} ${index}`} screen={screen.screen} index={index} difference={difference} of={of} />
        ))}
      </List>
      {isCut ? (
        <div className={styles.more}>
          <Button size="bar" variant="quiet" onPress={() => setWhole(!isWhole)}>
            {isWhole ? t('ui.score.fewer') : t('ui.score.show-all', { shown: count(differences.length) })}
          </Button>
        </div>
      ) : null}
    </PanelSection>
  );
};
