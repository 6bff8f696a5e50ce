import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { graphHtml } from '../../lib/report/html/graph.js';
import { countText, mapsOf, occupationOf } from '../../lib/report/html/map.js';
import { html } from '../../lib/report/html/markup.js';
import { MemoryIo } from '../memory-io.js';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/plan/${name}`, import.meta.url), 'utf8');

async function page(): Promise<string> {
  const io = new MemoryIo({ 'cluster.yaml': fixture('cluster.yaml'), 'dump.yaml': fixture('dump.yaml') });
  expect(await run(['plan', 'cluster.yaml', 'dump.yaml', '--format', 'html'], io)).toBe(0);
  return io.stdout;
}

describe('the page', () => {
  it('is the same bytes each time', async () => {
    expect(await page()).toBe(await page());
  });

  it('names nothing outside of itself, and allows only its own script and style', async () => {
    const text = await page();
    expect([...text.matchAll(/\b(?:src|href)="([^"#])/g)]).toEqual([]);
    expect(text).not.toMatch(/https?:|url\(|@import/);
    for (const part of ['style', 'script']) {
      const body = new RegExp(`<${part}>([\\s\\S]*?)</${part}>`).exec(text)?.[1] ?? '';
      const hash = createHash('sha256').update(body).digest('base64');
      expect(text).toContain(`${part}-src 'sha256-${hash}'`);
    }
  });
});

describe('markup', () => {
  it('escapes what is put in, and keeps what is markup', () => {
    expect(html`<b title="${'"><i>&\'`'}">${[html`<i>${1}</i>`, 'x<y']}${undefined}</b>`.text).toBe(
      '<b title="&#34;&#62;&#60;i&#62;&#38;&#39;&#96;"><i>1</i>x&#60;y</b>',
    );
  });

  it('replaces what cannot be shown, or would reverse the text around it', () => {
    expect(html`${'a\u0000b\u202ec\ud800d'}`.text).toBe('a\u{fffd}b\u{fffd}c\u{fffd}d');
  });
});

describe('address maps', () => {
  const pool = (entries: [first: string, last: string][], more: object = {}) => ({
    ...{ ipv4: '0', ipv6: '0', used: '0', reserved: '0', free: '0', autoAssign: true, uses: [] },
    ...{ reservations: [], mayTake: [], advertisements: [] },
    entries: entries.map(([first, last]) => ({
      ...{ text: '', first, last, size: '0', excluded: '0' },
      family: first.includes(':') ? ('ipv6' as const) : ('ipv4' as const),
    })),
    ...more,
  });
  const picture = (...args: Parameters<typeof mapsOf>) =>
    mapsOf(...args).map(({ rows, ...map }) => ({
      ...map,
      rows: rows.map(
        ({ first, cells }) => `${first} ${cells.map(({ state, level }) => level ?? state).join('')}`,
      ),
    }));

  it('stand in rows of sixteen, with what is used, reserved, left out and not of the pool', () => {
    const occupation = occupationOf([
      ['192.0.2.5', { label: 'a/b', certain: true, target: 'x' }],
      ['192.0.2.7', { label: 'a/c', certain: false, target: 'y' }],
    ]);
    const reservations = [{ range: '192.0.2.17-192.0.2.18', use: 'gateway' }];
    const shown = pool(
      [
        ['192.0.2.4', '192.0.2.9'],
        ['192.0.2.12', '192.0.2.19'],
      ],
      { reservations },
    );
    expect(picture(shown, occupation, 512)).toEqual([
      {
        family: 'ipv4',
        block: 1n,
        hidden: 0,
        rows: ['192.0.2.0 oooofufmffxxffff', '192.0.2.16 frrfoooooooooooo'],
      },
    ]);
  });

  it('have blocks where a pool is large, at no more cost', () => {
    const occupation = occupationOf([['2001:db8::1', { label: 'a/b', certain: true, target: 'x' }]]);
    const [map] = picture(pool([['2001:db8::', '2001:db8::ffff:ffff:ffff:ffff']]), occupation, 512);
    expect(map).toEqual({
      family: 'ipv6',
      block: 1n << 58n,
      hidden: 0,
      rows: [
        '2001:db8:: 1fffffffffffffff',
        ...['4000', '8000', 'c000'].map((part) => `2001:db8:0:0:${part}:: ffffffffffffffff`),
      ],
    });
  });

  it('say how many rows are left out of a scattered pool', () => {
    const entries = Array.from({ length: 100 }, (_, index): [string, string] => [
      `10.0.${index}.1`,
      `10.0.${index}.1`,
    ]);
    expect(picture(pool(entries), new Map(), 64)).toMatchObject([{ block: 2n, hidden: 95 }]);
  });

  it.each([
    [0n, '0'],
    [65_536n, '65,536'],
    [1n << 64n, '2⁶⁴'],
    [(1n << 64n) - 1n, 'about 2⁶⁴'],
    [(1n << 64n) + 1n, 'about 2⁶⁴'],
  ])('counts %s as %s', (count, text) => {
    expect(countText(count)).toBe(text);
  });
});

it('draws the first boxes of very many, and says so', () => {
  const boxes = Array.from({ length: 60 }, (_, index) => ({
    id: `p${index}`,
    name: `pool-${index}`,
    detail: '',
  }));
  const { text } = graphHtml({ columns: [{ title: 'Pools', boxes }], edges: [] });
  expect(text.match(/class="box"/g)).toHaveLength(40);
  expect(text).toContain('Pools: 40 of 60 are drawn');
});
