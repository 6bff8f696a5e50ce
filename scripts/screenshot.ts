// Makes docs/plan.png and docs/plan-dark.png, the plan's page as the README shows it, from the cluster in test/fixtures/plan.
// Needs Chromium.
import { readFileSync } from 'node:fs';
import { run } from '../lib/cli/run.js';
import { openChromium } from '../test/browser/chromium.js';
import { MemoryIo } from '../test/memory-io.js';

const folder = new URL('../test/fixtures/plan/', import.meta.url);
const texts = ['cluster.yaml', 'dump.yaml'].map(
  (name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const,
);
const io = new MemoryIo(Object.fromEntries(texts));
await run(['plan', ...io.files.keys(), '--format', 'html'], io);

const browser = await openChromium();
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1200, height: 900 } });
  await page.setContent(io.stdout);
  await page.getByLabel('assigned').uncheck();
  const findings = await page.locator('#findings-title').boundingBox();
  const clip = { x: 0, y: 0, width: 1200, height: Math.floor((findings?.y ?? 900) - 24) };
  await page.screenshot({
    path: `docs/plan${colorScheme === 'dark' ? '-dark' : ''}.png`,
    fullPage: true,
    clip,
  });
}
await browser.close();
