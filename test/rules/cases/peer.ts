import { crdObjects } from '../../../lib/metallb/crds/crds.js';
import type { Release } from '../../../lib/metallb/releases.js';
import type { RuleCases } from '../find.js';
import { bfd, bgp, expression, labels, layer2, node, oldPeer, peer, pool } from '../objects.js';

const nodes = [node('node-a', undefined, { rack: 'a' }), node('node-b', undefined, { rack: 'b' })];
const on = (rack: string) => ({ nodeSelectors: [labels({ rack })] });
const flavour = (release: Release) =>
  ({ release, backend: 'native', prometheus: false, namespace: 'metallb-system' }) as const;
const second = (spec: object) => peer({ peerAddress: '10.0.0.2', ...spec }, 'spine');

export const peerCases: RuleCases = {
  'peer-myasn': [
    {
      name: 'zero',
      given: [peer({ myASN: 0 })],
      finds: [
        'error BGPPeer/tor spec.myASN: BGPPeer tor has no myASN | set myASN to a number from 1 to 4294967295',
      ],
    },
    {
      name: 'missing',
      given: [peer({ myASN: undefined })],
      finds: [
        'error BGPPeer/tor spec.myASN: BGPPeer tor has no myASN | set myASN to a number from 1 to 4294967295',
      ],
    },
    { name: 'a number', given: [peer()], finds: [] },
  ],
  'peer-asn-range': [
    {
      name: 'beyond 32 bits',
      given: [peer({ myASN: 4294967296, peerASN: -1 })],
      finds: [
        'error BGPPeer/tor spec.myASN: BGPPeer tor has myASN 4294967296 | use a number from 1 to 4294967295',
        'error BGPPeer/tor spec.peerASN: BGPPeer tor has peerASN -1 | use a number from 1 to 4294967295',
      ],
    },
    {
      name: 'localASN has no zero',
      given: [peer({ localASN: 0 })],
      backend: 'frr',
      finds: [
        'error BGPPeer/tor spec.localASN: BGPPeer tor has localASN 0 | use a number from 1 to 4294967295',
      ],
    },
    { name: 'the largest', given: [peer({ myASN: 4294967295, peerASN: 4294967295 })], finds: [] },
  ],
  'peer-asn-int32': [
    {
      name: 'both numbers, whatever they are',
      given: [peer()],
      release: '0.15.3',
      facts: { cluster: { kubernetes: '1.36' } },
      finds: [
        'error BGPPeer/tor spec.myASN: BGPPeer tor is refused by Kubernetes 1.36: its CRD gives myASN and peerASN the format int32, and a maximum beyond it | write metallb.fixes: [asn-int64], or take v0.16.1 or newer',
      ],
    },
    {
      name: 'the old version, and only what it says',
      given: [oldPeer({ peerASN: undefined })],
      release: '0.13.10',
      facts: { cluster: { kubernetes: '1.40' } },
      finds: [
        'error BGPPeer/tor spec.myASN: BGPPeer tor is refused by Kubernetes 1.40: its CRD gives myASN the format int32, and a maximum beyond it | write metallb.fixes: [asn-int64], or take v0.16.1 or newer',
      ],
    },
    {
      name: 'localASN, in the release that brought it',
      given: [peer({ localASN: 64999 })],
      release: '0.16.0',
      facts: { cluster: { kubernetes: '1.37' } },
      finds: [
        'error BGPPeer/tor spec.localASN: BGPPeer tor is refused by Kubernetes 1.37: its CRD gives localASN the format int32, and a maximum beyond it | write metallb.fixes: [asn-int64], or take v0.16.1 or newer',
      ],
    },
    {
      name: 'an older Kubernetes',
      given: [peer()],
      release: '0.15.3',
      facts: { cluster: { kubernetes: '1.35' } },
      finds: [],
    },
    { name: 'a Kubernetes that is not known', given: [peer()], release: '0.15.3', finds: [] },
    {
      name: 'a release with wide numbers',
      given: [peer({ localASN: 64999 })],
      facts: { cluster: { kubernetes: '1.37' } },
      finds: [],
    },
    {
      name: 'a definition among the objects counts, not that of the release',
      given: [peer(), ...crdObjects(flavour('v0.16.1'))],
      release: '0.15.3',
      facts: { cluster: { kubernetes: '1.37' } },
      finds: [],
    },
    {
      name: 'a definition that is older than the release',
      given: [peer(), ...crdObjects(flavour('v0.14.9'))],
      release: '0.16.1',
      facts: { cluster: { kubernetes: '1.37' } },
      finds: [
        'error BGPPeer/tor spec.myASN: BGPPeer tor is refused by Kubernetes 1.37: its CRD gives myASN and peerASN the format int32, and a maximum beyond it | write metallb.fixes: [asn-int64], or take v0.16.1 or newer',
      ],
    },
  ],
  'peer-asn-required': [
    {
      name: 'missing',
      given: [peer({ peerASN: undefined })],
      finds: [
        'error BGPPeer/tor spec.peerASN: BGPPeer tor has neither peerASN nor dynamicASN | set peerASN, or dynamicASN to internal or external',
      ],
    },
    {
      name: 'zero',
      given: [peer({ peerASN: 0 })],
      finds: [
        'error BGPPeer/tor spec.peerASN: BGPPeer tor has neither peerASN nor dynamicASN | set peerASN, or dynamicASN to internal or external',
      ],
    },
    {
      name: 'missing in an older release',
      given: [peer({ peerASN: undefined })],
      release: '0.13.12',
      finds: [
        'error BGPPeer/tor spec.peerASN: BGPPeer tor has neither peerASN nor dynamicASN | set peerASN, or dynamicASN to internal or external',
      ],
    },
    { name: 'dynamic', given: [peer({ peerASN: undefined, dynamicASN: 'external' })], finds: [] },
  ],
  'peer-asn-exclusive': [
    {
      name: 'both',
      given: [peer({ dynamicASN: 'external' })],
      finds: [
        'error BGPPeer/tor spec.dynamicASN: BGPPeer tor has both peerASN and dynamicASN | remove one of the two',
      ],
    },
    { name: 'zero is none', given: [peer({ peerASN: 0, dynamicASN: 'external' })], finds: [] },
  ],
  'peer-dynamicasn': [
    {
      name: 'another word',
      given: [peer({ peerASN: undefined, dynamicASN: 'Internal' })],
      finds: [
        'error BGPPeer/tor spec.dynamicASN: BGPPeer tor has dynamicASN Internal | use internal or external',
      ],
    },
    {
      name: 'an empty one, beside the number that does for it',
      given: [peer({ dynamicASN: '' })],
      finds: ['error BGPPeer/tor spec.dynamicASN: BGPPeer tor has dynamicASN "" | use internal or external'],
    },
    { name: 'internal', given: [peer({ peerASN: undefined, dynamicASN: 'internal' })], finds: [] },
  ],
  'peer-address-required': [
    {
      name: 'neither',
      given: [peer({ peerAddress: undefined })],
      finds: [
        'error BGPPeer/tor spec.peerAddress: BGPPeer tor has neither peerAddress nor interface | set peerAddress, or interface for an unnumbered session',
      ],
    },
    {
      name: 'neither in an older release',
      given: [peer({ peerAddress: undefined })],
      release: '0.14.9',
      finds: [
        'error BGPPeer/tor spec.peerAddress: BGPPeer tor has neither peerAddress nor interface | set peerAddress, or interface for an unnumbered session',
      ],
    },
    { name: 'an interface', given: [peer({ peerAddress: undefined, interface: 'eth0' })], finds: [] },
  ],
  'peer-address-exclusive': [
    {
      name: 'both',
      given: [peer({ interface: 'eth0' })],
      finds: [
        'error BGPPeer/tor spec.interface: BGPPeer tor has both peerAddress and interface | remove one of the two',
      ],
    },
    { name: 'an address', given: [peer()], finds: [] },
  ],
  'peer-address-invalid': [
    {
      name: 'a host name',
      given: [peer({ peerAddress: 'tor.example.com' })],
      finds: [
        'error BGPPeer/tor spec.peerAddress: BGPPeer tor has the peerAddress tor.example.com, which is no IP address | write the address of the router; names are not looked up',
      ],
    },
    {
      name: 'a prefix',
      given: [peer({ peerAddress: '10.0.0.1/32' })],
      finds: [
        'error BGPPeer/tor spec.peerAddress: BGPPeer tor has the peerAddress 10.0.0.1/32, which is no IP address | write the address of the router; names are not looked up',
      ],
    },
    {
      name: 'a zone',
      given: [peer({ peerAddress: 'fe80::1%eth0' })],
      finds: [
        'error BGPPeer/tor spec.peerAddress: BGPPeer tor has the peerAddress fe80::1%eth0, which is no IP address | write the address of the router; names are not looked up',
      ],
    },
    { name: 'IPv6', given: [peer({ peerAddress: '2001:db8::1' })], finds: [] },
  ],
  'peer-ibgp-multihop': [
    {
      name: 'the same AS',
      given: [peer({ peerASN: 64500, ebgpMultiHop: true })],
      finds: [
        'error BGPPeer/tor spec.ebgpMultiHop: BGPPeer tor has ebgpMultiHop, and both sides have the AS number 64500 | remove ebgpMultiHop',
      ],
    },
    { name: 'another AS', given: [peer({ ebgpMultiHop: true })], finds: [] },
  ],
  'peer-dynamic-multihop': [
    {
      name: 'internal',
      given: [peer({ peerASN: undefined, dynamicASN: 'internal', ebgpMultiHop: true })],
      finds: [
        'warning BGPPeer/tor spec.ebgpMultiHop: BGPPeer tor has ebgpMultiHop and dynamicASN: internal | remove ebgpMultiHop, or use dynamicASN: external',
      ],
    },
    {
      name: 'external',
      given: [peer({ peerASN: undefined, dynamicASN: 'external', ebgpMultiHop: true })],
      finds: [],
    },
  ],
  'peer-holdtime': [
    {
      name: 'one second',
      given: [peer({ holdTime: '1s' })],
      finds: ['error BGPPeer/tor spec.holdTime: BGPPeer tor has the holdTime 1s | use 0s, or 3s and more'],
    },
    {
      name: 'cut to two seconds',
      given: [peer({ holdTime: '2900ms' })],
      finds: ['error BGPPeer/tor spec.holdTime: BGPPeer tor has the holdTime 2s | use 0s, or 3s and more'],
    },
    {
      name: 'below zero',
      given: [peer({ holdTime: '-5s' })],
      finds: ['error BGPPeer/tor spec.holdTime: BGPPeer tor has the holdTime -5s | use 0s, or 3s and more'],
    },
    {
      name: 'three times a keepalive',
      given: [peer({ keepaliveTime: '900ms' })],
      finds: [
        'error BGPPeer/tor spec.keepaliveTime: BGPPeer tor has a holdTime, three times keepaliveTime, 2s | use 0s, or 3s and more',
      ],
    },
    {
      name: 'no keepalive counts alone before 0.14.9',
      given: [peer({ keepaliveTime: '900ms' })],
      release: '0.14.8',
      finds: [],
    },
    { name: 'zero', given: [peer({ holdTime: '0s' })], finds: [] },
    { name: 'three seconds', given: [peer({ holdTime: '3s' })], finds: [] },
    { name: 'a minute and a half', given: [peer({ holdTime: '1m30s' })], finds: [] },
    { name: 'three times one second', given: [peer({ keepaliveTime: '1s' })], finds: [] },
  ],
  'peer-keepalive': [
    {
      name: 'longer',
      given: [peer({ holdTime: '30s', keepaliveTime: '60s' })],
      finds: [
        'error BGPPeer/tor spec.keepaliveTime: BGPPeer tor has the keepaliveTime 60s, longer than its holdTime of 30s | use a keepaliveTime of at most holdTime',
      ],
    },
    {
      name: 'longer than 90s, before 0.14.9',
      given: [peer({ keepaliveTime: '120s' })],
      release: '0.14.8',
      finds: [
        'error BGPPeer/tor spec.keepaliveTime: BGPPeer tor has the keepaliveTime 120s, longer than its holdTime of 90s | use a keepaliveTime of at most holdTime',
      ],
    },
    {
      name: 'a hold time of zero is 90s before 0.14.9',
      given: [peer({ holdTime: '0s', keepaliveTime: '120s' })],
      release: '0.13.12',
      finds: [
        'error BGPPeer/tor spec.keepaliveTime: BGPPeer tor has the keepaliveTime 120s, longer than its holdTime of 90s | use a keepaliveTime of at most holdTime',
      ],
    },
    {
      name: 'a hold time of zero, from 0.14.9 on',
      given: [peer({ holdTime: '0s', keepaliveTime: '10s' })],
      finds: [
        'error BGPPeer/tor spec.keepaliveTime: BGPPeer tor has the keepaliveTime 10s, longer than its holdTime of 0s | use a keepaliveTime of at most holdTime',
      ],
    },
    { name: 'equal', given: [peer({ holdTime: '30s', keepaliveTime: '30s' })], finds: [] },
    { name: 'alone, from 0.14.9 on', given: [peer({ keepaliveTime: '120s' })], finds: [] },
    {
      name: 'below 90s, before 0.14.9',
      given: [peer({ holdTime: '0s', keepaliveTime: '60s' })],
      release: '0.14.8',
      finds: [],
    },
  ],
  'peer-duration-format': [
    {
      name: 'no unit',
      given: [peer({ holdTime: '90' })],
      finds: [
        'error BGPPeer/tor spec.holdTime: BGPPeer tor has the holdTime "90", which is no duration | write a number with its unit, such as 90s',
      ],
    },
    {
      name: 'a number',
      given: [peer({ holdTime: 90, keepaliveTime: 30 })],
      finds: [
        'error BGPPeer/tor spec.holdTime: BGPPeer tor has the holdTime 90, which is no duration | write a number with its unit, such as 90s',
        'error BGPPeer/tor spec.keepaliveTime: BGPPeer tor has the keepaliveTime 30, which is no duration | write a number with its unit, such as 90s',
      ],
    },
    {
      name: 'units',
      given: [peer({ holdTime: '1m30s', keepaliveTime: '1.5s', connectTime: '10s' })],
      finds: [],
    },
  ],
  'peer-timer-subsecond': [
    {
      name: 'a keepalive below a second',
      given: [peer({ holdTime: '3s', keepaliveTime: '300ms' })],
      finds: [
        'warning BGPPeer/tor spec.keepaliveTime: BGPPeer tor has the keepaliveTime 300ms, of which 0s is left | use whole seconds',
      ],
    },
    {
      name: 'a hold time below a second',
      given: [peer({ holdTime: '500ms' })],
      finds: [
        'warning BGPPeer/tor spec.holdTime: BGPPeer tor has the holdTime 500ms, of which 0s is left | use whole seconds',
      ],
    },
    { name: 'whole seconds', given: [peer({ holdTime: '9s', keepaliveTime: '3s' })], finds: [] },
  ],
  'peer-holdtime-max': [
    {
      name: 'too long',
      given: [peer({ holdTime: '65536s' })],
      finds: [
        'warning BGPPeer/tor spec.holdTime: BGPPeer tor has the holdTime 65536s, more than BGP can carry | use at most 65535s',
      ],
    },
    { name: 'the longest', given: [peer({ holdTime: '65535s' })], finds: [] },
  ],
  'peer-timer-v1beta1': [
    {
      name: 'no hold time',
      given: [oldPeer()],
      finds: [
        'warning BGPPeer/tor apiVersion: BGPPeer tor is v1beta1 and has no holdTime: its timers are off | use apiVersion metallb.io/v1beta2',
      ],
    },
    { name: 'before 0.14.9', given: [oldPeer()], release: '0.14.8', finds: [] },
    { name: 'a hold time', given: [oldPeer({ holdTime: '90s' })], finds: [] },
    { name: 'v1beta2', given: [peer()], finds: [] },
  ],
  'peer-connecttime': [
    {
      name: 'zero',
      given: [peer({ connectTime: '0s' })],
      finds: [
        'error BGPPeer/tor spec.connectTime: BGPPeer tor has the connectTime 0s | use whole seconds from 1s to 65535s',
      ],
    },
    {
      name: 'fractions',
      given: [peer({ connectTime: '1500ms' })],
      finds: [
        'error BGPPeer/tor spec.connectTime: BGPPeer tor has the connectTime 1500ms | use whole seconds from 1s to 65535s',
      ],
    },
    {
      name: 'too long',
      given: [peer({ connectTime: '65536s' })],
      finds: [
        'error BGPPeer/tor spec.connectTime: BGPPeer tor has the connectTime 65536s | use whole seconds from 1s to 65535s',
      ],
    },
    { name: 'the longest', given: [peer({ connectTime: '65535s' })], finds: [] },
  ],
  'peer-port': [
    {
      name: 'too high',
      given: [peer({ peerPort: 16385 })],
      finds: [
        'error BGPPeer/tor spec.peerPort: BGPPeer tor has the peerPort 16385 | use a port from 1 to 16384',
      ],
    },
    {
      name: 'zero',
      given: [peer({ peerPort: 0 })],
      release: '0.15.0',
      finds: ['error BGPPeer/tor spec.peerPort: BGPPeer tor has the peerPort 0 | use a port from 1 to 16384'],
    },
    { name: 'zero before 0.15.0', given: [peer({ peerPort: 0 })], release: '0.14.9', finds: [] },
    { name: 'the highest', given: [peer({ peerPort: 16384 })], finds: [] },
  ],
  'peer-routerid-invalid': [
    {
      name: 'a name',
      given: [peer({ routerID: 'node-a' })],
      finds: [
        'error BGPPeer/tor spec.routerID: BGPPeer tor has the routerID node-a, which is no IP address | write an IPv4 address',
      ],
    },
    { name: 'an address', given: [peer({ routerID: '10.0.0.9' })], finds: [] },
  ],
  'peer-routerid-v6': [
    {
      name: 'IPv6',
      given: [peer({ routerID: '2001:db8::1' })],
      finds: [
        'warning BGPPeer/tor spec.routerID: BGPPeer tor has the IPv6 address 2001:db8::1 as its routerID | write an IPv4 address',
      ],
    },
    { name: 'IPv4', given: [peer({ routerID: '10.0.0.9' })], finds: [] },
  ],
  'peer-source-invalid': [
    {
      name: 'an interface',
      given: [peer({ sourceAddress: 'eth0' })],
      backend: 'frr',
      finds: [
        'error BGPPeer/tor spec.sourceAddress: BGPPeer tor has the sourceAddress eth0, which is no IP address | write an address of the node; interface names are not read',
      ],
    },
    { name: 'an address', given: [peer({ sourceAddress: '10.0.0.9' })], backend: 'frr', finds: [] },
  ],
  'peer-source-family': [
    {
      name: 'the other family',
      given: [peer({ sourceAddress: '2001:db8::1' })],
      backend: 'frr',
      finds: [
        'warning BGPPeer/tor spec.sourceAddress: BGPPeer tor has the sourceAddress 2001:db8::1 and the peerAddress 10.0.0.1 | use an address of the family of peerAddress',
      ],
    },
    { name: 'the same', given: [peer({ sourceAddress: '10.0.0.9' })], backend: 'frr', finds: [] },
  ],
  'peer-source-frrk8s': [
    {
      name: 'set',
      given: [peer({ sourceAddress: '10.0.0.9' })],
      finds: [
        'warning BGPPeer/tor spec.sourceAddress: BGPPeer tor has a sourceAddress, which frr-k8s ignores | remove it, or use the frr backend',
      ],
    },
    { name: 'frr takes it', given: [peer({ sourceAddress: '10.0.0.9' })], backend: 'frr', finds: [] },
    { name: 'unset', given: [peer()], finds: [] },
  ],
  'peer-source-multinode': [
    {
      name: 'two nodes',
      given: [...nodes, peer({ sourceAddress: '10.0.0.9' })],
      backend: 'native',
      finds: [
        'warning BGPPeer/tor spec.sourceAddress: BGPPeer tor has a sourceAddress, and is for 2 nodes | give each node a peer of its own, by nodeSelectors',
      ],
    },
    {
      name: 'one node',
      given: [...nodes, peer({ sourceAddress: '10.0.0.9', ...on('a') })],
      backend: 'native',
      finds: [],
    },
    {
      name: 'no nodes are known',
      given: [peer({ sourceAddress: '10.0.0.9' })],
      backend: 'native',
      finds: [],
    },
  ],
  'peer-password-exclusive': [
    {
      name: 'both',
      given: [peer({ password: 'example', passwordSecret: { name: 'tor' } })],
      finds: [
        'error BGPPeer/tor spec.password: BGPPeer tor has both password and passwordSecret | remove password',
      ],
    },
    { name: 'a Secret', given: [peer({ passwordSecret: { name: 'tor' } })], finds: [] },
    {
      name: 'a password beside an empty Secret',
      given: [peer({ password: 'example', passwordSecret: {} })],
      finds: [],
    },
  ],
  'peer-localasn-frrk8s': [
    {
      name: 'set',
      given: [peer({ localASN: 64510 })],
      finds: [
        'warning BGPPeer/tor spec.localASN: BGPPeer tor has a localASN, which frr-k8s never sees | use the frr backend, or remove localASN',
      ],
    },
    { name: 'frr takes it', given: [peer({ localASN: 64510 })], backend: 'frr', finds: [] },
    { name: 'unset', given: [peer()], finds: [] },
  ],
  'peer-localasn-ibgp': [
    {
      name: 'the same AS',
      given: [peer({ peerASN: 64500, localASN: 64510 })],
      backend: 'frr',
      finds: [
        'warning BGPPeer/tor spec.localASN: BGPPeer tor has a localASN, and is an iBGP peer | remove localASN',
      ],
    },
    { name: 'another AS', given: [peer({ localASN: 64510 })], backend: 'frr', finds: [] },
  ],
  'peer-native-field': [
    {
      name: 'each field of FRR',
      given: [
        bfd('fast'),
        peer({
          peerASN: undefined,
          peerAddress: undefined,
          bfdProfile: 'fast',
          keepaliveTime: '10s',
          vrf: 'red',
          connectTime: '10s',
          enableGracefulRestart: true,
          disableMP: true,
          dualStackAddressFamily: true,
          dynamicASN: 'internal',
          interface: 'eth0',
          localASN: 64510,
        }),
      ],
      backend: 'native',
      finds: [
        'error BGPPeer/tor spec.bfdProfile: BGPPeer tor has bfdProfile, which the native backend does not know | remove the field, or use the frr-k8s backend',
        'error BGPPeer/tor spec.connectTime: BGPPeer tor has connectTime, which the native backend does not know | remove the field, or use the frr-k8s backend',
        'error BGPPeer/tor spec.disableMP: BGPPeer tor has disableMP, which the native backend does not know | remove the field, or use the frr-k8s backend',
        'error BGPPeer/tor spec.dualStackAddressFamily: BGPPeer tor has dualStackAddressFamily, which the native backend does not know | remove the field, or use the frr-k8s backend',
        'error BGPPeer/tor spec.dynamicASN: BGPPeer tor has dynamicASN, which the native backend does not know | remove the field, or use the frr-k8s backend',
        'error BGPPeer/tor spec.enableGracefulRestart: BGPPeer tor has enableGracefulRestart, which the native backend does not know | remove the field, or use the frr-k8s backend',
        'error BGPPeer/tor spec.interface: BGPPeer tor has interface, which the native backend does not know | remove the field, or use the frr-k8s backend',
        'error BGPPeer/tor spec.keepaliveTime: BGPPeer tor has keepaliveTime, which the native backend does not know | remove the field, or use the frr-k8s backend',
        'error BGPPeer/tor spec.localASN: BGPPeer tor has localASN, which the native backend does not know | remove the field, or use the frr-k8s backend',
        'error BGPPeer/tor spec.vrf: BGPPeer tor has vrf, which the native backend does not know | remove the field, or use the frr-k8s backend',
      ],
    },
    {
      name: 'what it knows',
      given: [
        peer({
          holdTime: '90s',
          keepaliveTime: '0s',
          ebgpMultiHop: true,
          routerID: '10.0.0.9',
          sourceAddress: '10.0.0.8',
          enableGracefulRestart: false,
          disableMP: false,
        }),
        second({ myASN: 64510, routerID: '10.0.0.7' }),
        peer({}, 'again'),
      ],
      backend: 'native',
      finds: [],
    },
    { name: 'FRR', given: [peer({ vrf: 'red' })], finds: [] },
  ],
  'peer-frr-routerid': [
    {
      name: 'set and unset',
      given: [peer({ routerID: '10.0.0.9' }), second({})],
      finds: [
        'error BGPPeer/tor spec.routerID: BGPPeer tor has the routerID 10.0.0.9, and spine on the same node has none | give them the same routerID, or disjoint nodeSelectors',
      ],
    },
    {
      name: 'in another VRF',
      given: [peer({ routerID: '10.0.0.9' }), second({ vrf: 'red' })],
      backend: 'frr',
      finds: [
        'error BGPPeer/tor spec.routerID: BGPPeer tor has the routerID 10.0.0.9, and spine on the same node has none | give them the same routerID, or disjoint nodeSelectors',
      ],
    },
    {
      name: 'on other nodes, before 0.16.0',
      given: [...nodes, peer({ routerID: '10.0.0.9', ...on('a') }), second({ ...on('b') })],
      release: '0.15.3',
      finds: [
        'error BGPPeer/tor spec.routerID: BGPPeer tor has the routerID 10.0.0.9, and spine on the same node has none | give them the same routerID, or disjoint nodeSelectors',
      ],
    },
    {
      name: 'on other nodes',
      given: [...nodes, peer({ routerID: '10.0.0.9', ...on('a') }), second({ ...on('b') })],
      finds: [],
    },
    {
      name: 'the same',
      given: [peer({ routerID: '10.0.0.9' }), second({ routerID: '10.0.0.9' })],
      finds: [],
    },
    { name: 'native', given: [peer({ routerID: '10.0.0.9' }), second({})], backend: 'native', finds: [] },
  ],
  'peer-frr-dup': [
    {
      name: 'an address twice',
      given: [peer(), second({ peerAddress: '10.0.0.1' })],
      finds: [
        'error BGPPeer/tor spec.peerAddress: BGPPeer tor has the same peerAddress and vrf as spine on the same node | remove one of them, or give them disjoint nodeSelectors',
      ],
    },
    {
      name: 'an interface twice',
      given: [
        peer({ peerAddress: undefined, interface: 'eth0' }),
        second({ peerAddress: undefined, interface: 'eth0' }),
      ],
      finds: [
        'error BGPPeer/tor spec.interface: BGPPeer tor has the same interface and vrf as spine on the same node | remove one of them, or give them disjoint nodeSelectors',
      ],
    },
    {
      name: 'on other nodes, before 0.16.0',
      given: [...nodes, peer(on('a')), second({ peerAddress: '10.0.0.1', ...on('b') })],
      release: '0.15.3',
      finds: [
        'error BGPPeer/tor spec.peerAddress: BGPPeer tor has the same peerAddress and vrf as spine on the same node | remove one of them, or give them disjoint nodeSelectors',
      ],
    },
    {
      name: 'on other nodes',
      given: [...nodes, peer(on('a')), second({ peerAddress: '10.0.0.1', ...on('b') })],
      finds: [],
    },
    { name: 'in another VRF', given: [peer(), second({ peerAddress: '10.0.0.1', vrf: 'red' })], finds: [] },
    {
      name: 'an address in two spellings is not seen',
      given: [peer({ peerAddress: '2001:db8::1' }), second({ peerAddress: '2001:db8:0::1' })],
      finds: [],
    },
  ],
  'peer-frr-myasn': [
    {
      name: 'two numbers',
      given: [peer(), second({ myASN: 64510 })],
      finds: [
        'error BGPPeer/tor spec.myASN: BGPPeer tor has myASN 64500, and spine on the same node has 64510 | give them the same myASN, another vrf, or disjoint nodeSelectors',
      ],
    },
    { name: 'in another VRF', given: [peer(), second({ myASN: 64510, vrf: 'red' })], finds: [] },
    {
      name: 'on other nodes',
      given: [...nodes, peer(on('a')), second({ myASN: 64510, ...on('b') })],
      finds: [],
    },
    { name: 'native', given: [peer(), second({ myASN: 64510 })], backend: 'native', finds: [] },
  ],
  'peer-disablemp': [
    {
      name: 'set',
      given: [peer({ disableMP: true })],
      finds: [
        'warning BGPPeer/tor spec.disableMP: BGPPeer tor has disableMP, which does nothing | remove disableMP',
      ],
    },
    { name: 'before 0.15.0', given: [peer({ disableMP: true })], release: '0.14.9', finds: [] },
    { name: 'false', given: [peer({ disableMP: false })], finds: [] },
  ],
  'peer-v1beta1': [
    {
      name: 'v1beta1',
      given: [oldPeer({ holdTime: '90s' })],
      finds: ['warning BGPPeer/tor apiVersion: BGPPeer tor is v1beta1 | use apiVersion metallb.io/v1beta2'],
    },
    { name: 'before 0.14.9', given: [oldPeer({ holdTime: '90s' })], release: '0.14.8', finds: [] },
    { name: 'v1beta2', given: [peer()], finds: [] },
  ],
  'peer-selector-dup': [
    {
      name: 'twice',
      given: [peer({ nodeSelectors: [{}, {}] })],
      finds: [
        'error BGPPeer/tor spec.nodeSelectors[1]: BGPPeer tor has the same label selector twice | keep one of them',
      ],
    },
    { name: 'once', given: [peer({ nodeSelectors: [{}] })], finds: [] },
  ],
  'peer-selector-expr-dup': [
    {
      name: 'a value twice',
      given: [peer({ nodeSelectors: [expression('a', 'In', 'x', 'x')] })],
      finds: [
        'error BGPPeer/tor spec.nodeSelectors[0].matchExpressions[0].values[1]: BGPPeer tor has the value x twice in an expression | keep one of them',
      ],
    },
    { name: 'once', given: [peer({ nodeSelectors: [expression('a', 'In', 'x')] })], finds: [] },
  ],
  'peer-selector-invalid': [
    {
      name: 'an unknown operator',
      given: [peer({ nodeSelectors: [expression('a', 'Gt', '1')] })],
      finds: [
        'error BGPPeer/tor spec.nodeSelectors[0].matchExpressions[0].operator: BGPPeer tor selects with the operator "Gt" | use one of In, NotIn, Exists, DoesNotExist',
      ],
    },
    { name: 'a known one', given: [peer({ nodeSelectors: [expression('a', 'DoesNotExist')] })], finds: [] },
  ],
};

const six = pool('six', '2001:db8::/120');
const echo = bfd('echo', { echoMode: true });
const echoing = peer({ bfdProfile: 'echo' });

export const bfdCases: RuleCases = {
  'bfd-range': [
    {
      name: 'below',
      given: [
        bfd('a', {
          receiveInterval: 9,
          transmitInterval: 9,
          echoInterval: 9,
          detectMultiplier: 1,
          minimumTtl: 0,
        }),
      ],
      finds: [
        'error BFDProfile/a spec.detectMultiplier: BFDProfile a has detectMultiplier 1 | use 2 to 255',
        'error BFDProfile/a spec.echoInterval: BFDProfile a has echoInterval 9 | use 10 to 60000',
        'error BFDProfile/a spec.minimumTtl: BFDProfile a has minimumTtl 0 | use 1 to 254',
        'error BFDProfile/a spec.receiveInterval: BFDProfile a has receiveInterval 9 | use 10 to 60000',
        'error BFDProfile/a spec.transmitInterval: BFDProfile a has transmitInterval 9 | use 10 to 60000',
      ],
    },
    {
      name: 'above',
      given: [bfd('a', { receiveInterval: 60001, detectMultiplier: 256, minimumTtl: 255 })],
      finds: [
        'error BFDProfile/a spec.detectMultiplier: BFDProfile a has detectMultiplier 256 | use 2 to 255',
        'error BFDProfile/a spec.minimumTtl: BFDProfile a has minimumTtl 255 | use 1 to 254',
        'error BFDProfile/a spec.receiveInterval: BFDProfile a has receiveInterval 60001 | use 10 to 60000',
      ],
    },
    {
      name: 'the limits',
      given: [
        bfd('a', { receiveInterval: 10, transmitInterval: 60000, detectMultiplier: 2, minimumTtl: 254 }),
      ],
      finds: [],
    },
  ],
  'bfd-native': [
    {
      name: 'a profile',
      given: [bfd('a')],
      backend: 'native',
      finds: [
        'error BFDProfile/a metadata.name: BFDProfile a is there, and the native backend knows no BFD | remove the profile, or use the frr-k8s backend',
      ],
    },
    { name: 'FRR', given: [bfd('a')], finds: [] },
    {
      name: 'in another namespace',
      given: [bfd('a', {}, { namespace: 'default' })],
      backend: 'native',
      finds: [],
    },
  ],
  'bfd-echo-v6': [
    {
      name: 'an IPv6 pool and all peers',
      given: [six, echo, echoing, bgp('a')],
      finds: [
        'error BGPAdvertisement/a spec: BGPAdvertisement a announces pool six, which has IPv6, to peer tor, whose BFDProfile echo has echoMode | switch echoMode off, or announce the pool to other peers',
      ],
    },
    {
      name: 'an IPv6 pool and the named peer',
      given: [six, echo, echoing, bgp('a', { peers: ['tor', 'gone'] })],
      finds: [
        'error BGPAdvertisement/a spec: BGPAdvertisement a announces pool six, which has IPv6, to peer tor, whose BFDProfile echo has echoMode | switch echoMode off, or announce the pool to other peers',
      ],
    },
    { name: 'IPv4', given: [pool('four', '192.0.2.0/28'), echo, echoing, bgp('a')], finds: [] },
    {
      name: 'another peer',
      given: [six, echo, echoing, peer({}, 'spine'), bgp('a', { peers: ['spine'] })],
      finds: [],
    },
    { name: 'layer 2', given: [six, echo, echoing, layer2('a')], finds: [] },
    { name: 'no echo', given: [six, bfd('echo'), echoing, bgp('a')], finds: [] },
  ],
  'bfd-echo-multihop': [
    {
      name: 'more hops',
      given: [echo, peer({ bfdProfile: 'echo', ebgpMultiHop: true })],
      finds: [
        'warning BGPPeer/tor spec.bfdProfile: BGPPeer tor has ebgpMultiHop, and its BFDProfile echo has echoMode | switch echoMode off for this peer',
      ],
    },
    { name: 'one hop', given: [echo, echoing], finds: [] },
  ],
};
