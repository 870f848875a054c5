import { useTranslation } from 'react-i18next';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { Badge } from '../../../components/feedback/badge.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { type Fact, Facts } from '../../../components/list/facts.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { VisibleName } from '../parts/visible-name.tsx';
import styles from './inspect.module.css';
import { TokenBadge } from './value.tsx';

/** `Label#12:0` → `Label`: the number only tells properties of the same name apart. */
const propertyName = (key: string): string => visibleText(key.replace(/#[^#]*$/, ''));

const valueText = (value: string | boolean, words: { readonly yes: string; readonly no: string }): string =>
  typeof value === 'boolean' ? (value ? words.yes : words.no) : visibleText(value);

const useWords = () => {
  const { t } = useTranslation();
  return { yes: t('ui.design.yes'), no: t('ui.design.no') };
};

const InstancePart = ({ instance }: { readonly instance: NonNullable<SemanticNode['instance']> }) => {
  const { t } = useTranslation();
  const words = useWords();
  const facts = Object.entries(instance.properties ?? {}).map(([key, property]): Fact => {
    const { value, token, component } = property;
    return {
      name: propertyName(key),
      value: (
        <span className={styles.value}>
          <bdi>{component === undefined ? valueText(value, words) : visibleText(component)}</bdi>
          {token === undefined ? null : <TokenBadge token={token} />}
        </span>
      ),
    };
  });
  const name = instance.componentSet ?? instance.componentName ?? instance.componentId;
  return (
    <PanelSection
      title={t('ui.design.instance')}
      end={instance.remote ? <Badge>{t('ui.design.library')}</Badge> : null}
      isInset
    >
      <p className={styles.component}>
        <VisibleName text={name} />
      </p>
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      {instance.overrides?.length ? (
        <p className={styles.note}>{t('ui.design.overrides', { count: instance.overrides.length })}</p>
      ) : null}
    </PanelSection>
  );
};

const ComponentPart = ({ component }: { readonly component: NonNullable<SemanticNode['component']> }) => {
  const { t } = useTranslation();
  const words = useWords();
  const facts: Fact[] = [
    ...Object.entries(component.variant ?? {}).map(([key, value]) => ({
      name: propertyName(key),
      value: visibleText(value),
    })),
    ...Object.entries(component.properties ?? {}).map(([key, { default: value, options }]) => ({
      name: propertyName(key),
      value: options ? options.map(visibleText).join(', ') : valueText(value, words),
    })),
  ];
  return (
    <PanelSection title={t(`ui.design.${component.kind}`)} isInset>
      {component.description ? <p className={styles.note}>{visibleText(component.description)}</p> : null}
      {facts.length > 0 ? <Facts facts={facts} /> : <p className={styles.note}>{t('ui.design.no-properties')}</p>}
    </PanelSection>
  );
};

/** Of a component what it offers, of an instance what it was given. */
export const ComponentSection = ({ node }: { readonly node: SemanticNode }) => (
  <>
    {node.instance ? <InstancePart instance={node.instance} /> : null}
    {node.component ? <ComponentPart component={node.component} /> : null}
  </>
);
