import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Button } from '../../../components/button/button.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { List } from '../../../components/list/list.tsx';
import { ListRow } from '../../../components/list/list-row.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useSnapshot } from '../../../store/use-snapshot.ts';
import { VisibleName } from '../../design/parts/visible-name.tsx';
import { readyValue, useKnownLayers } from '../../design/use-design.ts';
import { useShowLayer } from '../use-show-layer.ts';
import styles from './plan-inspect.module.css';
import { SourcePicture } from './source-picture.tsx';
import { MOST_PLACES, type SourcePlace, sourcePlaces } from './source-places.ts';

interface LayersProps {
  readonly view: SnapshotView;
  readonly nodes: readonly string[];
}

const Named = ({ view, place }: { readonly view: SnapshotView; readonly place: SourcePlace }) => {
  const { t } = useTranslation();
  const showLayer = useShowLayer();
  const screen = view.screens.find(({ id }) => id === place.screen);
  const isScreen = place.screen === place.node;
  return (
    <div className={styles.named}>
      <span className={styles.name}>
        {screen && !isScreen ? `${visibleText(screen.name)} / ` : ''}
        <VisibleName text={place.name ?? t('ui.plan.unknown-layer')} />
      </span>
      {place.screen === null ? null : (
        <Button size="bar" variant="quiet" onPress={() => showLayer(view.name, place.node)}>
          {t('ui.plan.show-in-design')}
        </Button>
      )}
    </div>
  );
};

const Others = ({
  places,
  chosen,
  onChoose,
}: {
  places: readonly SourcePlace[];
  chosen: number;
  onChoose(at: number): void;
}) => {
  const { t } = useTranslation();
  return (
    <List label={t('ui.plan.source-layers')}>
      {places.map((place, at) => (
        <li key={place.node}>
          <ListRow
            title={visibleText(place.name ?? place.node)}
            isSelected={at === chosen}
            onPress={() => onChoose(at)}
          />
        </li>
      ))}
    </List>
  );
};

const Layers = ({ view, nodes }: LayersProps) => {
  const { t } = useTranslation();
  const { indexes } = useKnownLayers(view);
  const [chosen, setChosen] = useState(0);
  const places = useMemo(() => sourcePlaces(nodes, view.screens, indexes), [nodes, view.screens, indexes]);
  const place = places[chosen];
  if (!place) return null;
  const { screen } = place;
  return (
    <PanelSection
      title={t('ui.plan.source', { count: nodes.length })}
      end={<code className={styles.id}>{visibleText(place.node)}</code>}
    >
      <div className={styles.inset}>
        {screen === null ? (
          <div className={styles.board} />
        ) : (
          <SourcePicture view={view} place={{ ...place, screen }} />
        )}
        <Named view={view} place={place} />
      </div>
      {places.length > 1 ? <Others places={places} chosen={chosen} onChoose={setChosen} /> : null}
      {nodes.length > MOST_PLACES ? (
        <p className={styles.more}>{t('ui.plan.more-layers', { count: nodes.length - MOST_PLACES })}</p>
      ) : null}
    </PanelSection>
  );
};

export interface SourceLayersProps {
  readonly snapshot: string;
  readonly nodes: readonly string[];
}

/** The layers that a file is made of, each by picture, and the way to them. */
export const SourceLayers = ({ snapshot, nodes }: SourceLayersProps) => {
  const view = readyValue(useSnapshot(snapshot));
  if (nodes.length === 0 || view === null) return null;
  return <Layers view={view} nodes={nodes} />;
};
