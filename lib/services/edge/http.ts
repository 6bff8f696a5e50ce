import type { NginxConfig } from '../../config/edge.js';
import { type Finding, pathText } from '../../finding.js';
import { block, type Directive, endpoint, listens } from './nginx.js';
import { edgeFinding, type Target } from './targets.js';

/** The `http` block: every request goes on to the Service of its host name. */
export function httpBlock(nginx: NginxConfig, targets: readonly Target[]): Directive {
  return block('http', [
    'client_max_body_size 0',
    block('map $http_upgrade $connection_upgrade', ['default upgrade', "'' close"]),
    ...targets.flatMap((target) => serversOf(nginx, target, targets.length === 1)),
  ]);
}

/** What is wrong with the hosts and ports of an `http` edge. */
export function httpFindings(targets: readonly Target[]): Finding[] {
  return [
    ...targets.flatMap((target) => (portOf(target) === undefined ? [noPort(target)] : [])),
    ...hostFindings(targets),
  ];
}

function hostsOf({ entry, hosts }: Target): readonly string[] {
  return entry.hosts ?? hosts;
}

/** The port of the Service that takes requests. */
function portOf({ entry, ports }: Target): number | undefined {
  const tcp = ports.filter(({ protocol }) => protocol === 'TCP').map(({ port }) => port);
  return (entry.port === undefined ? [80, 443] : [entry.port]).find((port) => tcp.includes(port));
}

function noPort({ entry, path, ports }: Target): Finding {
  const has = ports.map(({ port, protocol }) => `${port}/${protocol}`).join(', ');
  const wanted = entry.port ?? '80 or 443';
  const message = `${pathText(path)} ${entry.service} has no TCP port ${wanted}; it has ${has}`;
  return edgeFinding('edge-port', path, message, 'name the port that takes requests with port');
}

function hostFindings(targets: readonly Target[]): Finding[] {
  const taken = new Map<string, string>();
  return targets.flatMap((target) => {
    const { entry, path } = target;
    const hosts = hostsOf(target);
    if (hosts.length === 0 && targets.length > 1) {
      const message = `${pathText(path)} ${entry.service} has no host names, and other Services share its port`;
      return [edgeFinding('edge-host', path, message, 'name them with hosts')];
    }
    return hosts.flatMap((host) => {
      const other = taken.get(host);
      taken.set(host, other ?? entry.service);
      if (other === undefined) return [];
      const message = `${pathText(path)} ${entry.service} has the host ${host}, as ${other} does`;
      return [edgeFinding('edge-clash', path, message, 'give each host name to one Service')];
    });
  });
}

function serversOf(nginx: NginxConfig, target: Target, only: boolean): Directive[] {
  const { entry } = target;
  const listen = entry.listen ?? nginx.listen;
  const named = hostsOf(target).length > 0 ? [`server_name ${hostsOf(target).join(' ')}`] : [];
  const forEveryName = only && named.length === 0 ? ' default_server' : '';
  const plain = listens(listen, 80, forEveryName);
  if (!entry.tls) return [block('server', [...plain, ...named, passOn(target)])];
  return [
    block('server', [...plain, ...named, 'return 301 https://$host$request_uri']),
    block('server', [
      ...listens(listen, 443, ` ssl${forEveryName}`),
      ...named,
      `ssl_certificate ${entry.tls.certificate}`,
      `ssl_certificate_key ${entry.tls.key}`,
      passOn(target),
    ]),
  ];
}

/** Port 443 of a Service speaks TLS, and picks the certificate by host name. */
function passOn(target: Target): Directive {
  const port = portOf(target) ?? 0;
  const [address = ''] = target.addresses;
  return block('location /', [
    `proxy_pass ${port === 443 ? 'https' : 'http'}://${endpoint(address, port)}`,
    ...(port === 443 ? ['proxy_ssl_server_name on', 'proxy_ssl_name $host'] : []),
    'proxy_http_version 1.1',
    'proxy_set_header Host $host',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for',
    'proxy_set_header X-Forwarded-Proto $scheme',
    'proxy_set_header Upgrade $http_upgrade',
    'proxy_set_header Connection $connection_upgrade',
  ]);
}
