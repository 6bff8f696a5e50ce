import { pathText } from '../../finding.js';
import { listOf, type Map_, mapOf } from '../read.js';
import type { Rule } from '../rule.js';
import { services } from './faults.js';

/** A field that a Service may have only beside others. */
interface Condition {
  readonly field: string;
  /** Whether it counts as there. */
  isSet?(value: unknown): boolean;
  /** Whether the rest of the spec allows it. */
  allows(spec: Map_): boolean;
  /** Where it goes, after `only goes with`. */
  readonly only: string;
}

const isLoadBalancer = ({ type }: Map_) => type === 'LoadBalancer';
const isFilled = (value: unknown) => listOf(value).length > 0;
const isReached = (spec: Map_) =>
  spec.type === 'LoadBalancer' || spec.type === 'NodePort' || isFilled(spec.externalIPs);

/** Fields that the API server takes beside some others alone. */
const conditions: readonly Condition[] = [
  { field: 'loadBalancerClass', allows: isLoadBalancer, only: 'type LoadBalancer' },
  { field: 'loadBalancerSourceRanges', isSet: isFilled, allows: isLoadBalancer, only: 'type LoadBalancer' },
  { field: 'allocateLoadBalancerNodePorts', allows: isLoadBalancer, only: 'type LoadBalancer' },
  {
    field: 'healthCheckNodePort',
    isSet: (value) => value !== 0,
    allows: (spec) => isLoadBalancer(spec) && spec.externalTrafficPolicy === 'Local',
    only: 'type LoadBalancer and externalTrafficPolicy Local',
  },
  {
    field: 'externalTrafficPolicy',
    isSet: (value) => value !== '',
    allows: isReached,
    only: 'type LoadBalancer or NodePort, or with externalIPs',
  },
  {
    field: 'ipFamilies',
    isSet: (value) => listOf(value).length > 1,
    allows: ({ ipFamilyPolicy }) =>
      ipFamilyPolicy === 'PreferDualStack' || ipFamilyPolicy === 'RequireDualStack',
    only: 'ipFamilyPolicy PreferDualStack or RequireDualStack when it has two',
  },
];

export const together: Rule = {
  id: 'core-together',
  severity: 'error',
  summary: 'Some fields of a Service go only with a type or a policy',
  why: 'The API server refuses the Service.',
  example: `apiVersion: v1
kind: Service
metadata: {name: shop, namespace: web}
spec: {type: ClusterIP, loadBalancerClass: example.com/metallb, ports: [{port: 80}]}
`,
  remedy: 'remove the field, or add what it goes with',
  stage: 'schema',
  upstream:
    'k8s.io/kubernetes v1.37.2 pkg/apis/core/validation ValidateService, ValidateServiceClusterIPsRelatedFields',
  *check(view) {
    for (const resource of services(view)) {
      if (resource.partial) continue;
      const spec = mapOf(resource.object.spec);
      for (const { field, isSet, allows, only } of conditions) {
        const value = spec[field];
        if (value === undefined || value === null || isSet?.(value) === false || allows(spec)) continue;
        const path = ['spec', field];
        const message = `Service ${resource.object.metadata.name}: ${pathText(path)} only goes with ${only}`;
        yield { message, resource, path };
      }
    }
  },
};
