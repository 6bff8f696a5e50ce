import { listedTwice } from '../list-rules.js';
import type { Rule } from '../rule.js';
import { selectorRules } from '../selector-rules.js';
import type { View } from '../view.js';
import { aggLocal } from './agg-local.js';
import { aggPool } from './agg-pool.js';
import { aggRange } from './agg-range.js';
import { aggSvcsel } from './agg-svcsel.js';
import { commFormat } from './comm-format.js';
import { commMax } from './comm-max.js';
import { commNative } from './comm-native.js';
import { localprefConflict } from './localpref-conflict.js';
import { localprefEbgp } from './localpref-ebgp.js';
import { localprefRange } from './localpref-range.js';
import { nativeV6 } from './native-v6.js';

const items = (view: View) => view.bgp;
const twice = (id: string, field: string) =>
  listedTwice(id, 'BGPAdvertisement', field, items, 'internal/config/config.go bgpAdvertisementFromCR');

export const bgpadvRules: readonly Rule[] = [
  twice('bgpadv-pools-dup', 'ipAddressPools'),
  twice('bgpadv-peers-dup', 'peers'),
  twice('bgpadv-comm-dup', 'communities'),
  aggRange,
  aggPool,
  aggSvcsel,
  localprefRange,
  localprefConflict,
  localprefEbgp,
  commFormat,
  commNative,
  commMax,
  nativeV6,
  aggLocal,
  ...selectorRules({
    family: 'bgpadv',
    noun: 'BGPAdvertisement',
    items,
    fields: [['ipAddressPoolSelectors'], ['nodeSelectors'], ['serviceSelectors']],
  }),
];
