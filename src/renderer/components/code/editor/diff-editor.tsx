import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleText } from '../../../format/visible-text.ts';
import styles from '../code.module.css';
import type { DiffViewProps } from '../diff-view.tsx';
import type { CodeSide, LineNote, LineRange } from '../line-note.ts';
import { changedLines, chunkCount, revealLine, stepChunk } from './chunks.ts';
import { loadLanguage } from './load-language.ts';
import { type MountedDiff, mountDiff } from './mount-diff.ts';
import { showRegions } from './regions.ts';
import { shownText } from './shown-text.ts';
import { useNotes } from './use-notes.tsx';

const NO_NOTES: readonly LineNote[] = [];
const NO_REGIONS: readonly LineRange[] = [];

export interface DiffEditorProps extends DiffViewProps {
  readonly before: string;
  readonly after: string;
}

/** In one column lines that are gone stand in one piece, whether they are in sight or not: too many for a long text. */
const MOST_INLINE = 200_000;

const modeOf = ({ mode, before }: DiffEditorProps): DiffEditorProps['mode'] =>
  before.length > MOST_INLINE ? 'split' : mode;

const useLabels = (path: string) => {
  const { t } = useTranslation();
  const shown = visibleText(path);
  return {
    before: t('ui.code.before-of', { path: shown }),
    after: t('ui.code.after-of', { path: shown }),
    folded: t('ui.code.folded'),
  };
};

interface Mounted {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly diff: MountedDiff | null;
}

const useMounted = (props: DiffEditorProps): Mounted => {
  const { path, before, after, isWhole = false } = props;
  const mode = modeOf(props);
  const labels = useLabels(path);
  const key = Object.values(labels).join('\n');
  const place = useRef<HTMLDivElement>(null);
  const [diff, setDiff] = useState<MountedDiff | null>(null);
  const latest = useRef({ labels, onSelectLines: props.onSelectLines });
  latest.current = { labels, onSelectLines: props.onSelectLines };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the labels, which are made anew with every drawing
  useEffect(() => {
    let mounted: MountedDiff | null = null;
    let isWanted = true;
    void loadLanguage(path, before.length + after.length).then((language) => {
      if (!isWanted || place.current === null) return;
      mounted = mountDiff(place.current, {
        before: shownText(before),
        after: shownText(after),
        mode,
        isWhole,
        language,
        labels: latest.current.labels,
        onSelectLines: (lines: LineRange & { readonly side: CodeSide }) => latest.current.onSelectLines?.(lines),
      });
      setDiff(mounted);
    });
    return () => {
      isWanted = false;
      mounted?.destroy();
      setDiff(null);
    };
  }, [path, before, after, mode, isWhole, key]);
  return { place, diff };
};

/** Two texts with what differs between them, to read. */
export const DiffEditor = (props: DiffEditorProps) => {
  const { notes = NO_NOTES, regions = NO_REGIONS, handle } = props;
  const { place, diff } = useMounted(props);
  const tell = useRef(props.onPlace);
  tell.current = props.onPlace;
  const tellLines = useRef(props.onLines);
  tellLines.current = props.onLines;
  const hasStepped = useRef(false);
  useEffect(() => {
    hasStepped.current = false;
    if (diff) tell.current?.({ at: 0, total: chunkCount(diff.main) });
    if (diff) tellLines.current?.(changedLines(diff.main, diff.before));
  }, [diff]);
  useEffect(() => {
    if (diff) showRegions(diff.main, regions);
  }, [diff, regions]);
  useImperativeHandle(handle, () => ({
    step: (by) => {
      if (!diff) return;
      // Before the first step no change is looked at, though the text may begin with one.
      tell.current?.(stepChunk(diff.main, by, !hasStepped.current));
      hasStepped.current = true;
    },
    reveal: (line) => {
      if (diff) revealLine(diff.main, line);
    },
  }));
  const drawn = useNotes(diff?.views ?? null, notes);
  return (
    <div ref={place} className={modeOf(props) === 'split' ? styles.diff : styles.code}>
      {drawn}
    </div>
  );
};
