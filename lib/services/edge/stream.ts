import type { NginxConfig } from '../../config/edge.js';
import type { PortConfig } from '../../config/services.js';
import { type Finding, type Path, pathText } from '../../finding.js';
import { block, type Directive, endpoint, listens } from './nginx.js';
import { edgeFinding, type Target } from './targets.js';

/** A port nginx listens on, and the port of a Service that it stands for. */
interface Mapping {
  readonly here: number;
  readonly there: PortConfig;
  readonly path: Path;
}

/** The `stream` block: every connection to a port here goes on to the address of its Service. */
export function streamBlock(nginx: NginxConfig, targets: readonly Target[]): Directive {
  return block(
    'stream',
    targets.flatMap((target) =>
      mappingsOf(target).mappings.flatMap((mapping) => serverOf(nginx, target, mapping)),
    ),
  );
}

/** What is wrong with the ports of a `stream` edge. */
export function streamFindings(nginx: NginxConfig, targets: readonly Target[]): Finding[] {
  return [...targets.flatMap((target) => mappingsOf(target).findings), ...clashes(nginx, targets)];
}

function mappingsOf({ entry, path, ports }: Target): { mappings: Mapping[]; findings: Finding[] } {
  if (!entry.ports)
    return { mappings: ports.map((there) => ({ here: there.port, there, path })), findings: [] };
  const findings: Finding[] = [];
  const mappings = Object.entries(entry.ports).flatMap(([here, wanted]) => {
    const at = [...path, 'ports', here];
    const known = ports.filter(({ port }) => port === wanted);
    if (known.length === 0) findings.push(unknownPort(at, wanted, entry.service, ports));
    return known.map((there) => ({ here: Number(here), there, path: at }));
  });
  return { mappings, findings };
}

function unknownPort(path: Path, wanted: number, service: string, ports: readonly PortConfig[]): Finding {
  const message = `${pathText(path)} ${wanted} is no port of ${service}, which has ${ports.map(({ port }) => port).join(', ')}`;
  return edgeFinding('edge-port', path, message, 'name one of its ports, or add the port to the Service');
}

function serverOf(nginx: NginxConfig, { entry, addresses }: Target, { here, there }: Mapping): Directive[] {
  const udp = there.protocol === 'UDP';
  const [only, ...others] = addresses.map((address) => endpoint(address, there.port));
  const name = `${entry.service.replace('/', '.')}.${there.protocol.toLowerCase()}-${here}`;
  const upstream =
    others.length > 0
      ? [
          block(
            `upstream ${name}`,
            [only, ...others].map((address) => `server ${address}`),
          ),
        ]
      : [];
  const server = block('server', [
    ...listens(entry.listen ?? nginx.listen, here, udp ? ' udp' : ''),
    ...((entry.proxyProtocol ?? nginx.proxyProtocol) && !udp ? ['proxy_protocol on'] : []),
    `proxy_pass ${others.length > 0 ? name : only}`,
  ]);
  return [...upstream, server];
}

/** Ports that two Services would listen on, at the same address. */
function clashes(nginx: NginxConfig, targets: readonly Target[]): Finding[] {
  const taken = new Map<string, string>();
  return targets.flatMap((target) =>
    mappingsOf(target).mappings.flatMap(({ here, there, path }) => {
      const { service, listen = nginx.listen ?? ['every address'] } = target.entry;
      return listen.flatMap((address) => {
        const place = `${here}/${there.protocol} of ${address}`;
        const other = taken.get(place);
        if (other === undefined) taken.set(place, service);
        return other === undefined ? [] : [clash(path, service, other, place)];
      });
    }),
  );
}

function clash(path: Path, service: string, other: string, place: string): Finding {
  const message = `${pathText(path)} ${service} would listen on ${place}, as ${other} does`;
  const remedy = 'map one of them to another port with ports, or listen on another address';
  return edgeFinding('edge-clash', path, message, remedy);
}
