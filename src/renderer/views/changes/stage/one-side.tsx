import { Ban, FileDigit, ImageOff, Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectFile } from '#contract/code-gen/project-view';
import { CodeView } from '../../../components/code/code-view.tsx';
import { EmptyState } from '../../../components/feedback/empty-state.tsx';
import { useFormat } from '../../../format/use-format.ts';
import { visibleText } from '../../../format/visible-text.ts';
import styles from './stage.module.css';

export interface OneSideProps {
  readonly path: string;
  readonly file: ProjectFile;
  readonly side: 'before' | 'after';
}

const Picture = ({ path, file, side }: OneSideProps & { readonly file: ProjectFile & { readonly kind: 'image' } }) => {
  const { t } = useTranslation();
  const { bytes, count } = useFormat();
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [isBroken, setBroken] = useState(false);
  if (isBroken) {
    return (
      <EmptyState icon={ImageOff} title={t('ui.changes.image-broken')} place="panel">
        {bytes(file.size)}
      </EmptyState>
    );
  }
  return (
    <figure className={styles.figure}>
      <div className={styles.board}>
        <img
          className={styles.image}
          src={file.url}
          alt={t(`ui.code.${side}-of`, { path: visibleText(path) })}
          onLoad={({ currentTarget: image }) => setSize({ width: image.naturalWidth, height: image.naturalHeight })}
          onError={() => setBroken(true)}
        />
      </div>
      <figcaption className={styles.caption}>
        {size ? `${count(size.width)} × ${count(size.height)}, ${bytes(file.size)}` : bytes(file.size)}
      </figcaption>
    </figure>
  );
};

/** Bytes in rows of 8, as they are given: pairs of hexadecimal digits. */
const hexRows = (head: string): readonly string[] =>
  (head.replace(/[^0-9a-f]/gi, '').match(/.{1,16}/g) ?? []).map((row) => (row.match(/../g) ?? []).join(' '));

const Binary = ({ file }: { readonly file: ProjectFile & { readonly kind: 'binary' } }) => {
  const { t } = useTranslation();
  const { bytes } = useFormat();
  return (
    <EmptyState icon={FileDigit} title={t('ui.changes.binary', { size: bytes(file.size) })} place="panel">
      {t('ui.changes.binary-text')}
      <pre className={styles.hex}>{hexRows(file.head).join('\n')}</pre>
    </EmptyState>
  );
};

/** One version of a file, as what it is. */
export const OneSide = (props: OneSideProps) => {
  const { t } = useTranslation();
  const { path, file } = props;
  switch (file.kind) {
    case 'text':
      return <CodeView path={path} text={file.text} />;
    case 'image':
      return <Picture key={file.url} {...props} file={file} />;
    case 'binary':
      return <Binary file={file} />;
    case 'link':
      return (
        <EmptyState icon={Link2} title={t('ui.changes.link-to')} place="panel">
          <code className={styles.target}>{visibleText(file.target)}</code>
          <p>{t(file.outside ? 'ui.changes.link-outside' : 'ui.changes.link-text')}</p>
        </EmptyState>
      );
    case 'absent':
      return (
        <EmptyState icon={Ban} title={t(`ui.changes.absent-${props.side}`)} place="panel">
          {null}
        </EmptyState>
      );
  }
};
