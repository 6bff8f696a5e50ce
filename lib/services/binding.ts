import type { ServiceConfig } from '../config/services.js';
import type { Release } from '../metallb/releases.js';
import { type Handout, handoutFile } from '../resource.js';
import { yamlText } from '../yaml/write.js';
import { annotationMap, annotationsOf, isByAddresses } from './annotations.js';
import { type Binding, type ConfiguredOwner, ownerTable, type PatchedOwner } from './owners.js';
import { serviceName } from './service.js';

/** The file that binds a Service, with its command; nothing for a Service of our own, or one that asks for nothing. */
export function bindingHandout(key: string, service: ServiceConfig, release: Release): Handout | undefined {
  if (service.emit === 'manifest') return undefined;
  const binding = bindingOf(key, service, release);
  if (Object.keys(binding.annotations).length === 0 && binding.addresses.length === 0) return undefined;
  const owner = ownerTable[service.via];
  return owner.form === 'patch' ? patchOf(key, owner, binding) : settingsOf(key, service, owner, binding);
}

function bindingOf(key: string, service: ServiceConfig, release: Release): Binding {
  const name = serviceName(key);
  return {
    service: name,
    owner: ownerOf(name, service),
    annotations: annotationMap(annotationsOf(service, release)),
    addresses: isByAddresses(service) ? (service.ips ?? []) : [],
  };
}

/** Namespace and name of what owns the Service. */
function ownerOf({ namespace, name }: Binding['service'], { via, owner }: ServiceConfig): Binding['owner'] {
  if (owner?.includes('/')) return serviceName(owner);
  const { suffix = '' } = ownerTable[via];
  return {
    namespace,
    name: owner ?? (name.endsWith(suffix) ? name.slice(0, name.length - suffix.length) : name),
  };
}

function patchOf(key: string, owner: PatchedOwner, binding: Binding): Handout {
  const { namespace, name } = binding.owner;
  const file = `patches/${owner.kind}.${namespace}.${name}.patch`;
  const type = owner.custom ? ' --type merge' : '';
  const through = owner.custom ? ` through the ${owner.kind} ${namespace}/${name}` : '';
  return {
    title: `${key}: bind it${through}`,
    file: handoutFile(file, () => yamlText(owner.content(binding), owner.comment(binding))),
    when: 'after',
    commands: (dir) => [
      `kubectl patch ${owner.resource} ${name} -n ${namespace}${type} --patch-file ${dir}/${file}`,
    ],
  };
}

function settingsOf(key: string, { via }: ServiceConfig, owner: ConfiguredOwner, binding: Binding): Handout {
  const { namespace, name } = binding.service;
  return {
    title: `${owner.title}, to bind ${key}`,
    file: handoutFile(`host/${via}.${namespace}.${name}.txt`, () =>
      yamlText(owner.content(binding), owner.comment(binding)),
    ),
    when: 'reference',
  };
}
