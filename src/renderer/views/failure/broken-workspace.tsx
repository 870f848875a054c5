import { FolderOpen, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FailureText } from '#contract/errors';
import { Button } from '../../components/button/button.tsx';
import { KEYS } from '../../keys/key-table.ts';
import { useCommand } from '../../store/window-context.tsx';
import { useOpenFolder } from '../folder-chooser/use-open-folder.ts';
import { FailurePage } from './failure-page.tsx';

/** What the product keeps in this folder cannot be used; nothing migrates and nothing is guessed. */
export const BrokenWorkspace = ({ failure }: { readonly failure: FailureText }) => {
  const { t } = useTranslation();
  const command = useCommand();
  const openFolder = useOpenFolder();
  return (
    <FailurePage
      failure={failure}
      title={t('ui.failure.broken')}
      actions={
        <>
          <Button
            variant="primary"
            size="form"
            icon={RefreshCw}
            isPrimaryAction
            onPress={() => void command('workspace.refresh', {})}
          >
            {t('ui.failure.look-again')}
          </Button>
          <Button size="form" icon={FolderOpen} keys={KEYS.openFolder.keys} onPress={openFolder}>
            {t('ui.workspace.open-another')}
          </Button>
        </>
      }
    />
  );
};
