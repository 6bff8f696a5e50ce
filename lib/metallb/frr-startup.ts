import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { type Flavour, first, only } from './flavour.js';

const limit = ' --limit-fds 100000';

/** FRR's daemons: whether each is started, in the order of the file. */
const daemons: readonly (readonly [name: string, on: boolean])[] = [
  ['bgpd', true],
  ...[
    'ospfd',
    'ospf6d',
    'ripd',
    'ripngd',
    'isisd',
    'pimd',
    'ldpd',
    'nhrpd',
    'eigrpd',
    'babeld',
    'sharpd',
    'pbrd',
  ].map((name) => [name, false] as const),
  ['bfdd', true],
  ['fabricd', false],
  ['vrrpd', false],
];

/** Options of the daemons, blanks included as FRR's own template has them. */
function options(flavour: Flavour): readonly (readonly [daemon: string, text: string])[] {
  const fds = first(flavour, only({ since: '0.15.0' }, limit), '');
  const daemon = flavour.backend === 'frr-k8s';
  const keep = daemon ? first(flavour, only({ since: '0.15.0' }, ' -K 120'), '') : '';
  const port = daemon ? first(flavour, only({ since: '0.14.8', until: '0.14.8' }, ''), ' -p 0') : ' -p 0';
  return [
    ['zebra', `  -A 127.0.0.1${keep} -s 90000000${fds}`],
    ['bgpd', `   -A 127.0.0.1${port}${fds}`],
    ['ospfd', '  -A 127.0.0.1'],
    ['ospf6d', ' -A ::1'],
    ['ripd', '   -A 127.0.0.1'],
    ['ripngd', ' -A ::1'],
    ['isisd', '  -A 127.0.0.1'],
    ['pimd', '   -A 127.0.0.1'],
    ['ldpd', '   -A 127.0.0.1'],
    ['nhrpd', '  -A 127.0.0.1'],
    ['eigrpd', ' -A 127.0.0.1'],
    ['babeld', ' -A 127.0.0.1'],
    ['sharpd', ' -A 127.0.0.1'],
    ['pbrd', '   -A 127.0.0.1'],
    ['staticd', `-A 127.0.0.1${fds}`],
    ['bfdd', `   -A 127.0.0.1${fds}`],
    ['fabricd', '-A 127.0.0.1'],
    ['vrrpd', '  -A 127.0.0.1'],
  ];
}

function daemonsText(flavour: Flavour): string {
  return [
    '# Which daemons FRR starts, and with what options.',
    ...daemons.map(([name, on]) => `${name}=${on ? 'yes' : 'no'}`),
    'vtysh_enable=yes',
    ...options(flavour).map(([name, text]) => `${name}_options="${text}"`),
    '',
  ].join('\n');
}

function frrConf(flavour: Flavour): string {
  const version = first(flavour, only({ since: '0.14.6' }, '8.0'), '7.5.1');
  const log = first(flavour, only({ since: '0.16.0' }, 'stdout'), 'file /etc/frr/frr.log');
  return [
    '! Where FRR starts from, before MetalLB writes the first configuration.',
    `frr version ${version}`,
    'frr defaults traditional',
    'hostname Router',
    'line vty',
    `log ${log} informational`,
    '',
  ].join('\n');
}

/** The ConfigMap with FRR's start-up files. */
export function frrStartupObject(flavour: Flavour, name: string): object {
  return KubeConfigMap.manifest({
    metadata: { name, namespace: flavour.namespace },
    data: {
      daemons: daemonsText(flavour),
      'vtysh.conf': 'service integrated-vtysh-config\n',
      'frr.conf': frrConf(flavour),
    },
  });
}
