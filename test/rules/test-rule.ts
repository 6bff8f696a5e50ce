import { describe, expect, test } from 'vitest';
import { findings, type RuleCase } from './find.js';
import { ruleById } from './helpers.js';

/** Checks that the rule `id` finds in each case exactly what it should: all findings of it, whole. */
export function testRule(id: string, cases: readonly RuleCase[]): void {
  describe(id, () => {
    test.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
      expect(ruleById(id).id).toBe(id);
      expect(findings(id, one)).toEqual(one.finds);
    });
  });
}
