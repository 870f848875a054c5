import type { TFunction } from 'i18next';
import { Check, Link } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FigmaUrl } from '#contract/design/figma-url';
import { Badge } from '../../components/feedback/badge.tsx';
import { Field } from '../../components/form/field.tsx';
import type { ImportDraft } from '../../store/draft-store.ts';
import { useApp, useDrafts } from '../../store/window-context.tsx';
import styles from './import-form.module.css';
import { readAddress } from './import-request.ts';
import { TokenField } from './token-field.tsx';

/** An address in words: what it leads to, without asking Figma. */
const inWords = (url: Extract<FigmaUrl, { kind: 'ok' }>, t: TFunction): string => {
  const key = url.branchKey ?? url.fileKey;
  const what = url.nodeIds.length > 0 ? 'frames' : 'file';
  const place = url.branchKey ? 'branch' : 'main';
  return t(`ui.import.reads.${what}-${place}`, { key, count: url.nodeIds.length, ids: url.nodeIds.join(', ') });
};

/** The address, read as it is typed and answered in words below. */
export const FigmaAddress = ({ draft }: { readonly draft: ImportDraft }) => {
  const { t } = useTranslation();
  const editImport = useDrafts((drafts) => drafts.editImport);
  const hasToken = useApp((app) => app.settings.secrets.figma !== 'none');
  const url = readAddress(draft);
  const isEmpty = draft.figmaUrl.trim() === '';
  const isRead = url.kind === 'ok';
  return (
    <div className={styles.address}>
      <Field
        label={t('ui.import.address')}
        icon={Link}
        isCode
        autoFocus
        value={draft.figmaUrl}
        placeholder="figma.com/design/…"
        onChange={(figmaUrl) => editImport({ figmaUrl })}
        end={
          isRead ? (
            <Badge tone="add" icon={Check}>
              {t('ui.import.read')}
            </Badge>
          ) : null
        }
        description={isRead ? inWords(url, t) : t('ui.import.address-note')}
        error={isRead || isEmpty ? null : t('ui.import.refused', { reason: t(url.reason) })}
      />
      {hasToken ? null : <TokenField />}
    </div>
  );
};
