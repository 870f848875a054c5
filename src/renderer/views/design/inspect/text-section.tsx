import { useTranslation } from 'react-i18next';
import type { SemanticNode, TextContent } from '#contract/design/semantic-ast';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { type Fact, Facts } from '../../../components/list/facts.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { describeStyle } from '../model/text-styles.ts';
import styles from './inspect.module.css';
import { Paints } from './paints-section.tsx';
import { BoundValue } from './value.tsx';

const LONGEST = 600;

const factsOf = (text: TextContent, name: (key: string) => string): Fact[] => {
  const { style } = text;
  const rows: readonly (readonly [string, Fact['value'] | undefined | false])[] = [
    ['font', visibleText(style.family)],
    ['weight', String(style.weight)],
    ['size', <BoundValue key="size" of={style.size} />],
    ['line-height', style.lineHeight !== undefined && <BoundValue key="line" of={style.lineHeight} />],
    ['letter-spacing', style.letterSpacing !== undefined && <BoundValue key="letter" of={style.letterSpacing} />],
    ['text-align', text.align !== undefined && visibleText(text.align.toLowerCase())],
    ['max-lines', text.truncation?.maxLines != null && String(text.truncation.maxLines)],
  ];
  return rows.flatMap(([key, value]) => (value === undefined || value === false ? [] : [{ name: name(key), value }]));
};

/** Line breaks of a text stay; all other hidden characters become marks. */
const shown = (characters: string): string => characters.slice(0, LONGEST).split('\n').map(visibleText).join('\n');

export const TextSection = ({ node, framework }: { readonly node: SemanticNode; readonly framework: string }) => {
  const { t } = useTranslation();
  const { text } = node;
  if (!text) return null;
  const named = node.styles?.['text'];
  return (
    <PanelSection title={t('ui.design.text')} end={named === undefined ? null : visibleText(named)} isInset>
      <p className={styles.characters} dir="auto">
        {shown(text.characters)}
        {text.characters.length > LONGEST ? ' …' : ''}
      </p>
      <Facts facts={factsOf(text, (key) => t(`ui.design.fact.${key}`))} />
      {text.runs?.length ? (
        <p className={styles.note}>
          {t('ui.design.mixed', { count: text.runs.length, style: visibleText(describeStyle(text.style)) })}
        </p>
      ) : null}
      {node.fills && text.style.fills ? <Paints paints={text.style.fills} framework={framework} /> : null}
    </PanelSection>
  );
};
