import { FileCode2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { ListRow } from '../../../components/list/list-row.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useLoaded } from '../../../store/use-loaded.ts';
import { useApp, useProject, useReview, useSend, useViewActions } from '../../../store/window-context.tsx';

/** More places than this one layer hardly has; the first ones are shown. */
const MOST = 8;

const nameOf = (path: string): string => visibleText(path.slice(path.lastIndexOf('/') + 1));
const linesOf = (start: number, end: number): string => (start === end ? `${start}` : `${start}–${end}`);

/** The lines that came of a layer: a press shows them on the Changes tab. Nothing while no run has written anything. */
export const CodeSection = ({ node }: { readonly node: string }) => {
  const { t } = useTranslation();
  const send = useSend();
  const { show, setSideTab } = useViewActions();
  const reveal = useReview((review) => review.reveal);
  const look = useProject((project) => project.look);
  const hasCode = useApp((app) => app.workspace?.runs.some(({ written }) => written.length > 0) === true);
  const loaded = useLoaded(hasCode ? `${look} ${node}` : null, () => send('project.linesOf', { node }));
  const places = loaded.kind === 'ready' ? (loaded.value ?? []) : [];
  if (places.length === 0) return null;
  return (
    <PanelSection title={t('ui.changes.code.title')}>
      {places.slice(0, MOST).map(({ path, start, end }) => (
        <ListRow
          key={`${path}:${start}`}
          icon={FileCode2}
          title={nameOf(path)}
          end={linesOf(start, end)}
          label={`${nameOf(path)} ${linesOf(start, end)}. ${t('ui.changes.code.show', { path: visibleText(path), start, end })}`}
          onPress={() => {
            reveal(path, node);
            setSideTab('inspect');
            show('changes');
          }}
        />
      ))}
    </PanelSection>
  );
};
