import { addressText, tryAddress } from '../../addresses/range.js';
import type { EdgeEntry, NginxConfig } from '../../config/edge.js';
import type { PortConfig, ServicesConfig } from '../../config/services.js';
import { type Finding, type Path, pathText } from '../../finding.js';

/** A Service behind the edge, with what the edge has to know of it. */
export interface Target {
  readonly entry: EdgeEntry;
  /** Path of the entry in the config. */
  readonly path: Path;
  /** Addresses, in canonical form. Not empty. */
  readonly addresses: readonly string[];
  /** Ports, without SCTP, which nginx does not pass on. Not empty. */
  readonly ports: readonly PortConfig[];
  /** Host names of the Istio Gateway behind it; none where it serves every name. */
  readonly hosts: readonly string[];
}

/** The Services an edge passes on to. Its address and ports have to be known before the cluster says them. */
export function targetsOf(
  { services: entries }: NginxConfig,
  services: ServicesConfig,
): { targets: Target[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const targets = entries.flatMap((entry, index) => {
    const path = ['edge', 'nginx', 'services', index];
    const target = targetOf(entry, path, services);
    if (!('rule' in target)) return [target];
    findings.push(target);
    return [];
  });
  return { targets, findings };
}

function targetOf(entry: EdgeEntry, path: Path, services: ServicesConfig): Target | Finding {
  const { service: key } = entry;
  const service = Object.hasOwn(services, key) ? services[key] : undefined;
  if (!service) {
    const message = `${pathText(path)} ${key} is none of the services of this config`;
    return edgeFinding('edge-service', path, message, 'add it to services, with its ips and ports');
  }
  const addresses = (service.ips ?? []).map((text) => tryAddress(text.trim()));
  if (addresses.length === 0 || addresses.includes(undefined)) {
    const message = `${pathText(path)} ${key} has no address that is known beforehand, and nginx has to name one`;
    return edgeFinding('edge-address', path, message, `give ${pathText(['services', key])} its ips`);
  }
  const ports = (service.ports ?? []).filter(({ protocol }) => protocol !== 'SCTP');
  if (ports.length === 0) {
    const message = `${pathText(path)} ${key} has no TCP or UDP port that is known`;
    return edgeFinding('edge-port', path, message, `give ${pathText(['services', key])} its ports`);
  }
  return {
    entry,
    path,
    addresses: addresses.flatMap((address) => (address ? [addressText(address.family, address.value)] : [])),
    ports,
    hosts: plainHosts(service.istioGateway?.hosts ?? []),
  };
}

/** Hosts of an Istio Gateway without the namespace that may stand before each. */
function plainHosts(hosts: readonly string[]): string[] {
  const names = hosts.map((host) => host.slice(host.indexOf('/') + 1));
  return names.includes('*') ? [] : names;
}

/** A finding of severity error about the edge. */
export function edgeFinding(rule: string, path: Path, message: string, remedy: string): Finding {
  return { rule, severity: 'error', message, remedy, path };
}
