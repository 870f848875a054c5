import { useView } from '../../store/window-context.tsx';
import { FileReader } from '../file-reader/file-reader.tsx';
import { FolderChooser } from '../folder-chooser/folder-chooser.tsx';
import { Palette } from '../palette/palette.tsx';
import { Settings } from '../settings/settings.tsx';
import { Shortcuts } from '../shortcuts/shortcuts.tsx';
import { StopDialog } from '../stop/stop-dialog.tsx';

/** What floats above the window: one at a time. */
export const Overlays = () => {
  const overlay = useView((view) => view.overlay);
  switch (overlay?.kind) {
    case undefined:
      return null;
    case 'palette':
      return <Palette initialQuery={overlay.query} />;
    case 'settings':
      return <Settings />;
    case 'shortcuts':
      return <Shortcuts />;
    case 'folder':
      return <FolderChooser />;
    case 'stop':
      return <StopDialog />;
    case 'file':
      return <FileReader path={overlay.path} />;
  }
};
