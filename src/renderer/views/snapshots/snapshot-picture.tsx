import { Layers } from 'lucide-react';
import { Icon } from '../../components/icon.tsx';
import { useSnapshot } from '../../store/use-snapshot.ts';
import styles from './snapshot-picture.module.css';

/** The first picture of a snapshot, when it is the one that is read anyway. */
export const SnapshotPicture = ({ name, isChosen }: { readonly name: string; readonly isChosen: boolean }) => {
  const loaded = useSnapshot(isChosen ? name : null);
  const view = loaded.kind === 'ready' ? loaded.value : null;
  const picture = view?.screens.find((screen) => screen.picture !== null)?.picture;
  return (
    <span className={styles.frame}>
      {view && picture ? <img src={`${view.base}/${picture}`} alt="" /> : <Icon of={Layers} size={14} />}
    </span>
  );
};
