import { chromium } from '@playwright/test';
import { findTestBrowser } from './e2e/chromium.ts';
const browser = await chromium.launch({ executablePath: await findTestBrowser(), args: ['--no-sandbox'] });
const states = (process.argv[2] ?? 'changes').split(',');
const opts = (process.argv[3] ?? 'light').split(',');
const widths = (process.argv[4] ?? '1440').split(',').map(Number);
for (const w of widths) for (const o of opts) {
  const page = await browser.newPage({ viewport: { width: w, height: 900 } });
  page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') console.log(w, o, m.text().slice(0, 300)); });
  page.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 400)));
  for (const s of states) {
    await page.goto('about:blank');
    await page.goto(`http://localhost:5377/#${encodeURIComponent(`${s} ${o.replace('+', ' ')}`)}`);
    await page.waitForTimeout(Number(process.env.WAIT ?? 1200));
    await page.screenshot({ path: `/tmp/ru/${s}-${o}-${w}.png` });
  }
  await page.close();
}
await browser.close();
