import { SquareArrowOutUpRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayerChange } from '#contract/design/snapshot-diff';
import type { ScreenDiffHead } from '#contract/design/snapshot-view';
import { Button } from '../../../components/button/button.tsx';
import { useViewActions } from '../../../store/window-context.tsx';
import { VisibleName } from '../parts/visible-name.tsx';
import type { ChangeRow } from './change-rows.ts';
import { ChangeTable, useLayerRows, useTokenRows } from './change-table.tsx';
import styles from './compare.module.css';
import { PicturePair, type PictureView } from './picture-pair.tsx';
import { imageSides, useScreenSides, type ViewPair } from './use-sides.tsx';

interface PartProps {
  readonly views: ViewPair;
  readonly view: PictureView;
  onView(view: PictureView): void;
  /** Called when the layer is to be seen on the board. */
  onShow(): void;
}

const About = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <section className={styles.about} aria-label={name}>
    <div className={styles.aboutHead}>
      <h2 className={styles.aboutName}>
        <VisibleName text={name} />
      </h2>
    </div>
    {children}
  </section>
);

interface ScreenPartProps extends PartProps {
  readonly screen: ScreenDiffHead;
  readonly layer: LayerChange | null;
}

const ShowButton = ({ views, screen, layer, onShow }: ScreenPartProps) => {
  const { t } = useTranslation();
  const { chooseSnapshot, select } = useViewActions();
  const isGone = (layer?.kind ?? screen.kind) === 'removed';
  const show = () => {
    chooseSnapshot(isGone ? views.before.name : views.after.name);
    select({ screen: screen.id, node: layer?.id ?? null });
    onShow();
  };
  return (
    <Button size="bar" variant="quiet" icon={SquareArrowOutUpRight} onPress={show}>
      {t(isGone ? 'ui.compare.show-before' : 'ui.compare.show')}
    </Button>
  );
};

const ScreenPart = (props: ScreenPartProps) => {
  const { t } = useTranslation();
  const { views, screen, layer, view, onView } = props;
  const sides = useScreenSides(views, screen, layer);
  const rowsOf = useLayerRows();
  const rows = layer === null ? [] : rowsOf(layer, sides.around);
  return (
    <>
      <PicturePair
        before={sides.before}
        after={sides.after}
        view={view}
        onView={onView}
        end={<ShowButton {...props} />}
      />
      {layer && rows.length > 0 ? (
        <About name={layer.name}>
          <ChangeTable
            label={t('ui.compare.properties')}
            rows={rows}
            more={layer.moreProperties ?? 0}
            framework={views.after.head.framework}
          />
        </About>
      ) : null}
    </>
  );
};

/** What the chosen change looks like, and what of it differs. */
export const ChangeDetail = ({ row, views, onShow }: { row: ChangeRow; views: ViewPair; onShow(): void }) => {
  const { t } = useTranslation();
  const [view, onView] = useState<PictureView>('slider');
  const tokenRows = useTokenRows();
  const part = { views, view, onView, onShow };
  switch (row.kind) {
    case 'heading':
      return null;
    case 'screen':
      return <ScreenPart {...part} screen={row.screen} layer={null} />;
    case 'layer':
      return <ScreenPart {...part} screen={row.screen} layer={row.layer} />;
    case 'image':
      return <PicturePair {...imageSides(views, row.image)} view={view} onView={onView} />;
    case 'token':
      return (
        <About name={row.token.name}>
          <ChangeTable
            label={t('ui.compare.properties')}
            rows={tokenRows(row.token)}
            more={0}
            framework={views.after.head.framework}
          />
        </About>
      );
  }
};
