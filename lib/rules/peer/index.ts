import type { Rule } from '../rule.js';
import { selectorRules } from '../selector-rules.js';
import { addressExclusive } from './address-exclusive.js';
import { addressInvalid } from './address-invalid.js';
import { addressRequired } from './address-required.js';
import { asnExclusive } from './asn-exclusive.js';
import { asnInt32 } from './asn-int32.js';
import { asnRange } from './asn-range.js';
import { asnRequired } from './asn-required.js';
import { connecttime } from './connecttime.js';
import { disablemp } from './disablemp.js';
import { durationFormat } from './duration-format.js';
import { dynamicMultihop } from './dynamic-multihop.js';
import { dynamicasn } from './dynamicasn.js';
import { frrDup } from './frr-dup.js';
import { frrMyasn } from './frr-myasn.js';
import { frrRouterid } from './frr-routerid.js';
import { holdtime } from './holdtime.js';
import { holdtimeMax } from './holdtime-max.js';
import { ibgpMultihop } from './ibgp-multihop.js';
import { keepalive } from './keepalive.js';
import { localasnFrrk8s } from './localasn-frrk8s.js';
import { localasnIbgp } from './localasn-ibgp.js';
import { myasn } from './myasn.js';
import { nativeField } from './native-field.js';
import { passwordExclusive } from './password-exclusive.js';
import { port } from './port.js';
import { routeridInvalid } from './routerid-invalid.js';
import { routeridV6 } from './routerid-v6.js';
import { sourceFamily } from './source-family.js';
import { sourceFrrk8s } from './source-frrk8s.js';
import { sourceInvalid } from './source-invalid.js';
import { sourceMultinode } from './source-multinode.js';
import { timerSubsecond } from './timer-subsecond.js';
import { timerV1beta1 } from './timer-v1beta1.js';
import { v1beta1 } from './v1beta1.js';

export const peerRules: readonly Rule[] = [
  myasn,
  asnRange,
  asnInt32,
  asnRequired,
  asnExclusive,
  dynamicasn,
  addressRequired,
  addressExclusive,
  addressInvalid,
  ibgpMultihop,
  dynamicMultihop,
  holdtime,
  keepalive,
  durationFormat,
  timerSubsecond,
  holdtimeMax,
  timerV1beta1,
  connecttime,
  port,
  routeridInvalid,
  routeridV6,
  sourceInvalid,
  sourceFamily,
  sourceFrrk8s,
  sourceMultinode,
  passwordExclusive,
  localasnFrrk8s,
  localasnIbgp,
  nativeField,
  frrRouterid,
  frrDup,
  frrMyasn,
  disablemp,
  v1beta1,
  ...selectorRules({
    family: 'peer',
    noun: 'BGPPeer',
    items: (view) => view.peers,
    fields: [['nodeSelectors']],
    sample: (selectors) => `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, nodeSelectors: ${selectors}}
`,
  }),
];
