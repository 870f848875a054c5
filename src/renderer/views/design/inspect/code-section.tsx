import { FileCode2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { ListRow } from '../../../components/list/list-row.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useCodePlaces, useOpenCode } from './use-code-places.ts';

/** More places than this one layer hardly has; the first ones are shown. */
const MOST = 8;

const nameOf = (path: string): string => visibleText(path.slice(path.lastIndexOf('/') + 1));
const linesOf = (start: number, end: number): string => (start === end ? `${start}` : `${start}–${end}`);

/** The lines that came of a layer: a press shows them on the Changes tab. */
export const CodeSection = ({ node }: { readonly node: string }) => {
  const { t } = useTranslation();
  const places = useCodePlaces(node);
  const open = useOpenCode();
  if (places.length === 0) return null;
  return (
    <PanelSection title={t('ui.changes.code.title')}>
      {places.slice(0, MOST).map(({ path, start, end }) => (
        <ListRow
          key={`${path}:${start}`}
          icon={FileCode2}
          title={nameOf(path)}
          end={linesOf(start, end)}
          onPress={() => open(path, node)}
        />
      ))}
    </PanelSection>
  );
};
