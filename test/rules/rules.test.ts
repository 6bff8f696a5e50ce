import { describe, expect, test } from 'vitest';
import { rules } from '../../lib/rules/index.js';
import { ruleCases } from './cases/index.js';
import { catalogue, facts } from './catalogue.js';
import { testRule } from './test-rule.js';

for (const [id, cases] of Object.entries(ruleCases)) testRule(id, cases);

const ids = rules.map(({ id }) => id);

describe('the list of rules', () => {
  test('has cases for each, and no cases for others', () => {
    expect(Object.keys(ruleCases).sort()).toEqual([...ids].sort());
  });

  test.each(Object.entries(ruleCases))('%s has a case that breaks it and one that does not', (_, cases) => {
    const broken = cases.filter(({ finds }) => finds.length > 0);
    expect([broken.length > 0, broken.length < cases.length]).toEqual([true, true]);
  });

  test('holds everything of the catalogue that is no mere fact', () => {
    const missing = catalogue.filter((id) => !ids.includes(id) && !(id in facts));
    expect(missing).toEqual([]);
    expect(Object.keys(facts).filter((id) => ids.includes(id) || !catalogue.includes(id))).toEqual([]);
  });
});
