import type { Finding } from '../finding.js';
import { type Chain, chainOf, type Refusal } from '../plan/chain.js';
import { chainJson, chainText } from '../report/chain.js';
import { findingsText } from '../report/text.js';
import type { World } from '../world.js';
import { choose } from './choose.js';
import type { Flags } from './facts.js';
import { type Io, Unable } from './io.js';
import { readWorld } from './worlds.js';

export interface ExplainOptions extends Flags {
  readonly format: string;
}

const formats: Readonly<Record<string, (chain: Chain) => string>> = { text: chainText, json: chainJson };

/**
 * Prints the chain of one Service, `svc/NAMESPACE/NAME`, link by link.
 *
 * @returns 0, also where a link is broken; 1 when the config cannot be read
 */
export async function explain(
  io: Io,
  name: string,
  paths: readonly string[],
  options: ExplainOptions,
): Promise<number> {
  const format = choose(formats, options.format, 'format');
  const service = serviceNamed(name);
  const { world, findings } = await readWorld(io, paths, options);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (!world) {
    io.err(findingsText(errors));
    return 1;
  }
  const chain = chainOf(world, service, refusalsIn(errors));
  if (!chain) throw new Unable(`there is no Service ${service}`, remedyFor(world));
  io.out(format(chain));
  return 0;
}

function serviceNamed(name: string): string {
  const [, namespace = 'default', service] = /^(?:svc|services?)\/(?:([^/]+)\/)?([^/]+)$/.exec(name) ?? [];
  if (service === undefined)
    throw new Unable(`${name} names no Service`, 'write svc/NAMESPACE/NAME, such as svc/shop/web');
  return `${namespace}/${service}`;
}

/** What the controller reads besides Services, and refuses as a whole when one of them is wrong. */
const readByController = ['IPAddressPool', 'Community'];

function refusalsIn(errors: readonly Finding[]): Refusal[] {
  return errors
    .filter(({ object }) => object && readByController.includes(object.kind))
    .map(({ message, remedy }) => ({ reason: message, remedy }));
}

function remedyFor({ resources }: World): string {
  const names = resources
    .filter(({ object }) => object.kind === 'Service')
    .map(({ object: { metadata } }) => `svc/${metadata.namespace ?? 'default'}/${metadata.name}`);
  const shown = names.slice(0, 8);
  if (shown.length === 0) return 'the input has no Services; add kubectl get services -A -o yaml to it';
  return `use one of ${shown.join(', ')}${names.length > shown.length ? ', ...' : ''}`;
}
