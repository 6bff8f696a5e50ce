import type { KubeObject } from '../../../lib/resource.js';
import type { RuleCase, RuleCases } from '../find.js';
import { namespace, service } from '../objects.js';

type Fields = Readonly<Record<string, unknown>>;

const web = (spec: Fields) => [service('shop', {}, spec)];
const port = (fields: Fields) => web({ ports: [{ port: 80, ...fields }] });
const plain = (spec: Fields) => web({ type: 'ClusterIP', ...spec });

/** A value that its field does not take, and what is said of it. */
const refused = (name: string, given: readonly KubeObject[], path: string, said: string): RuleCase => ({
  name,
  given,
  finds: [`error Service/shop ${path}: Service shop: ${path} ${said}`],
});
const taken = (name: string, given: readonly KubeObject[], rest: Partial<RuleCase> = {}): RuleCase => ({
  name,
  given,
  finds: [],
  ...rest,
});

const oneOf = (...choices: string[]) => `one of ${choices.join(', ')}`;
const must = (value: unknown, wanted: string, remedy = `write ${wanted}`) =>
  `is ${JSON.stringify(value)}, and must be ${wanted} | ${remedy}`;
const choice = (value: string, ...choices: string[]) => must(value, oneOf(...choices));
const near = (value: string, meant: string, ...choices: string[]) =>
  must(value, oneOf(...choices), `did you mean ${meant}?`);

const types = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];
const policies = ['SingleStack', 'PreferDualStack', 'RequireDualStack'];
const ports = 'from 1 to 65535';
const names = 'small letters, digits and -, at most 63 of them';
const podPorts = 'small letters, digits and single -, at most 15 of them and one a letter';
const qualified = 'NAME or DOMAIN/NAME, of letters, digits, -, _ and .';
const cidr = 'a CIDR such as 192.0.2.0/24';

const live = (spec: Fields): KubeObject => {
  const object = service('shop', {}, spec);
  return { ...object, metadata: { ...object.metadata, uid: '1' } };
};

const secret = (data: Fields, field = 'data'): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'tor', namespace: 'metallb-system' },
  [field]: data,
});
const map = (data: Fields, field = 'data'): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'tor', namespace: 'metallb-system' },
  [field]: data,
});
const keys = 'letters, digits, -, _ and ., at most 253 of them';
const decode = 'encode the value with base64, or write it as text under stringData';

export const coreCases: RuleCases = {
  'core-value': [
    refused(
      'a type in another case',
      web({ type: 'Loadbalancer' }),
      'spec.type',
      near('Loadbalancer', 'LoadBalancer', ...types),
    ),
    taken('no type is the default', web({ type: '' })),
    refused(
      'an affinity',
      web({ sessionAffinity: 'client' }),
      'spec.sessionAffinity',
      near('client', 'ClientIP', 'None', 'ClientIP'),
    ),
    refused(
      'a day is the longest affinity',
      web({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 86401 } } }),
      'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
      must(86401, 'from 1 to 86400'),
    ),
    refused(
      'a traffic policy',
      web({ externalTrafficPolicy: 'local' }),
      'spec.externalTrafficPolicy',
      near('local', 'Local', 'Cluster', 'Local'),
    ),
    refused(
      'an empty internal policy',
      web({ internalTrafficPolicy: '' }),
      'spec.internalTrafficPolicy',
      choice('', 'Cluster', 'Local'),
    ),
    refused(
      'a distribution',
      web({ trafficDistribution: 'Nearest' }),
      'spec.trafficDistribution',
      choice('Nearest', 'PreferClose', 'PreferSameZone', 'PreferSameNode'),
    ),
    refused(
      'a family policy',
      web({ ipFamilyPolicy: 'DualStack' }),
      'spec.ipFamilyPolicy',
      choice('DualStack', ...policies),
    ),
    refused(
      'a family',
      web({ ipFamilies: ['ipv4'] }),
      'spec.ipFamilies[0]',
      near('ipv4', 'IPv4', 'IPv4', 'IPv6'),
    ),
    refused(
      'a class with a blank',
      web({ loadBalancerClass: 'my lb' }),
      'spec.loadBalancerClass',
      must('my lb', qualified),
    ),
    refused('an empty class', web({ loadBalancerClass: '' }), 'spec.loadBalancerClass', must('', qualified)),
    refused(
      'a class with two slashes',
      web({ loadBalancerClass: 'a/b/c' }),
      'spec.loadBalancerClass',
      must('a/b/c', qualified),
    ),
    taken('a class with a domain', web({ loadBalancerClass: 'example.com/Metallb' })),
    refused(
      'an address is no range',
      web({ loadBalancerSourceRanges: ['10.0.0.0/8', '10.0.0.1'] }),
      'spec.loadBalancerSourceRanges[1]',
      must('10.0.0.1', cidr),
    ),
    refused(
      'a length beyond the family',
      web({ loadBalancerSourceRanges: ['10.0.0.0/33'] }),
      'spec.loadBalancerSourceRanges[0]',
      must('10.0.0.0/33', cidr),
    ),
    taken('blanks around a range', web({ loadBalancerSourceRanges: [' 10.0.0.0/8 '] })),
    refused(
      'a health port beyond all ports',
      web({ externalTrafficPolicy: 'Local', healthCheckNodePort: 70000 }),
      'spec.healthCheckNodePort',
      must(70000, ports),
    ),
    refused('port 0', web({ ports: [{ port: 0 }] }), 'spec.ports[0].port', must(0, ports)),
    refused('port 70000', web({ ports: [{ port: 70000 }] }), 'spec.ports[0].port', must(70000, ports)),
    refused(
      'a port of the pods',
      port({ targetPort: 70000 }),
      'spec.ports[0].targetPort',
      must(70000, ports),
    ),
    refused(
      'a port name of the pods',
      port({ targetPort: 'web_ui' }),
      'spec.ports[0].targetPort',
      must('web_ui', podPorts),
    ),
    refused(
      'a number in quotes is a name',
      port({ targetPort: '8080' }),
      'spec.ports[0].targetPort',
      must('8080', podPorts),
    ),
    refused(
      'a long port name of the pods',
      port({ targetPort: 'a-port-name-of-17' }),
      'spec.ports[0].targetPort',
      must('a-port-name-of-17', podPorts),
    ),
    taken('0 and empty text are the default', port({ targetPort: 0, nodePort: 0, protocol: '', name: '' })),
    refused('a port of the nodes', port({ nodePort: -1 }), 'spec.ports[0].nodePort', must(-1, ports)),
    refused(
      'a protocol in small letters',
      port({ protocol: 'tcp' }),
      'spec.ports[0].protocol',
      near('tcp', 'TCP', 'TCP', 'UDP', 'SCTP'),
    ),
    refused('a name with a capital', port({ name: 'Http' }), 'spec.ports[0].name', must('Http', names)),
    refused(
      'an application protocol',
      port({ appProtocol: 'h2 c' }),
      'spec.ports[0].appProtocol',
      must('h2 c', qualified),
    ),
    taken('an application protocol with a domain', port({ appProtocol: 'kubernetes.io/h2c' })),
    taken('what a cluster holds has been accepted', [live({ type: 'New' })]),
    taken('another kind of that name', [
      { ...service('shop', {}, { type: 'New' }), apiVersion: 'serving.knative.dev/v1' },
    ]),
  ],
  'core-ports': [
    {
      name: 'none at all',
      given: plain({ ports: undefined }),
      finds: ['error Service/shop spec.ports: Service shop has no ports | add spec.ports'],
    },
    {
      name: 'an empty list',
      given: web({ ports: [] }),
      finds: ['error Service/shop spec.ports: Service shop has no ports | add spec.ports'],
    },
    taken('a headless Service may be without', plain({ clusterIP: 'None', ports: undefined })),
    taken(
      'an ExternalName may be without',
      web({ type: 'ExternalName', externalName: 'a.example', ports: [] }),
    ),
    {
      name: 'a port without a number',
      given: web({ ports: [{ name: 'http' }] }),
      finds: ['error Service/shop spec.ports[0]: Service shop: spec.ports[0] has no port | add its number'],
    },
    {
      name: 'the same port and protocol',
      given: web({
        ports: [
          { port: 80, name: 'a' },
          { port: 80, name: 'b', protocol: 'TCP' },
        ],
      }),
      finds: [
        'error Service/shop spec.ports[1].port: Service shop has the port 80/TCP twice | keep one of the two',
      ],
    },
    taken(
      'the same port of two protocols',
      web({
        ports: [
          { port: 53, name: 'a' },
          { port: 53, name: 'b', protocol: 'UDP' },
        ],
      }),
    ),
    {
      name: 'the same port of the nodes',
      given: web({
        ports: [
          { port: 80, name: 'a', nodePort: 30080 },
          { port: 81, name: 'b', nodePort: 30080 },
        ],
      }),
      finds: [
        'error Service/shop spec.ports[1].nodePort: Service shop has the nodePort 30080/TCP twice | keep one of the two',
      ],
    },
    {
      name: 'several without names',
      given: web({ ports: [{ port: 80 }, { port: 443, name: 'https' }, { port: 81, name: '' }] }),
      finds: [0, 2].map(
        (index) =>
          `error Service/shop spec.ports[${index}]: Service shop: spec.ports[${index}] has no name, and with several ports each needs one | add a name, such as http`,
      ),
    },
    {
      name: 'a name twice',
      given: web({
        ports: [
          { port: 80, name: 'http' },
          { port: 81, name: 'http' },
        ],
      }),
      finds: [
        'error Service/shop spec.ports[1].name: Service shop has the name http twice | give each port a name of its own',
      ],
    },
    taken('what a cluster holds has been accepted', [live({ ports: [] })]),
  ],
  'core-together': [
    ...(
      [
        ['loadBalancerClass', 'example.com/lb', 'type LoadBalancer'],
        ['loadBalancerSourceRanges', ['10.0.0.0/8'], 'type LoadBalancer'],
        ['allocateLoadBalancerNodePorts', false, 'type LoadBalancer'],
        ['healthCheckNodePort', 30000, 'type LoadBalancer and externalTrafficPolicy Local'],
        ['externalTrafficPolicy', 'Local', 'type LoadBalancer or NodePort, or with externalIPs'],
        [
          'ipFamilies',
          ['IPv4', 'IPv6'],
          'ipFamilyPolicy PreferDualStack or RequireDualStack when it has two',
        ],
      ] as const
    ).map(([field, value, only]) => ({
      name: `${field} of another type`,
      given: plain({ [field]: value }),
      finds: [
        `error Service/shop spec.${field}: Service shop: spec.${field} only goes with ${only} | remove the field, or add what it goes with`,
      ],
    })),
    {
      name: 'a health port without the local policy',
      given: web({ healthCheckNodePort: 30000 }),
      finds: [
        'error Service/shop spec.healthCheckNodePort: Service shop: spec.healthCheckNodePort only goes with type LoadBalancer and externalTrafficPolicy Local | remove the field, or add what it goes with',
      ],
    },
    {
      name: 'two families of a single stack',
      given: web({ ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'SingleStack' }),
      finds: [
        'error Service/shop spec.ipFamilies: Service shop: spec.ipFamilies only goes with ipFamilyPolicy PreferDualStack or RequireDualStack when it has two | remove the field, or add what it goes with',
      ],
    },
    taken(
      'all of them where they belong',
      web({
        loadBalancerClass: 'example.com/lb',
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        allocateLoadBalancerNodePorts: false,
        healthCheckNodePort: 30000,
        externalTrafficPolicy: 'Local',
        ipFamilies: ['IPv4', 'IPv6'],
        ipFamilyPolicy: 'PreferDualStack',
      }),
    ),
    taken(
      'values that stand for nothing',
      plain({ loadBalancerSourceRanges: [], healthCheckNodePort: 0, externalTrafficPolicy: '' }),
    ),
    taken(
      'a policy of external addresses',
      plain({ externalTrafficPolicy: 'Local', externalIPs: ['192.0.2.1'] }),
    ),
  ],
  'core-families': [
    {
      name: 'a family twice',
      given: web({ ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv6', 'IPv6'] }),
      finds: [
        'error Service/shop spec.ipFamilies[1]: Service shop names the family IPv6 twice | name each family once',
      ],
    },
    taken('both', web({ ipFamilyPolicy: 'PreferDualStack', ipFamilies: ['IPv6', 'IPv4'] })),
  ],
  'core-data': [
    {
      name: 'text where bytes belong',
      given: [secret({ password: 'hunter 2' })],
      finds: [`error Secret/tor data.password: Secret tor: data.password is not base64 | ${decode}`],
    },
    {
      name: 'base64 without its padding',
      given: [map({ blob: 'YQ' }, 'binaryData')],
      finds: [
        `error ConfigMap/tor binaryData.blob: ConfigMap tor: binaryData.blob is not base64 | ${decode}`,
      ],
    },
    {
      name: 'a key with a slash',
      given: [map({ 'a/b': 'x' })],
      finds: [
        `error ConfigMap/tor data["a/b"]: ConfigMap tor: "a/b" is no key, which is of ${keys} | rename the key`,
      ],
    },
    {
      name: 'more than a megabyte',
      given: [map({ a: 'x'.repeat(1_048_577) })],
      finds: ['error ConfigMap/tor data: ConfigMap tor holds 1048577 bytes, more than 1048576 | split it'],
    },
    taken('base64 over several lines, and text as it is', [
      secret({ password: 'aHVu\ndGVyMg==\n', empty: '' }),
      secret({ 'tls.crt': 'any text' }, 'stringData'),
      map({ '.env_file-1': 'any text' }),
    ]),
    taken('a megabyte', [map({ a: 'x'.repeat(1_048_576) })]),
    taken('other kinds', [namespace('web')]),
  ],
};
