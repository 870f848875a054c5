import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileOrigin } from '#contract/code-gen/project-view';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useReview } from '../../../store/window-context.tsx';
import { LayerIcon } from '../../design/parts/layer-icon.tsx';
import { VirtualList } from '../../design/parts/virtual-list.tsx';
import { VisibleName } from '../../design/parts/visible-name.tsx';
import { useKeptLayers } from '../../design/use-design.ts';
import { type RegionRow, regionRows } from '../model/region-rows.ts';
import styles from './side.module.css';

const ROW = 26;
/** So many rows are shown before the list scrolls by itself. */
const MOST = 12;
const MAX_INDENT = 8;
/** A layer that is not read, or is on another screen. */
const UNKNOWN = { figmaType: '' };

const linesOf = ({ region: { start, end } }: RegionRow): string => (start === end ? `${start}` : `${start}–${end}`);

/** Which layer made which lines. Choosing one marks its lines; lines that are selected choose theirs. */
export const LayerLines = ({ origin }: { readonly origin: FileOrigin }) => {
  const { t } = useTranslation();
  const rows = useMemo(() => regionRows(origin.regions), [origin]);
  const chosen = useReview(({ place }) => place.region);
  const setPlace = useReview((review) => review.setPlace);
  const index = useKeptLayers(origin.snapshot, origin.screens[0] ?? null);
  const nodeOf = (id: string) => index?.byId.get(id)?.node ?? UNKNOWN;
  return (
    <PanelSection title={t('ui.changes.layers')}>
      {rows.length === 0 ? <p className={styles.inset}>{t('ui.changes.no-layers')}</p> : null}
      {origin.untouched || rows.length === 0 ? null : <p className={styles.inset}>{t('ui.changes.touched')}</p>}
      <div className={styles.regions} style={{ height: Math.min(rows.length, MOST) * ROW }}>
        <VirtualList
          label={t('ui.changes.layers')}
          rows={rows}
          heightOf={() => ROW}
          keyOf={({ at }) => String(at)}
          nameOf={({ region }) => region.name}
          selectedKey={chosen === null ? null : String(chosen)}
          onChoose={({ at }) => setPlace({ region: at, lines: null })}
          renderRow={(row) => (
            <>
              <span style={{ width: Math.min(row.depth, MAX_INDENT) * 12 }} className={styles.indent} />
              <LayerIcon node={nodeOf(row.region.node)} className={styles.icon} />
              <span className={styles.region} title={visibleText(row.region.name)}>
                <VisibleName text={row.region.name} />
              </span>
              <span className={styles.lines}>{linesOf(row)}</span>
            </>
          )}
        />
      </div>
    </PanelSection>
  );
};
