import type { PeerConfig } from '../config/bgp.js';
import type { Draft, Handout } from '../resource.js';
import { draftOf, objectOf } from './object.js';

type Peers = Readonly<Record<string, PeerConfig>>;

/** One BGPPeer for each peer of the config. */
export function peerDrafts(peers: Peers, namespace: string): Draft[] {
  return Object.entries(peers).map(([name, peer]) =>
    draftOf(objectOf('BGPPeer', name, namespace, peer), ['peers', name]),
  );
}

/** Where the Secrets of the passwords go, and whether that namespace comes from the folder that is applied after them. */
export interface SecretPlace {
  readonly namespace: string;
  readonly rendered: boolean;
}

/**
 * The commands that make the Secrets the peers name. They run before the folder is applied: while one is missing, every
 * speaker keeps its former configuration, layer 2 included (metallb: internal/config/config.go, passwordForPeer, v0.16.1).
 */
export function secretHandouts(peers: Peers, place: SecretPlace): Handout[] {
  const secrets = new Map<string, string[]>();
  for (const [peer, { passwordSecret }] of Object.entries(peers)) {
    const name = passwordSecret?.name;
    if (name) secrets.set(name, [...(secrets.get(name) ?? []), peer]);
  }
  return [...secrets].map(([name, users]) => secretHandout(name, users, place));
}

/**
 * Asks for the password without an echo, and hands it to kubectl through a pipe: no shell history and no process list has it.
 * A Secret that is there already is left alone.
 */
function secretHandout(
  name: string,
  peers: readonly string[],
  { namespace, rendered }: SecretPlace,
): Handout {
  const known = `kubectl get secret ${name} -n ${namespace} -o name 2>/dev/null`;
  const ask = `printf 'BGP password of ${peers.join(', ')}: ' >&2; IFS= read -rs password; printf %s "$password"`;
  const create = `kubectl create secret generic ${name} -n ${namespace} --type=kubernetes.io/basic-auth --from-file=password=/dev/stdin`;
  return {
    title: `Secret ${namespace}/${name}: the BGP password of ${peers.join(', ')}`,
    when: 'before',
    commands: (dir) => [
      ...(rendered ? [`kubectl apply -f ${dir}/10-namespace.k8s.yaml`] : []),
      `${known} || (${ask}) | ${create}`,
    ],
  };
}
