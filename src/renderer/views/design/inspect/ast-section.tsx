import { Braces } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SemanticNode } from '#contract/design/semantic-ast';
import { Button } from '../../../components/button/button.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { type AstMember, astMembers, MEMBERS_LISTED } from '../model/ast-members.ts';
import { Swatch } from '../parts/swatch.tsx';
import styles from './inspect.module.css';
import { TokenBadge } from './value.tsx';

const LONGEST = 400;
const COLOUR = /(^|\.)color$/;

const Member = ({ member, framework }: { readonly member: AstMember; readonly framework: string }) => {
  const { path, value, token } = member;
  const text = typeof value === 'string' ? visibleText(value.slice(0, LONGEST)) : String(value);
  return (
    <div className={styles.member}>
      <dt>{visibleText(path)}</dt>
      <dd className={styles.value}>
        {COLOUR.test(path) && typeof value === 'string' ? <Swatch literal={value} framework={framework} /> : null}
        <code>{text === '' ? '""' : text}</code>
        {token === undefined ? null : <TokenBadge token={token} />}
      </dd>
    </div>
  );
};

export interface AstSectionProps {
  readonly node: SemanticNode;
  readonly framework: string;
  readonly isOpen: boolean;
  onOpen(isOpen: boolean): void;
}

/** Every member of the layer as the AST has it, which is what the code is made from. */
export const AstSection = ({ node, framework, isOpen, onOpen }: AstSectionProps) => {
  const { t } = useTranslation();
  const members = isOpen ? astMembers(node) : [];
  return (
    <PanelSection
      title={t('ui.design.in-ast')}
      end={
        <Button size="bar" variant="quiet" icon={Braces} aria-expanded={isOpen} onPress={() => onOpen(!isOpen)}>
          {t(isOpen ? 'ui.design.hide-ast' : 'ui.design.show-ast')}
        </Button>
      }
      isInset
    >
      {isOpen ? (
        <dl className={styles.members}>
          {members.slice(0, MEMBERS_LISTED).map((member) => (
            <Member key={member.path} member={member} framework={framework} />
          ))}
        </dl>
      ) : null}
      {members.length > MEMBERS_LISTED ? <p className={styles.note}>{t('ui.design.more-members')}</p> : null}
    </PanelSection>
  );
};
