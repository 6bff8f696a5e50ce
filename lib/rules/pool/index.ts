import type { Rule } from '../rule.js';
import { selectorRules } from '../selector-rules.js';
import { allocEmpty } from './alloc-empty.js';
import { allocNoauto } from './alloc-noauto.js';
import { allocNsDup } from './alloc-ns-dup.js';
import { allocNsMissing } from './alloc-ns-missing.js';
import { allocNsNomatch } from './alloc-ns-nomatch.js';
import { allocPriorityNegative } from './alloc-priority-negative.js';
import { buggyEmpty } from './buggy-empty.js';
import { empty } from './empty.js';
import { specRequired } from './spec-required.js';

export const poolRules: readonly Rule[] = [
  specRequired,
  empty,
  buggyEmpty,
  allocNsDup,
  allocNsNomatch,
  allocNsMissing,
  allocEmpty,
  allocPriorityNegative,
  allocNoauto,
  ...selectorRules({
    family: 'pool',
    noun: 'pool',
    items: (view) => view.pools,
    fields: [
      ['serviceAllocation', 'namespaceSelectors'],
      ['serviceAllocation', 'serviceSelectors'],
    ],
    sample: (selectors) => `pools:
  lab: {addresses: 192.0.2.0/28, serviceAllocation: {serviceSelectors: ${selectors}}}
`,
  }),
];
