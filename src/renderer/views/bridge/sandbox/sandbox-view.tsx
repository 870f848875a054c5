import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenSandbox, SandboxDrawing, SandboxStep } from '#contract/canvas/sandbox';
import { Segmented } from '../../../components/form/segmented.tsx';
import { useLoaded } from '../../../store/use-loaded.ts';
import { useSend } from '../../../store/window-context.tsx';
import { type Region, regionOf, wholePage } from './picture-region.ts';
import styles from './sandbox.module.css';
import { SandboxPicture } from './sandbox-picture.tsx';
import { StepActions } from './step-actions.tsx';
import { StepValues } from './step-values.tsx';

const SIDES = ['before', 'after'] as const;
type Side = (typeof SIDES)[number];

/** The last picture stays until the next one has come. */
const useDrawing = (version: number, step: number | null, side: Side) => {
  const send = useSend();
  const loaded = useLoaded(`${version} ${step} ${side}`, () => send('sandbox.draw', { step, side }));
  const [last, setLast] = useState(loaded);
  if (loaded.kind !== 'loading' && loaded !== last) setLast(loaded);
  return loaded.kind === 'loading' ? last : loaded;
};

/** The same part before and after a step, also where its layers are not there yet, or no more. */
const useRegion = (drawing: SandboxDrawing, step: SandboxStep | null): Region => {
  const last = useRef<{ readonly step: number; readonly region: Region } | null>(null);
  if (step === null) return wholePage(drawing);
  const region = regionOf(drawing, step.touched);
  if (region !== null) last.current = { step: step.id, region };
  return last.current?.step === step.id ? last.current.region : wholePage(drawing);
};

const Picture = ({ drawing, step }: { readonly drawing: SandboxDrawing; readonly step: SandboxStep | null }) => (
  <SandboxPicture drawing={drawing} touched={step?.touched ?? []} region={useRegion(drawing, step)} />
);

export interface SandboxViewProps {
  readonly open: OpenSandbox;
  readonly step: SandboxStep | null;
  readonly isOff: boolean;
}

/** The page as the chosen step left it, or as it found it; without one as it is. */
export const SandboxView = ({ open, step, isOff }: SandboxViewProps) => {
  const { t } = useTranslation();
  const [side, setSide] = useState<Side>('after');
  const [edited, edit] = useState<number | null>(null);
  const drawing = useDrawing(open.version, step?.id ?? null, step === null ? 'after' : side);
  const isEmpty = drawing.kind === 'ready' && drawing.value.layers.length === 0;
  return (
    <div className={styles.view}>
      {step === null ? null : (
        <div className={styles.bar}>
          <Segmented<Side>
            label={t('ui.sandbox.side.label')}
            size="bar"
            value={side}
            onChange={setSide}
            options={SIDES.map((value) => ({ value, label: t(`ui.sandbox.side.${value}`) }))}
          />
          {open.replayed === null ? <StepActions step={step} isOff={isOff} onEdit={() => edit(step.id)} /> : null}
        </div>
      )}
      {step !== null && edited === step.id && open.replayed === null ? (
        <StepValues step={step} onDone={() => edit(null)} />
      ) : null}
      <div className={styles.board}>
        {drawing.kind === 'failed' ? <p className={styles.error}>{drawing.failure.message}</p> : null}
        {isEmpty ? <p className={styles.blank}>{t('ui.sandbox.blank')}</p> : null}
        {drawing.kind === 'ready' && !isEmpty ? <Picture drawing={drawing.value} step={step} /> : null}
      </div>
    </div>
  );
};
