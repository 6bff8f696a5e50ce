import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';
import { openChromium } from './chromium.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/plan/${name}`, import.meta.url), 'utf8');
const files = { 'cluster.yaml': fixture('cluster.yaml'), 'dump.yaml': fixture('dump.yaml') };

async function html(texts: Record<string, string>): Promise<string> {
  const io = new MemoryIo(texts);
  await run(['plan', ...Object.keys(texts), '--format', 'html'], io);
  return io.stdout;
}

let browser: Browser;
let page: Page;
/** Requests beyond the page itself, errors and dialogs: there must be none. */
let noise: string[];

beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());
beforeEach(() => {
  noise = [];
});
afterEach(async () => {
  await page.close();
  expect(noise).toEqual([]);
});

async function open(texts: Record<string, string>, options: BrowserContextOptions = {}) {
  const address = 'http://plan.test/';
  const body = await html(texts);
  page = await browser.newPage(options);
  await page.route('**', (route) =>
    route.request().url() === address ? route.fulfill({ contentType: 'text/html', body }) : route.abort(),
  );
  page.setDefaultTimeout(5_000);
  page.on('request', (request) => {
    if (request.url() !== address) noise.push(request.url());
  });
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('dialog', (dialog) => {
    noise.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(address);
}

const shownServices = () => page.locator('tbody tr:visible th').allInnerTexts();
const names = async () => (await shownServices()).map((text) => text.split('\n')[0]);

describe('the Services', () => {
  test('are found by name, address and node, all words together', async () => {
    await open(files);
    expect(await page.locator('#count').textContent()).toBe('14 of 14 Services');
    await page.getByLabel('Search').fill('192.168.8.160');
    expect(await names()).toEqual(['vault/vault']);
    await page.getByLabel('Search').fill('TOR-A  checkout');
    expect(await names()).toEqual(['shop/checkout']);
    expect(await page.locator('#count').textContent()).toBe('1 of 14 Services');
    await page.getByLabel('Search').fill('nowhere');
    expect(await names()).toEqual([]);
    expect(await page.getByText('No Service matches.').isVisible()).toBe(true);
  });

  test('are filtered by state, with the keyboard alone', async () => {
    await open(files);
    await page.getByLabel('assigned').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await names()).toEqual(['shop/mirror', 'media/stream']);
    expect((await shownServices())[0]).toContain('it asks for pool pubic, which does not exist');
    await page.getByLabel('assigned').press('Space');
    expect(await names()).toHaveLength(12);
  });

  test('show where they are announced', async () => {
    await open(files);
    const row = page.getByRole('row', { name: 'istio-system/istio-ingressgateway' });
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([
      '203.0.113.1',
      'public',
      'BGP to tor-a from edge-a1, edge-a2\nBGP to tor-b from edge-b1, edge-b2',
      'assigned',
    ]);
  });
});

describe('the address maps', () => {
  test('lead from an address to its Service, also when a search hides it', async () => {
    await open(files);
    await page.getByLabel('Search').fill('postfix');
    const cell = page.getByRole('link', { name: '192.168.8.154: git/gitea' });
    await cell.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Search').inputValue()).toBe('');
    const row = page.getByRole('row', { name: 'git/gitea' });
    expect(await row.isVisible()).toBe(true);
    expect(await page.evaluate(`document.querySelector(':target th').textContent`)).toBe('git/gitea');
  });

  test('tell used, reserved, excluded and free apart, and not by colour alone', async () => {
    await open(files);
    const map = (name: string) =>
      page.getByRole('group', { name: new RegExp(`addresses of ${name},`) }).first();
    const count = (name: string, state: string) => map(name).locator(`.${state}`).count();
    expect([await count('public', 'u'), await count('public', 'x'), await count('public', 'f')]).toEqual([
      3, 4, 55,
    ]);
    expect([await count('storage', 'r'), await count('storage', 'x'), await count('storage', 'm')]).toEqual([
      1, 1, 2,
    ]);
    const looks = await page.evaluate(`[...document.querySelectorAll('.legend i')].map((cell) => {
      const { backgroundImage, borderStyle } = getComputedStyle(cell);
      return (backgroundImage === 'none' ? 'plain ' : 'striped ') + borderStyle;
    })`);
    expect(looks).toEqual(['plain none', 'striped none', 'plain solid', 'plain dashed', 'plain none']);
  });

  test('fold away', async () => {
    await open(files);
    const map = page.getByRole('group', { name: /addresses of home,/ });
    await page.locator('summary', { hasText: 'home' }).click();
    expect(await map.isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'home' }).press('Enter');
    expect(await map.isVisible()).toBe(true);
  });
});

test('the graph lights up what hangs on a box, and leads to its pool', async () => {
  await open(files);
  await page.locator('.box', { hasText: 'tor-b' }).hover();
  const lit = await page.locator('.box.on .name').allTextContents();
  expect(lit.sort()).toEqual([
    'edge-b1, edge-b2',
    'home',
    'home',
    'public',
    'public',
    'storage',
    'storage',
    'tor-b',
  ]);
  await page.locator('.graph a', { hasText: 'lab' }).click();
  expect(await page.evaluate(`document.querySelector(':target h3').textContent`)).toBe('lab');
  await page.getByText('The same as a list').click();
  expect(await page.getByText('public → edge-a1, edge-a2 (BGP)').isVisible()).toBe(true);
});

test('the findings', async () => {
  await open(files);
  const warning = page.getByRole('listitem').filter({ hasText: 'pool lab is announced by nothing' });
  expect(await warning.textContent()).toContain('ann-no-advertisement');
});

test('everything is there without a script', async () => {
  await open(files, { javaScriptEnabled: false });
  expect(await page.getByLabel('Search').isVisible()).toBe(false);
  expect(await names()).toHaveLength(14);
});

test.each([
  ['light', 1180],
  ['dark', 1180],
  ['light', 390],
  ['dark', 390],
] as const)('axe finds nothing: %s, %i wide; and nothing scrolls sideways', async (colorScheme, width) => {
  await open(files, { colorScheme, viewport: { width, height: 844 } });
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  expect(results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
});

test('the keyboard reaches everything, and shows where it is', async () => {
  await open(files);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the plan');
  await page.locator('nav a').first().focus();
  await page.keyboard.press('Tab');
  const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  expect(outline).toBe('solid');
});

test('on paper: all maps, no controls, and a real PDF', async () => {
  await open(files);
  await page.locator('summary', { hasText: 'home' }).click();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
  expect(await page.getByRole('group', { name: /addresses of home,/ }).isVisible()).toBe(true);
  expect(await page.getByLabel('Search').isVisible()).toBe(false);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(20_000);
});

test('a hostile name is text, wherever it stands', async () => {
  const name = `</script></style></title><img src=x onerror=alert(1)>"'\`&amp;<!--{{7*7}}`;
  const object = (kind: string, fields: object, apiVersion = 'metallb.io/v1beta1') => ({
    apiVersion,
    kind,
    metadata: { name, namespace: 'metallb-system' },
    ...fields,
  });
  const items = [
    object('IPAddressPool', { spec: { addresses: ['192.0.2.0/29'] } }),
    object('L2Advertisement', { spec: { interfaces: [name] } }),
    object('Node', {}, 'v1'),
    object('Service', { spec: { type: 'LoadBalancer' } }, 'v1'),
    { ...object('Service', { spec: { type: 'LoadBalancer' } }, 'v1'), metadata: { name, namespace: name } },
  ];
  await open({ 'dump.json': JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) });
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('tbody tr').count()).toBe(2);
  expect(await page.locator('h3').allInnerTexts()).toEqual([name]);
  expect(await page.getByRole('link', { name: `192.0.2.0: metallb-system/${name}` }).count()).toBe(1);
  await page.getByLabel('Search').fill('onerror=alert(1)');
  expect(await page.locator('tbody tr:visible').count()).toBe(2);
});
