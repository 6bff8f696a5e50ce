import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formRules } from '../../lib/rules/form.js';
import { rules } from '../../lib/rules/index.js';
import { advisoriesPage } from '../../scripts/advisories-page-text.js';
import { rulesPage } from '../../scripts/rules-page-text.js';

test('docs/rules.md is what npm run docs:rules prints', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesPage());
});

test('docs/advisories.md is what npm run docs:rules prints', () => {
  expect(readFileSync('docs/advisories.md', 'utf8')).toBe(advisoriesPage());
});

test('every id that the code can report has its anchor', () => {
  const known = new Set([...rules, ...formRules].map(({ id }) => id));
  const ids = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...readFileSync(`lib/${name}`, 'utf8').matchAll(
        /'((?:config|manifest|capture|kubeproxy|edge)-[a-z-]+)'/g,
      ),
    ])
    .map((match) => match[1] as string);
  expect([...new Set(ids)].filter((id) => !known.has(id) && !id.startsWith('config-map'))).toEqual([]);
});
