import { allocate } from '../allocator/allocate.js';
import type { Demand } from '../allocator/demand.js';
import type { Allocation, Answer, Outcome, Pending } from '../allocator/outcome.js';
import { Announcer } from '../announcer/announcer.js';
import type { World } from '../world.js';
import { plannedAdvertisements } from './advertisements.js';
import { announcedOf } from './announced.js';
import type { Held, Plan, PlannedService, Waiting } from './plan.js';
import { plannedPools } from './pools.js';

/** The address plan of a World. */
export function planOf(world: World, allocation: Allocation = allocate(world)): Plan {
  const announcer = new Announcer(world, allocation);
  const services = new Map<string, PlannedService>();
  for (const [key, { demand, outcome }] of allocation.services)
    if (demand.type === 'LoadBalancer') services.set(key, plannedService(announcer, demand, outcome));
  return {
    release: world.release,
    backend: world.backend,
    ...(announcer.nodes && { nodes: announcer.nodes.map(({ name }) => name) }),
    peers: announcer.peers.map((peer) => {
      const nodes = announcer.nodesOfPeer(peer);
      const { name, target, asn } = peer;
      return { name, target, asn, ...(nodes && { nodes: [...nodes] }) };
    }),
    advertisements: plannedAdvertisements(announcer, allocation),
    services: Object.fromEntries(services),
    pools: plannedPools(announcer, allocation, services),
  };
}

function plannedService(announcer: Announcer, demand: Demand, outcome: Outcome): PlannedService {
  const held = (answer: Answer): Held => ({
    pool: answer.pool,
    ips: answer.ips,
    announced: announcedOf(announcer, demand, answer),
  });
  if (outcome.kind === 'assigned') return held(outcome);
  if (outcome.kind !== 'oneOf') return waiting(outcome);
  return {
    oneOf: [...outcome.answers.map(held), ...(outcome.pending ? [waiting(outcome.pending)] : [])],
    ...(outcome.unstable && { unstable: true }),
    ...(outcome.bounded && { bounded: outcome.bounded.pools }),
  };
}

function waiting({ reason, remedy, rule }: Pending): Waiting {
  return { pending: reason, remedy, rule };
}
