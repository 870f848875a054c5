import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../components/button/key-hint.tsx';
import { useViewActions } from '../../store/window-context.tsx';
import styles from './palette.module.css';
import { PaletteInput } from './palette-input.tsx';
import { PaletteList } from './palette-list.tsx';
import { readQuery } from './palette-query.ts';
import { usePaletteGroups } from './use-palette-groups.ts';

const Foot = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation();
  return (
    <footer className={styles.foot}>
      <span>
        <KeyHint keys="ArrowUp" /> <KeyHint keys="ArrowDown" /> {t('ui.palette.move')}
      </span>
      <span>
        <KeyHint keys="Enter" /> {t('ui.palette.open')}
      </span>
      <span className={styles.count} role="status">
        {t('ui.palette.results', { count })}
      </span>
    </footer>
  );
};

/** One place to find screens, layers, files and commands. */
export const Palette = ({ initialQuery }: { readonly initialQuery: string }) => {
  const { t } = useTranslation();
  const { closeOverlay } = useViewActions();
  const [typed, setTyped] = useState(initialQuery);
  const groups = usePaletteGroups(readQuery(typed));
  const count = groups.reduce((sum, group) => sum + group.entries.length, 0);
  const run = (id: string) => {
    if (id === '') return;
    const entry = groups.flatMap((group) => group.entries).find((candidate) => candidate.id === id);
    closeOverlay();
    entry?.run();
  };
  return (
    <ModalOverlay className={styles.scrim ?? ''} isOpen isDismissable onOpenChange={closeOverlay}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.palette ?? ''} aria-label={t('ui.palette.title')}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <PaletteInput onEnter={() => run(groups[0]?.entries[0]?.id ?? '')} />
            <PaletteList groups={groups} onRun={run} />
          </Autocomplete>
          <Foot count={count} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
