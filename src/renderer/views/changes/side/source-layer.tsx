import { useTranslation } from 'react-i18next';
import type { FileOrigin } from '#contract/code-gen/project-view';
import { Button } from '../../../components/button/button.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { PanelSection } from '../../../components/layout/panel.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useReview, useViewActions } from '../../../store/window-context.tsx';
import { LayerIcon } from '../../design/parts/layer-icon.tsx';
import { VisibleName } from '../../design/parts/visible-name.tsx';
import { LayerPicture } from './layer-picture.tsx';
import styles from './side.module.css';
import { type SourceLayer as Source, useSourceLayer } from './use-source-layer.ts';

const Found = ({ view, screen, layer }: Source) => {
  const { t } = useTranslation();
  const { chooseSnapshot, select, show } = useViewActions();
  const showIt = () => {
    chooseSnapshot(view.name);
    select({ screen: screen.id, node: layer?.node.id ?? null });
    show('design');
  };
  return (
    <>
      <LayerPicture view={view} screen={screen} layer={layer} />
      <div className={styles.source}>
        <span className={styles.sourceName}>
          {layer ? <LayerIcon node={layer.node} className={styles.icon} /> : null}
          <span className={styles.words} title={visibleText(`${screen.name} / ${layer?.node.name ?? ''}`)}>
            <VisibleName text={screen.name} />
            {layer && layer.node.id !== screen.id ? (
              <>
                {' / '}
                <VisibleName text={layer.node.name} />
              </>
            ) : null}
          </span>
        </span>
        <Button size="bar" variant="quiet" onPress={showIt}>
          {t('ui.changes.show-in-design')}
        </Button>
      </div>
      {layer ? null : <p className={styles.note}>{t('ui.changes.layer-gone')}</p>}
    </>
  );
};

/** The layer that the lines came of, with its picture. */
export const SourceLayerSection = ({ origin }: { readonly origin: FileOrigin }) => {
  const { t } = useTranslation();
  const region = useReview(({ place }) => (place.region === null ? null : (origin.regions[place.region] ?? null)));
  const node = region?.node ?? origin.regions[0]?.node ?? null;
  const source = useSourceLayer(origin, node);
  return (
    <PanelSection
      title={t('ui.changes.source')}
      end={node ? <code className={styles.id}>{visibleText(node)}</code> : null}
      isInset
    >
      {source.kind === 'ready' ? <Found {...source.value} /> : null}
      {source.kind === 'loading' ? <Skeleton rows={5} label={t('ui.design.reading-layers')} /> : null}
      {source.kind === 'failed' ? <p className={styles.note}>{source.failure.message}</p> : null}
      {source.kind === 'none' ? <p className={styles.note}>{t('ui.changes.no-screen')}</p> : null}
    </PanelSection>
  );
};
