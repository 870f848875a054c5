import { MousePointerClick } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView } from '#contract/design/snapshot-view';
import { Badge } from '../../components/feedback/badge.tsx';
import { EmptyState } from '../../components/feedback/empty-state.tsx';
import { Skeleton } from '../../components/feedback/skeleton.tsx';
import { visibleText } from '../../format/visible-text.ts';
import { formatKeys } from '../../keys/format-keys.ts';
import { currentPlatform } from '../../keys/platform.ts';
import { useView } from '../../store/window-context.tsx';
import { AstSection } from './inspect/ast-section.tsx';
import { CodeSection } from './inspect/code-section.tsx';
import { ComponentSection } from './inspect/component-section.tsx';
import { EffectsSection } from './inspect/effects-section.tsx';
import styles from './inspect/inspect.module.css';
import { LayoutSection } from './inspect/layout-section.tsx';
import { FillsSection, StrokesSection } from './inspect/paints-section.tsx';
import { StackSection } from './inspect/stack-section.tsx';
import { TextSection } from './inspect/text-section.tsx';
import { type Layer, type LayerIndex, pathOf } from './model/layer-index.ts';
import { LayerIcon } from './parts/layer-icon.tsx';
import { VisibleName } from './parts/visible-name.tsx';
import { readyValue, useChosenScreen, useDesign, useKeptLayers } from './use-design.ts';

interface InspectedProps {
  readonly view: SnapshotView;
  readonly index: LayerIndex;
  readonly layer: Layer;
}

const Head = ({ index, layer }: InspectedProps) => {
  const { t } = useTranslation();
  const { node } = layer;
  const path = pathOf(index, node.id).slice(0, -1);
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <LayerIcon node={node} className={styles.icon} />
        <h2 className={styles.name}>
          <VisibleName text={node.name} />
        </h2>
        <Badge>{visibleText(node.type)}</Badge>
        {layer.isHidden ? <Badge tone="mod">{t('ui.design.hidden')}</Badge> : null}
      </div>
      {path.length > 0 ? (
        <div className={styles.path} title={path.map((one) => visibleText(one.node.name)).join(' / ')}>
          {path.map((one, at) => (
            <span key={one.node.id}>
              {at === 0 ? '' : ' / '}
              <VisibleName text={one.node.name} />
            </span>
          ))}
        </div>
      ) : null}
      <code className={styles.id}>{visibleText(node.id)}</code>
    </header>
  );
};

const Inspected = (props: InspectedProps) => {
  const { node } = props.layer;
  const { framework } = props.view.head;
  // Stays as it is while one layer after the other is looked at.
  const [isAstOpen, setAstOpen] = useState(false);
  return (
    <div className={styles.panel}>
      <Head {...props} />
      <CodeSection node={node.id} />
      <LayoutSection node={node} />
      <FillsSection node={node} framework={framework} />
      <StrokesSection node={node} framework={framework} />
      <EffectsSection node={node} framework={framework} />
      <TextSection node={node} framework={framework} />
      <ComponentSection node={node} />
      <StackSection node={node} framework={framework} />
      <AstSection node={node} framework={framework} isOpen={isAstOpen} onOpen={setAstOpen} />
    </div>
  );
};

/** Side panel, tab Inspect: what the chosen layer is, and what the workspace's stack calls it. */
export const InspectPanel = () => {
  const { t } = useTranslation();
  const loaded = useDesign();
  const view = readyValue(loaded);
  const selection = useView((state) => state.selection);
  const screen = useChosenScreen(view);
  const index = useKeptLayers(view?.name ?? null, selection.screen === null ? null : (screen?.id ?? null));
  if (loaded.kind === 'loading' || (selection.screen !== null && view && !index)) {
    return <Skeleton rows={8} label={t('ui.design.reading-layers')} />;
  }
  const layer = index && (selection.node === null ? index.layers[0] : index.byId.get(selection.node));
  if (!view || !index || !layer) {
    return (
      <EmptyState icon={MousePointerClick} title={t('ui.design.nothing-chosen')} place="panel">
        {t('ui.design.nothing-chosen-text', { key: formatKeys('alt', currentPlatform()) })}
      </EmptyState>
    );
  }
  return <Inspected view={view} index={index} layer={layer} />;
};
