import { listedTwice } from '../list-rules.js';
import type { Rule } from '../rule.js';
import { selectorRules } from '../selector-rules.js';
import type { View } from '../view.js';

const items = (view: View) => view.layer2;

const sample = (fields: string) => `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
advertisements:
  lab: {type: layer2, ${fields}}
`;

export const l2advRules: readonly Rule[] = [
  listedTwice(
    'l2adv-pools-dup',
    'L2Advertisement',
    'ipAddressPools',
    items,
    'internal/config/config.go l2AdvertisementFromCR',
    sample('pools: [lab, lab]'),
  ),
  ...selectorRules({
    family: 'l2adv',
    noun: 'L2Advertisement',
    items,
    fields: [['ipAddressPoolSelectors'], ['nodeSelectors'], ['serviceSelectors']],
    sample: (selectors) => sample(`pools: lab, nodeSelectors: ${selectors}`),
  }),
];
