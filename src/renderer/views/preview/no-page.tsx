import { CodeXml, ShieldOff, SquareTerminal, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '#contract/code-gen/project-view';
import type { SemanticScreen } from '#contract/design/semantic-ast';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Button } from '../../components/button/button.tsx';
import { CopyButton } from '../../components/button/copy-button.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { KEYS } from '../../keys/key-table.ts';
import { useViewActions } from '../../store/window-context.tsx';
import { ScreenPreview } from '../design/parts/screen-preview.tsx';
import { MeasureButton } from './measure-button.tsx';
import styles from './preview.module.css';
import { screenScoreOf, useReadyScore } from './use-score.ts';

type Missing = Extract<Preview, { kind: 'none' }>;

const ICONS = { 'no-code': CodeXml, stack: SquareTerminal, untrusted: ShieldOff, broken: TriangleAlert } as const;

const MissingText = ({ preview }: { readonly preview: Missing }) => {
  const { t } = useTranslation();
  return (
    <>
      {t(`ui.preview.missing.${preview.reason}-text`, { detail: visibleText(preview.detail) })}
      {preview.run ? (
        <span className={styles.command}>
          <code>{visibleText(preview.run)}</code>
          <CopyButton text={() => preview.run ?? ''} label={t('ui.preview.copy-command')} />
        </span>
      ) : null}
    </>
  );
};

/** What there is instead of a page: the design itself, why, and what to do next. */
export const NoPage = ({ preview, view, screen }: { preview: Missing; view: SnapshotView; screen: SemanticScreen }) => {
  const { t } = useTranslation();
  const { show } = useViewActions();
  const isMeasured = screenScoreOf(useReadyScore()?.score ?? null, screen.id) !== null;
  return (
    <div className={styles.none}>
      <div className={styles.noneDesign}>
        <ScreenPreview view={view} screen={screen.id} node={null} />
      </div>
      <EmptyState
        icon={ICONS[preview.reason]}
        title={t(`ui.preview.missing.${preview.reason}`)}
        action={
          preview.reason === 'no-code' ? (
            <Button keys={KEYS.plan.keys} onPress={() => show('plan')}>
              {t('ui.flow.plan')}
            </Button>
          ) : preview.reason === 'stack' ? (
            <MeasureButton isAgain={isMeasured} />
          ) : null
        }
      >
        <MissingText preview={preview} />
      </EmptyState>
    </div>
  );
};
