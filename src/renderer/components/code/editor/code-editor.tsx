import { EditorView } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleText } from '../../../format/visible-text.ts';
import styles from '../code.module.css';
import type { CodeViewProps } from '../code-view.tsx';
import type { LineNote, LineRange } from '../line-note.ts';
import { loadLanguage } from './load-language.ts';
import { reading } from './reading.ts';
import { regionField, showRegions } from './regions.ts';
import { shownText } from './shown-text.ts';
import { wholeSigns } from './signs.ts';
import { useNotes, type Views } from './use-notes.tsx';

const NO_NOTES: readonly LineNote[] = [];
const NO_REGIONS: readonly LineRange[] = [];
const useEditor = (props: CodeViewProps, label: string) => {
  const { path, text, sign } = props;
  const place = useRef<HTMLDivElement>(null);
  const [views, setViews] = useState<Views | null>(null);
  const latest = useRef(props.onSelectLines);
  latest.current = props.onSelectLines;
  useEffect(() => {
    let view: EditorView | null = null;
    let isWanted = true;
    void loadLanguage(path, text.length).then((language) => {
      if (!isWanted || place.current === null) return;
      const onSelectLines = (lines: LineRange) => latest.current?.(lines);
      const signs = sign ? wholeSigns(sign) : [];
      view = new EditorView({
        doc: shownText(text),
        parent: place.current,
        extensions: [reading({ label, language, onSelectLines }), regionField, signs],
      });
      setViews({ after: view });
    });
    return () => {
      isWanted = false;
      view?.destroy();
      setViews(null);
    };
  }, [path, text, sign, label]);
  return { place, views };
};

/** One text, to read. */
export const CodeEditor = (props: CodeViewProps) => {
  const { t } = useTranslation();
  const { regions = NO_REGIONS, notes = NO_NOTES } = props;
  const { place, views } = useEditor(props, t('ui.code.text-of', { path: visibleText(props.path) }));
  useEffect(() => {
    if (views?.after) showRegions(views.after, regions);
  }, [views, regions]);
  const drawn = useNotes(views, notes);
  return (
    <div ref={place} className={styles.code}>
      {drawn}
    </div>
  );
};
