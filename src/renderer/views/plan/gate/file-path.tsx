import { visibleText } from '../../../format/visible-text.ts';
import { splitPath } from '../model/plan-entries.ts';
import styles from './file-path.module.css';

export interface FilePathProps {
  readonly path: string;
  /** The file goes: its name is struck through. */
  readonly isGone?: boolean;
  /** Over as many lines as it takes, instead of a shorter folder. */
  readonly isWhole?: boolean;
}

/** A path: the folder shortens where there is no room, the name never does. Hidden characters are shown as marks. */
export const FilePath = ({ path, isGone = false, isWhole = false }: FilePathProps) => {
  const { folder, name } = splitPath(path);
  const Name = isGone ? 's' : 'span';
  return (
    <bdi className={styles.path} data-whole={isWhole || undefined}>
      {folder === '' ? null : <span className={styles.folder}>{visibleText(folder)}</span>}
      {folder === '' ? null : <span className={styles.slash}>/</span>}
      {isWhole ? <wbr /> : null}
      <Name className={styles.name}>{visibleText(name)}</Name>
    </bdi>
  );
};
