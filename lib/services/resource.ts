import { parseAddresses } from '../addresses/entry.js';
import { AddressRange, tryAddress } from '../addresses/range.js';
import { overlapping, union } from '../addresses/set.js';
import type { Config } from '../config/schema.js';
import type { ServicesConfig } from '../config/services.js';
import { type Finding, type Path, pathText } from '../finding.js';
import type { Handout, Rendering } from '../resource.js';
import { bindingHandout } from './binding.js';
import { istioGatewayDraft, istioGatewayHandouts } from './istio-gateway.js';
import { serviceDraft } from './service.js';

/** The config as far as Services need it. */
export type ServiceBindingConfig = Pick<Config, 'pools' | 'metallb'> & { readonly services: ServicesConfig };

/** The Services of the config, and what binds them to their pools and addresses. */
export function serviceRendering(config: ServiceBindingConfig): Rendering {
  const { version } = config.metallb;
  const services = Object.entries(config.services);
  const bound = services.flatMap(([key, service]) => {
    const handout = bindingHandout(key, service, version);
    return handout ? [{ key, handout }] : [];
  });
  return {
    drafts: services.flatMap(([key, service]) => {
      const gateway = istioGatewayDraft(key, service);
      return [serviceDraft(key, service, version), ...(gateway ? [gateway] : [])];
    }),
    handouts: [
      ...services.flatMap(([key, service]) => istioGatewayHandouts(key, service)),
      ...bound.map(({ handout }) => handout),
    ],
    findings: [...sharedOwners(bound), ...excludedAddresses(config)],
  };
}

/** Two Services that would be bound by one and the same file, such as two that name the same Gateway. */
function sharedOwners(bound: readonly { readonly key: string; readonly handout: Handout }[]): Finding[] {
  const first = new Map<string, string>();
  return bound.flatMap(({ key, handout }) => {
    const file = handout.file?.name ?? '';
    const other = first.get(file);
    if (other === undefined) first.set(file, key);
    if (other === undefined) return [];
    const path = ['services', key, 'owner'];
    return [
      {
        rule: 'svc-owner',
        severity: 'error',
        message: `${pathText(path)} is the owner of ${pathText(['services', other])} too, and one owner binds one Service: both would write ${file}`,
        remedy: 'name the owner of each with owner',
        path,
      },
    ];
  });
}

/** Addresses that the named pool would have but for its `exclude`: the rules see only what is left of a pool. */
function excludedAddresses({ services, pools }: ServiceBindingConfig): Finding[] {
  const holes = new Map(
    Object.entries(pools).flatMap(([name, { exclude }]) =>
      exclude ? [[name, excludedRanges(exclude)] as const] : [],
    ),
  );
  return Object.entries(services).flatMap(([key, { ips = [], pool = '' }]) =>
    ips.flatMap((text, index) => {
      const address = tryAddress(text.trim());
      const [hole] = address ? overlapping(AddressRange.of(address), holes.get(pool) ?? []) : [];
      const path = ['services', key, 'ips', index];
      return hole ? [excludedFinding(path, text, pool, hole)] : [];
    }),
  );
}

function excludedRanges(exclude: readonly string[]): AddressRange[] {
  return union(exclude.map(parseAddresses).filter((range) => range instanceof AddressRange));
}

function excludedFinding(path: Path, text: string, pool: string, hole: AddressRange): Finding {
  return {
    rule: 'svc-excluded',
    severity: 'error',
    message: `${pathText(path)} ${text} is left out of pool ${pool}, whose exclude has ${hole}`,
    remedy: 'ask for an address the pool has, or take this one out of its exclude',
    path,
  };
}
