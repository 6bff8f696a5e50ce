import { listedTwice } from '../list-rules.js';
import type { Rule } from '../rule.js';
import { selectorRules } from '../selector-rules.js';
import type { View } from '../view.js';
import { aggExclude } from './agg-exclude.js';
import { aggLocal } from './agg-local.js';
import { aggPool } from './agg-pool.js';
import { aggRange } from './agg-range.js';
import { aggSvcsel } from './agg-svcsel.js';
import { commFormat } from './comm-format.js';
import { commMax } from './comm-max.js';
import { commNative } from './comm-native.js';
import { localprefConflict } from './localpref-conflict.js';
import { localprefEbgp } from './localpref-ebgp.js';
import { localprefInt32 } from './localpref-int32.js';
import { localprefRange } from './localpref-range.js';
import { nativeV6 } from './native-v6.js';

const items = (view: View) => view.bgp;

const sample = (fields: string) => `pools:
  lab: {addresses: 192.0.2.0/28, announce: none}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1}
advertisements:
  lab: {type: bgp, ${fields}}
`;

const parser = 'internal/config/config.go bgpAdvertisementFromCR';
const twice = (id: string, field: string, example: string) =>
  listedTwice(id, 'BGPAdvertisement', field, items, parser, sample(example));

export const bgpadvRules: readonly Rule[] = [
  twice('bgpadv-pools-dup', 'ipAddressPools', 'pools: [lab, lab]'),
  twice('bgpadv-peers-dup', 'peers', 'pools: lab, peers: [tor, tor]'),
  twice('bgpadv-comm-dup', 'communities', 'pools: lab, communities: ["64500:1", "64500:1"]'),
  aggRange,
  aggPool,
  aggSvcsel,
  localprefRange,
  localprefInt32,
  localprefConflict,
  localprefEbgp,
  commFormat,
  commNative,
  commMax,
  nativeV6,
  aggLocal,
  aggExclude,
  ...selectorRules({
    family: 'bgpadv',
    noun: 'BGPAdvertisement',
    items,
    fields: [['ipAddressPoolSelectors'], ['nodeSelectors'], ['serviceSelectors']],
    sample: (selectors) => sample(`pools: lab, nodeSelectors: ${selectors}`),
  }),
];
