import type { RuleCases } from '../find.js';
import { barePool, expression, labels, layer2, namespace, pool } from '../objects.js';

const all = layer2('all');
const allocated = (serviceAllocation: object, spec = {}) => [
  pool('lab', '192.0.2.0/28', { serviceAllocation, ...spec }),
  all,
];
const selecting = (...serviceSelectors: object[]) => allocated({ serviceSelectors });
const web = namespace('web', { team: 'shop' });

export const poolCases: RuleCases = {
  'pool-spec-required': [
    {
      name: 'no spec',
      given: [barePool('lab'), all],
      finds: ['error IPAddressPool/lab spec: pool lab has no spec | add spec.addresses, or remove the pool'],
    },
    {
      name: 'no addresses',
      given: [barePool('lab', { autoAssign: true }), all],
      finds: [
        'error IPAddressPool/lab spec.addresses: pool lab has no spec.addresses | add spec.addresses, or remove the pool',
      ],
    },
    { name: 'an empty list is there', given: [pool('lab', []), all], finds: [] },
  ],
  'pool-empty': [
    {
      name: 'an empty list',
      given: [pool('lab', []), all],
      finds: [
        'error IPAddressPool/lab spec.addresses: pool lab has no addresses | add addresses, or remove the pool',
      ],
    },
    { name: 'no list is told of by the schema', given: [barePool('lab'), all], finds: [] },
  ],
  'pool-buggy-empty': [
    {
      name: 'every address ends in .0 or .255',
      given: [pool('lab', ['192.0.2.0/32', '192.0.2.255-192.0.3.0'], { avoidBuggyIPs: true }), all],
      finds: [
        'warning IPAddressPool/lab spec.avoidBuggyIPs: pool lab has avoidBuggyIPs, and every address of it ends in .0 or .255 | add other addresses, or set avoidBuggyIPs to false',
      ],
    },
    { name: 'without avoidBuggyIPs', given: [pool('lab', '192.0.2.0/32'), all], finds: [] },
    {
      name: 'one other address',
      given: [pool('lab', ['192.0.2.0/32', '192.0.2.7/32'], { avoidBuggyIPs: true }), all],
      finds: [],
    },
  ],
  'pool-alloc-ns-dup': [
    {
      name: 'a namespace twice',
      given: allocated({ namespaces: ['web', 'db', 'web'] }),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.namespaces[2]: pool lab names the namespace web twice | keep one of them',
      ],
    },
    { name: 'each once', given: allocated({ namespaces: ['web', 'db'] }), finds: [] },
  ],
  'pool-alloc-ns-nomatch': [
    {
      name: 'no namespace has the labels',
      given: [web, ...allocated({ namespaceSelectors: [labels({ team: 'blog' })] })],
      finds: [
        'warning IPAddressPool/lab spec.serviceAllocation.namespaceSelectors: pool lab is for namespaces by label, and no namespace has these labels: it is open to every namespace | label a namespace, or name namespaces',
      ],
    },
    {
      name: 'one has them',
      given: [web, ...allocated({ namespaceSelectors: [labels({ team: 'shop' })] })],
      finds: [],
    },
    {
      name: 'namespaces can be selected by their name',
      given: [web, ...allocated({ namespaceSelectors: [labels({ 'kubernetes.io/metadata.name': 'web' })] })],
      finds: [],
    },
    {
      name: 'namespaces by name beside them',
      given: [web, ...allocated({ namespaces: ['web'], namespaceSelectors: [labels({ team: 'blog' })] })],
      finds: [],
    },
    {
      name: 'no namespace is known',
      given: allocated({ namespaceSelectors: [labels({ team: 'blog' })] }),
      finds: [],
    },
  ],
  'pool-alloc-ns-missing': [
    {
      name: 'a namespace that is not there',
      given: [web, ...allocated({ namespaces: ['wbe'] })],
      finds: [
        'warning IPAddressPool/lab spec.serviceAllocation.namespaces[0]: pool lab is for the namespace wbe, which does not exist | create the namespace, or correct its name',
      ],
    },
    { name: 'one that is', given: [web, ...allocated({ namespaces: ['web'] })], finds: [] },
    { name: 'no namespace is known', given: allocated({ namespaces: ['wbe'] }), finds: [] },
    {
      name: 'only that of MetalLB is known',
      given: [namespace('metallb-system'), ...allocated({ namespaces: ['wbe'] })],
      finds: [],
    },
  ],
  'pool-alloc-empty': [
    {
      name: 'nothing at all',
      given: allocated({}),
      release: '0.14.9',
      finds: [
        'warning IPAddressPool/lab spec.serviceAllocation: pool lab has a serviceAllocation that selects nothing: it is never used automatically | add namespaces or selectors, remove serviceAllocation, or move to 0.15.0',
      ],
    },
    {
      name: 'a priority alone',
      given: allocated({ priority: 10 }),
      release: '0.13.10',
      finds: [
        'warning IPAddressPool/lab spec.serviceAllocation: pool lab has a serviceAllocation that selects nothing: it is never used automatically | add namespaces or selectors, remove serviceAllocation, or move to 0.15.0',
      ],
    },
    { name: 'it takes every Service from 0.15.0 on', given: allocated({}), release: '0.15.0', finds: [] },
    { name: 'namespaces', given: allocated({ namespaces: ['web'] }), release: '0.14.9', finds: [] },
  ],
  'pool-alloc-priority-negative': [
    {
      name: 'below zero',
      given: allocated({ priority: -1, namespaces: ['web'] }),
      finds: [
        'warning IPAddressPool/lab spec.serviceAllocation.priority: pool lab has the priority -1 | use 1 for the first pool, and higher numbers after it',
      ],
    },
    { name: 'zero is none', given: allocated({ priority: 0, namespaces: ['web'] }), finds: [] },
  ],
  'pool-alloc-noauto': [
    {
      name: 'pinned, and nothing automatic',
      given: allocated({ namespaces: ['web'] }, { autoAssign: false }),
      finds: [
        'warning IPAddressPool/lab spec.autoAssign: pool lab is pinned to Services, and with autoAssign: false none gets an address of it by itself | set autoAssign to true, or remove serviceAllocation',
      ],
    },
    { name: 'pinned', given: allocated({ namespaces: ['web'] }), finds: [] },
    { name: 'not pinned', given: [pool('lab', '192.0.2.0/28', { autoAssign: false }), all], finds: [] },
  ],
  'pool-selector-dup': [
    {
      name: 'values in another order',
      given: selecting(expression('app', 'In', 'a', 'b'), expression('app', 'In', 'b', 'a')),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[1]: pool lab has the same label selector twice | keep one of them',
      ],
    },
    {
      name: 'in namespaceSelectors',
      given: allocated({ namespaceSelectors: [labels({ a: 'b' }), labels({ a: 'b' })] }),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.namespaceSelectors[1]: pool lab has the same label selector twice | keep one of them',
      ],
    },
    {
      name: 'two lists may hold the same',
      given: allocated({ namespaceSelectors: [labels({ a: 'b' })], serviceSelectors: [labels({ a: 'b' })] }),
      finds: [],
    },
    {
      name: 'the same in other words is not seen',
      given: selecting(labels({ app: 'a' }), expression('app', 'In', 'a')),
      finds: [],
    },
  ],
  'pool-selector-expr-dup': [
    {
      name: 'a value twice',
      given: selecting(expression('app', 'In', 'a', 'a')),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[0].matchExpressions[0].values[1]: pool lab has the value a twice in an expression | keep one of them',
      ],
    },
    {
      name: 'an expression twice',
      given: selecting({
        matchExpressions: [
          { key: 'app', operator: 'In', values: ['a', 'b'] },
          { key: 'app', operator: 'In', values: ['b', 'a'] },
        ],
      }),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[0].matchExpressions[1]: pool lab has the same expression twice in a label selector | keep one of them',
      ],
    },
    { name: 'different values', given: selecting(expression('app', 'In', 'a', 'b')), finds: [] },
  ],
  'pool-selector-invalid': [
    {
      name: 'an operator of nodes',
      given: selecting(expression('app', 'Gt', '1')),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[0].matchExpressions[0].operator: pool lab selects with the operator "Gt" | use one of In, NotIn, Exists, DoesNotExist',
      ],
    },
    {
      name: 'an operator in small letters',
      given: selecting(expression('app', 'in', 'a')),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[0].matchExpressions[0].operator: pool lab selects with the operator "in" | use one of In, NotIn, Exists, DoesNotExist',
      ],
    },
    {
      name: 'In without values',
      given: selecting(expression('app', 'In')),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[0].matchExpressions[0].operator: pool lab selects with In, and gives no values | add values',
      ],
    },
    {
      name: 'Exists with values',
      given: selecting(expression('app', 'Exists', 'a')),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[0].matchExpressions[0].values: pool lab selects with Exists, which takes no values | remove the values',
      ],
    },
    {
      name: 'no label key',
      given: selecting(labels({ 'a b': 'c' })),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[0].matchLabels["a b"]: pool lab selects by "a b", which is no label key | use In and NotIn with values, Exists and DoesNotExist without, and valid labels',
      ],
    },
    {
      name: 'no label value',
      given: selecting(labels({ app: '-a' })),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[0].matchLabels.app: pool lab selects the value "-a", which no label can have | use In and NotIn with values, Exists and DoesNotExist without, and valid labels',
      ],
    },
    {
      name: 'no label value in an expression',
      given: selecting(expression('app', 'In', 'a b')),
      finds: [
        'error IPAddressPool/lab spec.serviceAllocation.serviceSelectors[0].matchExpressions[0].values[0]: pool lab selects the value "a b", which no label can have | use In and NotIn with values, Exists and DoesNotExist without, and valid labels',
      ],
    },
    {
      name: 'all that Kubernetes reads',
      given: selecting(
        {},
        labels({ 'example.com/app': '' }),
        expression('a', 'In', 'a'),
        expression('a', 'NotIn', 'a'),
        expression('a', 'Exists'),
        expression('a', 'DoesNotExist'),
      ),
      finds: [],
    },
  ],
};
