import { expect, test } from 'vitest';
import { rules } from '../../lib/rules/index.js';
import { judgeExample } from './helpers.js';

/** What no example of these rules can be without. */
const alongside: Readonly<Record<string, readonly string[]>> = {
  'peer-timer-v1beta1': ['warning peer-v1beta1'],
  'schema-required': ['error l2adv-selector-invalid'],
  'silence-error': ['error addr-format'],
  'svc-lbip-both': ['info svc-lbip-deprecated'],
};

test.each(rules.map((rule) => [rule.id, rule] as const))(
  'the example of %s breaks this rule alone',
  (id, rule) => {
    const found = judgeExample(rule).map(({ rule, severity }) => `${severity} ${rule}`);
    expect([...new Set(found)].sort()).toEqual([`${rule.severity} ${id}`, ...(alongside[id] ?? [])].sort());
  },
);

test('every rule has an id, a summary, a reason and a remedy of its own', () => {
  for (const { id, summary, why, remedy } of rules) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    for (const text of [summary, why, remedy]) expect(text, id).not.toBe('');
    for (const text of [summary, remedy]) expect(text, id).not.toMatch(/\.$|\n/);
    expect(why, id).toMatch(/\.$/);
  }
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
