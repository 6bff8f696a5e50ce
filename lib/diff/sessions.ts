import { metallbObjects } from '../allocator/objects.js';
import { compareText } from '../finding.js';
import type { Backend } from '../metallb/releases.js';
import type { KubeObject } from '../resource.js';
import { durationOf } from '../rules/durations.js';
import type { World } from '../world.js';
import { differingPaths } from './objects.js';

/** What a change does to the BGP sessions of a peer. */
export interface SessionChange {
  /** Name of the BGPPeer. */
  readonly peer: string;
  /**
   * `resets`: it goes down and comes up again on every node; `moves`: nodes enter or leave, the others keep theirs; `later`:
   * it stays up, and the new values count from its next start.
   */
  readonly change: 'starts' | 'ends' | 'resets' | 'moves' | 'later';
  /** What causes it: fields of the BGPPeer, or the backend. */
  readonly because: readonly string[];
}

/** Fields that FRR takes without closing a session (`peer_timers_set` and its like, frr: bgpd/bgpd.c); all others reset it. */
const gentle: Readonly<Record<string, SessionChange['change']>> = {
  holdTime: 'later',
  keepaliveTime: 'later',
  connectTime: 'later',
  peerPort: 'later',
  enableGracefulRestart: 'later',
  bfdProfile: 'later',
  nodeSelectors: 'moves',
};

/** Values that mean the same as no value. */
const defaults: Readonly<Record<string, unknown>> = {
  peerPort: 179,
  ebgpMultiHop: false,
  disableMP: false,
  enableGracefulRestart: false,
  dualStackAddressFamily: false,
  vrf: '',
};

const strength: readonly SessionChange['change'][] = ['later', 'moves', 'resets'];

/** Sessions that a change of peers or of the backend concerns, by peer. */
export function sessionChanges(old: World, next: World): SessionChange[] {
  const [before, after] = [peersOf(old), peersOf(next)];
  const change = (peer: string): SessionChange | [] => {
    const [was, is] = [before.get(peer), after.get(peer)];
    if (!was) return { peer, change: 'starts', because: [] };
    if (!is) return { peer, change: 'ends', because: [] };
    if (old.backend !== next.backend)
      return { peer, change: 'resets', because: [`backend ${old.backend} becomes ${next.backend}`] };
    return fieldChange(peer, was, is, next.backend) ?? [];
  };
  return [...new Set([...before.keys(), ...after.keys()])].sort(compareText).flatMap(change);
}

function peersOf(world: World): Map<string, KubeObject> {
  return new Map(metallbObjects(world, 'BGPPeer').map(({ object }) => [object.metadata.name, object]));
}

/**
 * The native speaker closes a session whenever anything of its peer differs (`SetConfig`, metallb:
 * speaker/bgp_controller.go, v0.16.1); FRR is told of the difference alone.
 */
function fieldChange(
  peer: string,
  before: KubeObject,
  after: KubeObject,
  backend: Backend,
): SessionChange | undefined {
  const [was, is] = [before, after].map(({ spec }) => effective(spec));
  const paths = differingPaths(was, is);
  if (paths.length === 0) return undefined;
  const fields = [...new Set(paths.map((path) => path.split(/[.[]/)[0] as string))];
  const changes = fields.map((field) => (backend === 'native' ? 'resets' : (gentle[field] ?? 'resets')));
  const change = strength.findLast((kind) => changes.includes(kind)) as SessionChange['change'];
  return {
    peer,
    change,
    because: fields.map((field) => `${field}${valuesText(field, was?.[field], is?.[field])}`),
  };
}

function effective(spec: unknown): Record<string, unknown> {
  const fields = Object.entries((spec ?? {}) as Record<string, unknown>).map(
    ([field, value]) => [field, durationOf(value) === undefined ? value : `${durationOf(value)}s`] as const,
  );
  return Object.fromEntries(fields.filter(([field, value]) => value !== defaults[field]));
}

/** A change of plain values in words. A password is never shown. */
function valuesText(field: string, was: unknown, is: unknown): string {
  const plain = [was, is].every((value) =>
    ['string', 'number', 'boolean', 'undefined'].includes(typeof value),
  );
  if (!plain || field === 'password') return '';
  return ` ${was ?? defaults[field] ?? 'unset'} becomes ${is ?? defaults[field] ?? 'unset'}`;
}
