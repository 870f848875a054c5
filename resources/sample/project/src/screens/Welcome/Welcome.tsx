import droplet from '../../assets/icons/droplet.png'
import { Button } from '../../components/Button/Button'
import { Card } from '../../components/Card/Card'
import { ListRow } from '../../components/ListRow/ListRow'
import { greeting } from '../../lib/greeting'
import styles from './Welcome.module.css'

export function Welcome() {
  return (
    <div className={styles.welcome}>
      <h1 className={styles.title}>{greeting(new Date().getHours())}</h1>
      <Card title="Before you start">
        <ListRow icon={droplet} title="Put a cup of water ready" note="Room warm is best" />
      </Card>
      <Button>Begin</Button>
    </div>
  )
}
