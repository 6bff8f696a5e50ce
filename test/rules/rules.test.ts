import { describe, expect, test } from 'vitest';
import { rules } from '../../lib/rules/index.js';
import { addrCases } from './cases/addr.js';
import { advisoryCases } from './cases/advisory.js';
import { annCases, clusterCases } from './cases/ann.js';
import { bgpadvCases, commCases, l2advCases } from './cases/bgpadv.js';
import { coreCases } from './cases/core.js';
import { networkCases, silenceCases } from './cases/network.js';
import { bfdCases, peerCases } from './cases/peer.js';
import { poolCases } from './cases/pool.js';
import { allocCases, svcCases } from './cases/svc.js';
import { schemaCases, xrefCases } from './cases/xref.js';
import { catalogue, facts } from './catalogue.js';
import type { RuleCases } from './find.js';
import { testRule } from './test-rule.js';

const all: RuleCases = {
  ...addrCases,
  ...poolCases,
  ...l2advCases,
  ...bgpadvCases,
  ...peerCases,
  ...bfdCases,
  ...commCases,
  ...xrefCases,
  ...schemaCases,
  ...svcCases,
  ...allocCases,
  ...annCases,
  ...clusterCases,
  ...advisoryCases,
  ...coreCases,
  ...networkCases,
  ...silenceCases,
};

for (const [id, cases] of Object.entries(all)) testRule(id, cases);

const ids = rules.map(({ id }) => id);

describe('the list of rules', () => {
  test('has cases for each, and no cases for others', () => {
    expect(Object.keys(all).sort()).toEqual([...ids].sort());
  });

  test.each(Object.entries(all))('%s has a case that breaks it and one that does not', (_, cases) => {
    const broken = cases.filter(({ finds }) => finds.length > 0);
    expect([broken.length > 0, broken.length < cases.length]).toEqual([true, true]);
  });

  test('holds everything of the catalogue that is no mere fact', () => {
    const missing = catalogue.filter((id) => !ids.includes(id) && !(id in facts));
    expect(missing).toEqual([]);
    expect(Object.keys(facts).filter((id) => ids.includes(id) || !catalogue.includes(id))).toEqual([]);
  });
});
