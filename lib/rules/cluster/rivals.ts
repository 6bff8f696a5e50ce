import type { Resource } from '../../resource.js';
import { isMap, listOf, mapOf, textOf } from '../read.js';
import type { Problem, Rule } from '../rule.js';
import type { View } from '../view.js';

export const rivals: Rule = {
  id: 'cluster-rivals',
  severity: 'warning',
  summary: 'One load balancer must serve a Service, not two',
  why: 'Each writes its own address into the status of the Service, over and over, and clients reach now one, now the other. A `loadBalancerClass` of its own keeps MetalLB apart.',
  example: `distribution: k3s
pools:
  lab: 192.0.2.0/28
`,
  remedy: 'switch the other one off, or give MetalLB a loadBalancerClass',
  stage: 'ours',
  *check(view) {
    if (view.world.metallb.loadBalancerClass !== undefined) return;
    yield* serviceLb(view);
    for (const { kind, isActive, noun, remedy } of others)
      for (const resource of view.all(kind))
        if (isActive(resource))
          yield {
            message: `${noun} serves Services of type LoadBalancer too: ${kind} ${resource.object.metadata.name}`,
            remedy,
            resource,
            path: ['metadata', 'name'],
          };
  },
};

const withoutServiceLb = 'start the k3s servers with --disable=servicelb';

/** k3s runs ServiceLB unless it is told not to; its pods are of DaemonSets named so. */
function* serviceLb(view: View): Iterable<Problem> {
  const resource = view.all('DaemonSet').find(({ object }) => object.metadata.name.startsWith('svclb-'));
  if (resource)
    yield {
      message: `ServiceLB of k3s serves Services of type LoadBalancer too: DaemonSet ${resource.object.metadata.name}`,
      remedy: withoutServiceLb,
      resource,
      path: ['metadata', 'name'],
    };
  else if (view.world.cluster.distribution === 'k3s')
    yield {
      message:
        'k3s runs ServiceLB, which serves Services of type LoadBalancer too, unless it was switched off',
      remedy: `${withoutServiceLb}, and ignore this with that as the reason`,
    };
}

const others = [
  {
    kind: 'CiliumLoadBalancerIPPool',
    noun: 'LB-IPAM of Cilium',
    isActive: ({ object }: Resource) =>
      mapOf(object.spec).disabled !== true && !isMap(mapOf(object.spec).serviceSelector),
    remedy: 'remove the pool, or give it a serviceSelector',
  },
  {
    kind: 'DaemonSet',
    noun: 'kube-vip',
    isActive: (resource: Resource) =>
      environment(resource).some(({ name, value }) => name === 'svc_enable' && value === 'true'),
    remedy: 'set svc_enable to false: kube-vip is for the control plane alone then',
  },
] as const;

function environment({ object }: Resource): { name?: unknown; value?: unknown }[] {
  const { containers } = mapOf(mapOf(mapOf(object.spec).template).spec);
  return listOf(containers)
    .filter(isMap)
    .filter(({ image }) => textOf(image)?.includes('kube-vip'))
    .flatMap(({ env }) => listOf(env).filter(isMap));
}
