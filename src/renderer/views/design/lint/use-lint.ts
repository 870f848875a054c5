import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import type { CommentSource } from './designer-comment.ts';
import { type LintGroup, type LintWords, lintGroups, singleTitle } from './lint-lines.ts';

const useWords = (): LintWords => {
  const { t, i18n } = useTranslation();
  return useMemo(() => ({ t: (key, params) => t(key, { ...params }), has: (key) => i18n.exists(key) }), [t, i18n]);
};

/** What the check found, rule by rule. */
export const useLintGroups = (view: SnapshotView): readonly LintGroup[] => {
  const words = useWords();
  return useMemo(() => lintGroups(view.lint ?? [], words), [view, words]);
};

/** What comments for a designer are made of. */
export const useCommentSource = (view: SnapshotView): CommentSource => {
  const words = useWords();
  return useMemo(() => {
    const names = new Map(view.screens.map(({ id, name }) => [id, name]));
    return {
      head: view.head,
      screenName: (id) => names.get(id) ?? id,
      single: (line, layer) => singleTitle(line, layer.name, words),
    };
  }, [view, words]);
};
