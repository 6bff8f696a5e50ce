import { addrCases } from './cases/addr.js';
import type { RuleCases } from './find.js';
import { testRule } from './test-rule.js';

const all: RuleCases = { ...addrCases };

for (const [id, cases] of Object.entries(all)) testRule(id, cases);
