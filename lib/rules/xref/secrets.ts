import type { Resource } from '../../resource.js';
import { mapOf, textOf } from '../read.js';
import type { Item, View } from '../view.js';

/** A peer, and the Secret it names; without one where it is missing. */
export interface Referred {
  readonly peer: Item;
  readonly name: string;
  readonly secret: Resource | undefined;
}

/** The Secrets that peers name. None where no Secret is known at all: they are made outside of what is rendered. */
export function referredSecrets(view: View): Referred[] {
  const known = view.all('Secret').filter(({ use }) => use === 'known' || use === 'apply');
  if (!known.some(({ object }) => !isMetalLbs(object.metadata.name))) return [];
  const secrets = new Map(
    known
      .filter(({ object }) => object.metadata.namespace === view.namespace)
      .map((one) => [one.object.metadata.name, one]),
  );
  return view.peers.flatMap((peer) => {
    const name = textOf(mapOf(peer.spec.passwordSecret).name);
    return name ? [{ peer, name, secret: secrets.get(name) }] : [];
  });
}

/** Secrets that come with MetalLB itself say nothing about those of peers. */
function isMetalLbs(name: string): boolean {
  return [
    'webhook-server-cert',
    'metallb-webhook-cert',
    'frr-k8s-webhook-server-cert',
    'memberlist',
  ].includes(name);
}
