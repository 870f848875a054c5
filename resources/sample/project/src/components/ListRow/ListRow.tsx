import type { ReactNode } from 'react'
import styles from './ListRow.module.css'

interface ListRowProps {
  icon: string
  title: string
  note?: string
  end?: ReactNode
}

export function ListRow({ icon, title, note, end }: ListRowProps) {
  return (
    <div className={styles.row}>
      <img className={styles.icon} src={icon} alt="" />
      <div className={styles.words}>
        <span>{title}</span>
        {note && <span className={styles.note}>{note}</span>}
      </div>
      {end}
    </div>
  )
}
