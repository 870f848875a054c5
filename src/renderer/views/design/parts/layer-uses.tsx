import { SquareArrowOutUpRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SnapshotView, UseKind } from '#contract/design/snapshot-view';
import { Button } from '../../../components/button/button.tsx';
import { IconButton } from '../../../components/button/icon-button.tsx';
import { Skeleton } from '../../../components/feedback/skeleton.tsx';
import { visibleText } from '../../../format/visible-text.ts';
import { useLoaded } from '../../../store/use-loaded.ts';
import { useSend, useView, useViewActions } from '../../../store/window-context.tsx';
import { LayerIcon } from './layer-icon.tsx';
import styles from './layer-uses.module.css';
import { VirtualList } from './virtual-list.tsx';
import { VisibleName } from './visible-name.tsx';

export interface LayerUsesProps {
  readonly view: SnapshotView;
  readonly of: UseKind;
  readonly useKey: string;
  readonly title: string;
  /** Called when the layer is to be seen on the board. */
  onShow(): void;
  onClose(): void;
}

const ROW = 44;

/** The layers that use a token, a colour or a text style. A press chooses one, so that it is inspected. */
export const LayerUses = ({ view, of, useKey, title, onShow, onClose }: LayerUsesProps) => {
  const { t } = useTranslation();
  const send = useSend();
  const { select } = useViewActions();
  const selected = useView(({ selection }) => selection.node);
  const loaded = useLoaded(JSON.stringify([view.name, of, useKey]), () =>
    send('snapshot.usesOf', { name: view.name, of, key: useKey }),
  );
  const uses = loaded.kind === 'ready' ? loaded.value : null;
  const screenName = (id: string) => view.screens.find((screen) => screen.id === id)?.name ?? id;
  const isChosen = uses?.layers.some(({ id }) => id === selected) === true;
  return (
    <section className={styles.uses} aria-label={t('ui.design.used-by', { name: visibleText(title) })}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <VisibleName text={title} />
        </h2>
        <IconButton icon={X} label={t('ui.design.close')} size="bar" onPress={onClose} />
      </header>
      {uses ? <p className={styles.count}>{t('ui.design.uses', { count: uses.count })}</p> : null}
      {loaded.kind === 'loading' ? <Skeleton rows={6} label={t('ui.design.searching')} /> : null}
      {loaded.kind === 'failed' ? <p className={styles.count}>{loaded.failure.message}</p> : null}
      {uses && uses.layers.length > 0 ? (
        <VirtualList
          label={t('ui.design.found-layer')}
          rows={uses.layers}
          heightOf={() => ROW}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          selectedKey={isChosen ? selected : null}
          onChoose={({ screen, id }) => select({ screen, node: id })}
          renderRow={(layer) => (
            <>
              <LayerIcon node={layer} className={styles.icon} />
              <span className={styles.words}>
                <span className={styles.name}>
                  <VisibleName text={layer.name} />
                </span>
                <span className={styles.note}>
                  <VisibleName text={screenName(layer.screen)} />
                </span>
              </span>
            </>
          )}
        />
      ) : null}
      <footer className={styles.foot}>
        <Button size="bar" variant="quiet" icon={SquareArrowOutUpRight} isDisabled={!isChosen} onPress={onShow}>
          {t('ui.compare.show')}
        </Button>
      </footer>
    </section>
  );
};
