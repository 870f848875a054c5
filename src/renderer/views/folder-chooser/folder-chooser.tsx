import { CornerLeftUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FolderListing } from '#contract/commands';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/overlay/dialog.tsx';
import { KEYS } from '../../keys/key-table.ts';
import { useSend, useViewActions } from '../../store/window-context.tsx';
import styles from './folder-chooser.module.css';
import { FolderList } from './folder-list.tsx';
import { PathField } from './path-field.tsx';
import { asFolder, matching, splitTyped } from './typed-path.ts';
import { useListing } from './use-listing.ts';

/** Opens or makes the typed folder; stays open and says why when it cannot. */
const useOpening = () => {
  const send = useSend();
  const { closeOverlay, tell } = useViewActions();
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (name: 'workspace.open' | 'workspace.create', path: string) => {
    const result = await send(name, { path });
    if (!result.ok) return setProblem(result.failure.message);
    tell(null);
    closeOverlay();
  };
  return { problem, setProblem, open };
};

const isListed = (listing: FolderListing | null, typed: string): boolean => {
  const { start } = splitTyped(typed);
  return listing !== null && (start === '' || listing.folders.some(({ name }) => name === start));
};

/** Chooses a folder where there is no system dialog: a path with completion over the list of its subfolders. */
export const FolderChooser = () => {
  const { t } = useTranslation();
  const { closeOverlay } = useViewActions();
  const [typed, setTyped] = useState('');
  const { folder, start } = splitTyped(typed);
  const loaded = useListing(folder);
  const { problem, setProblem, open } = useOpening();
  const listing = loaded.kind === 'ready' ? loaded.value : null;
  // The home folder has no name until it was listed.
  useEffect(() => {
    if (listing && typed === '') setTyped(asFolder(listing.path));
  }, [listing, typed]);
  const go = (path: string) => {
    setProblem(null);
    setTyped(asFolder(path));
  };
  const shown = listing ? matching(listing, start) : [];
  const exists = isListed(listing, typed);
  const parent = listing?.parent ?? null;
  return (
    <Dialog
      title={t('ui.folder.title')}
      isOpen
      onClose={closeOverlay}
      closeLabel={t('ui.close')}
      footNote={t('ui.folder.note')}
      actions={
        <Button
          variant="primary"
          size="form"
          keys={KEYS.primary.keys}
          isPrimaryAction
          isDisabled={typed === '' || listing === null}
          onPress={() => void open(exists ? 'workspace.open' : 'workspace.create', typed)}
        >
          {t(exists ? 'ui.folder.open' : 'ui.folder.create')}
        </Button>
      }
    >
      <div className={styles.path}>
        <PathField
          typed={typed}
          names={shown.map(({ name }) => name)}
          problem={problem ?? (loaded.kind === 'failed' ? loaded.failure.message : null)}
          onType={(next) => {
            setProblem(null);
            setTyped(next);
          }}
        />
        <Button
          size="form"
          icon={CornerLeftUp}
          isDisabled={parent === null}
          onPress={() => {
            if (parent !== null) go(parent);
          }}
        >
          {t('ui.folder.up')}
        </Button>
      </div>
      <FolderList folders={shown} isCut={listing?.truncated ?? false} isLoading={loaded.kind === 'loading'} onGo={go} />
    </Dialog>
  );
};
