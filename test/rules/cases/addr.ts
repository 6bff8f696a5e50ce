import type { RuleCases } from '../find.js';
import { layer2, node, pool } from '../objects.js';

const all = layer2('all');
const entries = (...addresses: string[]) => [pool('lab', addresses), all];

export const addrCases: RuleCases = {
  'addr-format': [
    {
      name: 'a bare address',
      given: entries('192.0.2.9'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.9 is a bare address, which MetalLB does not read | write 192.0.2.9/32',
      ],
    },
    {
      name: 'a bare IPv6 address',
      given: entries('2001:db8::9'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 2001:db8::9 is a bare address, which MetalLB does not read | write 2001:db8::9/128',
      ],
    },
    {
      name: 'a netmask',
      given: entries('192.0.2.0/255.255.255.0'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/255.255.255.0 has no prefix length from 0 to 32 after the slash | write ADDRESS/LENGTH, such as 192.0.2.0/24',
      ],
    },
    {
      name: 'a length beyond the family',
      given: entries('192.0.2.0/33', '2001:db8::/129'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/33 has no prefix length from 0 to 32 after the slash | write ADDRESS/LENGTH, such as 192.0.2.0/24',
        'error IPAddressPool/lab spec.addresses[1]: pool lab: 2001:db8::/129 has no prefix length from 0 to 128 after the slash | write ADDRESS/LENGTH, such as 192.0.2.0/24',
      ],
    },
    {
      name: 'leading zeros in an octet',
      given: entries('192.0.02.0/24'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.02.0/24 does not start with a complete IP address | write ADDRESS/LENGTH, such as 192.0.2.0/24',
      ],
    },
    {
      name: 'three octets',
      given: entries('192.0.2/24'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2/24 does not start with a complete IP address | write ADDRESS/LENGTH, such as 192.0.2.0/24',
      ],
    },
    {
      name: 'a zone',
      given: entries('fe80::1%eth0/64'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: fe80::1%eth0/64 does not start with a complete IP address | write ADDRESS/LENGTH, such as 192.0.2.0/24',
      ],
    },
    {
      name: 'two in one text',
      given: entries('192.0.2.0/28,198.51.100.0/28'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28,198.51.100.0/28 has no prefix length from 0 to 32 after the slash | write ADDRESS/LENGTH, such as 192.0.2.0/24',
      ],
    },
    {
      name: 'nothing',
      given: entries(''),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: "" is neither a CIDR nor a range | write ADDRESS/LENGTH, such as 192.0.2.0/24, or FIRST-LAST',
      ],
    },
    {
      name: 'every form MetalLB reads',
      given: entries(
        '192.0.2.0/28',
        '192.0.2.32/032',
        '2001:DB8::/120',
        '2001:db8:1::ffff:192.0.2.128/121',
        '198.51.100.1 - 198.51.100.6',
        '203.0.113.0-203.0.113.0',
      ),
      finds: [],
    },
    {
      name: 'of an oldest release too',
      given: entries('192.0.2.9'),
      release: '0.13.10',
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.9 is a bare address, which MetalLB does not read | write 192.0.2.9/32',
      ],
    },
  ],
  'addr-whitespace': [
    {
      name: 'before',
      given: entries(' 192.0.2.0/24'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: " 192.0.2.0/24" has a blank, which a CIDR must not | remove the blanks',
      ],
    },
    {
      name: 'behind',
      given: entries('192.0.2.0/24 '),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: "192.0.2.0/24 " has a blank, which a CIDR must not | remove the blanks',
      ],
    },
    {
      name: 'inside',
      given: entries('192.0.2.0 /24'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: "192.0.2.0 /24" has a blank, which a CIDR must not | remove the blanks',
      ],
    },
    { name: 'around the ends of a range it is fine', given: entries(' 192.0.2.1 - 192.0.2.6 '), finds: [] },
  ],
  'addr-range-endpoint': [
    {
      name: 'a last octet alone',
      given: entries('192.0.2.10-20'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.10-20 has "20" as its end, not a complete address | write both ends in full, such as 192.0.2.10-192.0.2.20',
      ],
    },
    {
      name: 'a CIDR',
      given: entries('192.0.2.0/28-192.0.2.40'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28-192.0.2.40 has "192.0.2.0/28" as its start, not a complete address | write both ends in full, such as 192.0.2.10-192.0.2.20',
      ],
    },
    {
      name: 'a third part',
      given: entries('192.0.2.1-192.0.2.5-192.0.2.9'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.1-192.0.2.5-192.0.2.9 has "192.0.2.5-192.0.2.9" as its end, not a complete address | write both ends in full, such as 192.0.2.10-192.0.2.20',
      ],
    },
    {
      name: 'no end',
      given: entries('192.0.2.1-'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.1- has nothing as its end, not a complete address | write both ends in full, such as 192.0.2.10-192.0.2.20',
      ],
    },
    {
      name: 'no start',
      given: entries('-192.0.2.1'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: -192.0.2.1 has nothing as its start, not a complete address | write both ends in full, such as 192.0.2.10-192.0.2.20',
      ],
    },
    { name: 'two addresses', given: entries('192.0.2.10-192.0.2.20'), finds: [] },
  ],
  'addr-range-reversed': [
    {
      name: 'IPv4',
      given: entries('192.0.2.9-192.0.2.1'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.9-192.0.2.1 starts after its end | write 192.0.2.1-192.0.2.9',
      ],
    },
    {
      name: 'IPv6',
      given: entries('2001:db8::9-2001:db8::1'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 2001:db8::9-2001:db8::1 starts after its end | write 2001:db8::1-2001:db8::9',
      ],
    },
    {
      name: 'from IPv6 to IPv4',
      given: entries('2001:db8::9-192.0.2.1'),
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 2001:db8::9-192.0.2.1 starts after its end | give both ends in one family',
      ],
    },
    { name: 'start and end are one', given: entries('192.0.2.9-192.0.2.9'), finds: [] },
  ],
  'addr-range-mixed': [
    {
      name: 'IPv4 to IPv6',
      given: entries('192.0.2.1-2001:db8::9'),
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.1-2001:db8::9 mixes IPv4 and IPv6, and holds no address | give both ends in one family, and the other family in an entry of its own',
      ],
    },
    {
      name: 'a very small IPv6 address to IPv4',
      given: entries('::1-192.0.2.1'),
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: ::1-192.0.2.1 mixes IPv4 and IPv6, and holds no address | give both ends in one family, and the other family in an entry of its own',
      ],
    },
    { name: 'one family', given: entries('192.0.2.1-192.0.2.9', '2001:db8::1-2001:db8::9'), finds: [] },
  ],
  'addr-hostbits': [
    {
      name: 'IPv4',
      given: entries('192.0.2.77/24'),
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.77/24 has host bits, and is all of 192.0.2.0/24 | write 192.0.2.0/24 if you mean all of it, or 192.0.2.77-192.0.2.255 if you mean from that address on',
      ],
    },
    {
      name: 'IPv6',
      given: entries('2001:db8::1/64'),
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 2001:db8::1/64 has host bits, and is all of 2001:db8::/64 | write 2001:db8::/64 if you mean all of it, or 2001:db8::1-2001:db8::ffff:ffff:ffff:ffff if you mean from that address on',
      ],
    },
    { name: 'a network', given: entries('192.0.2.0/24', '198.51.100.7/32', '2001:db8::/64'), finds: [] },
  ],
  'addr-mapped': [
    {
      name: 'a network',
      given: entries('::ffff:192.0.2.0/120'),
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: ::ffff:192.0.2.0/120 is an IPv4 network with the mask of an IPv6 one | write 192.0.2.0/24',
      ],
    },
    { name: 'a range is one of IPv4', given: entries('::ffff:192.0.2.1-::ffff:192.0.2.9'), finds: [] },
  ],
  'addr-overlap': [
    {
      name: 'a range reaches into a network',
      given: [pool('a', '192.0.2.0/25'), pool('b', '192.0.2.127-192.0.2.140'), all],
      finds: [
        'error IPAddressPool/b spec.addresses[0]: pool b: 192.0.2.127-192.0.2.140 overlaps 192.0.2.0/25 of pool a | give each address to one pool, or merge the two pools',
      ],
    },
    {
      name: 'in either order',
      given: [pool('b', '192.0.2.127-192.0.2.140'), all, pool('a', '192.0.2.0/25')],
      finds: [
        'error IPAddressPool/b spec.addresses[0]: pool b: 192.0.2.127-192.0.2.140 overlaps 192.0.2.0/25 of pool a | give each address to one pool, or merge the two pools',
      ],
    },
    {
      name: 'host bits are masked first',
      given: [pool('a', '192.0.2.77/24'), pool('b', '192.0.2.9/32'), all],
      finds: [
        'error IPAddressPool/b spec.addresses[0]: pool b: 192.0.2.9/32 overlaps 192.0.2.77/24 of pool a | give each address to one pool, or merge the two pools',
      ],
    },
    {
      name: 'IPv6',
      given: [pool('a', '2001:db8::/64'), pool('b', '2001:db8::f00/120'), all],
      finds: [
        'error IPAddressPool/b spec.addresses[0]: pool b: 2001:db8::f00/120 overlaps 2001:db8::/64 of pool a | give each address to one pool, or merge the two pools',
      ],
    },
    {
      name: 'an IPv4 network written as IPv6, in a wider one',
      given: [pool('a', '192.0.2.0/24'), pool('b', '::ffff:192.0.2.0/121'), all],
      finds: [
        'error IPAddressPool/a spec.addresses[0]: pool a: 192.0.2.0/24 overlaps ::ffff:192.0.2.0/121 of pool b | give each address to one pool, or merge the two pools',
      ],
    },
    {
      name: 'MetalLB does not see a narrower one in an IPv4 network written as IPv6',
      given: [pool('a', '192.0.2.128/25'), pool('b', '::ffff:192.0.2.0/120'), all],
      finds: [],
    },
    {
      name: 'MetalLB sees a narrower one with the first address of an IPv4 network written as IPv6',
      given: [pool('a', '192.0.2.0/25'), pool('b', '::ffff:192.0.2.0/120'), all],
      finds: [
        'error IPAddressPool/b spec.addresses[0]: pool b: ::ffff:192.0.2.0/120 overlaps 192.0.2.0/25 of pool a | give each address to one pool, or merge the two pools',
      ],
    },
    {
      name: 'neighbours',
      given: [pool('a', '192.0.2.0/25'), pool('b', '192.0.2.128-192.0.2.140'), all],
      finds: [],
    },
    {
      name: 'a pool that MetalLB does not read',
      given: [pool('a', '192.0.2.0/25'), pool('b', '192.0.2.0/25', {}, { namespace: 'default' }), all],
      finds: [],
    },
  ],
  'addr-overlap-self': [
    {
      name: 'a range in a network',
      given: entries('192.0.2.0/24', '192.0.2.10-192.0.2.20'),
      finds: [
        'error IPAddressPool/lab spec.addresses[1]: pool lab: 192.0.2.10-192.0.2.20 overlaps the entry 192.0.2.0/24 of the same pool | keep each address in one entry',
      ],
    },
    {
      name: 'the same entry twice',
      given: entries('192.0.2.0/28', '192.0.2.0/28'),
      finds: [
        'error IPAddressPool/lab spec.addresses[1]: pool lab: 192.0.2.0/28 overlaps the entry 192.0.2.0/28 of the same pool | keep each address in one entry',
      ],
    },
    { name: 'neighbours', given: entries('192.0.2.0/28', '192.0.2.16/28'), finds: [] },
  ],
  'addr-node-overlap': [
    {
      name: 'a warning',
      given: [node('node-a', '192.0.2.5'), ...entries('192.0.2.0/28')],
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds 192.0.2.5, the address of node node-a | leave the address of the node out of the pool',
      ],
    },
    {
      name: 'an error in 0.15.0',
      given: [node('node-a', '192.0.2.5'), ...entries('192.0.2.0/28')],
      release: '0.15.0',
      finds: [
        'error IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds 192.0.2.5, the address of node node-a | leave the address of the node out of the pool',
      ],
    },
    {
      name: 'a warning again in 0.15.2',
      given: [node('node-a', '192.0.2.5'), ...entries('192.0.2.0/28')],
      release: '0.15.2',
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 192.0.2.0/28 holds 192.0.2.5, the address of node node-a | leave the address of the node out of the pool',
      ],
    },
    {
      name: 'IPv6',
      given: [node('node-a', '2001:db8::5'), ...entries('2001:db8::/120')],
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 2001:db8::/120 holds 2001:db8::5, the address of node node-a | leave the address of the node out of the pool',
      ],
    },
    { name: 'beside it', given: [node('node-a', '192.0.2.16'), ...entries('192.0.2.0/28')], finds: [] },
    {
      name: 'an ExternalIP is no address of the node itself',
      given: [
        {
          ...node('node-a'),
          status: { addresses: [{ type: 'ExternalIP', address: '192.0.2.5' }] },
        },
        ...entries('192.0.2.0/28'),
      ],
      finds: [],
    },
  ],
  'addr-special': [
    {
      name: 'loopback, link-local, multicast, broadcast',
      given: entries('127.0.0.0/28', '169.254.1.0/28', '224.0.0.0/28', '255.255.255.255/32'),
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 127.0.0.0/28 holds loopback addresses | use addresses that the network routes',
        'warning IPAddressPool/lab spec.addresses[1]: pool lab: 169.254.1.0/28 holds link-local addresses | use addresses that the network routes',
        'warning IPAddressPool/lab spec.addresses[2]: pool lab: 224.0.0.0/28 holds multicast addresses | use addresses that the network routes',
        'warning IPAddressPool/lab spec.addresses[3]: pool lab: 255.255.255.255/32 holds broadcast addresses | use addresses that the network routes',
      ],
    },
    {
      name: 'all of IPv4',
      given: entries('0.0.0.0/0'),
      finds: [
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: 0.0.0.0/0 holds this network addresses | use addresses that the network routes',
      ],
    },
    {
      name: 'IPv6',
      given: entries('fe80::/64', 'ff02::/64', '::1/128'),
      finds: [
        'warning IPAddressPool/lab spec.addresses[2]: pool lab: ::1/128 holds loopback addresses | use addresses that the network routes',
        'warning IPAddressPool/lab spec.addresses[0]: pool lab: fe80::/64 holds link-local addresses | use addresses that the network routes',
        'warning IPAddressPool/lab spec.addresses[1]: pool lab: ff02::/64 holds multicast addresses | use addresses that the network routes',
      ],
    },
    {
      name: 'private and documentation addresses',
      given: entries('10.0.0.0/24', '192.0.2.0/28', 'fd00::/64'),
      finds: [],
    },
  ],
};
