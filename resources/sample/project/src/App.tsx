import styles from './App.module.css'
import { Welcome } from './screens/Welcome/Welcome'

export function App() {
  return (
    <main className={styles.app}>
      <Welcome />
    </main>
  )
}
