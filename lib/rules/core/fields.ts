import { isFault, parseEntry } from '../../addresses/entry.js';
import { dnsLabel, type Form, portName, qualifiedName } from './forms.js';

/** What one field of a Service may hold. */
export interface Field {
  /** Its path, `[]` for each item of a list. */
  readonly path: string;
  /** The only values. */
  readonly choices?: readonly string[];
  /** Smallest and largest number. */
  readonly range?: readonly [number, number];
  /** The form of a text. */
  readonly form?: Form;
  /** Whether empty text, or 0, stands for the default. */
  readonly blank?: boolean;
}

/** Host bits are refused from Kubernetes 1.36 on alone, and so are no fault here. */
const prefix: Form = {
  fits(text) {
    const entry = parseEntry(text.trim());
    return !isFault(entry) && entry.form === 'cidr';
  },
  wanted: 'a CIDR such as 192.0.2.0/24',
};

const ports: readonly [number, number] = [1, 65535];
const families = ['IPv4', 'IPv6'];

/** Fields of a Service's spec (k8s.io/kubernetes v1.37.2 pkg/apis/core/validation ValidateService). */
export const serviceFields: readonly Field[] = [
  { path: 'type', choices: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'], blank: true },
  { path: 'sessionAffinity', choices: ['None', 'ClientIP'], blank: true },
  { path: 'sessionAffinityConfig.clientIP.timeoutSeconds', range: [1, 86400] },
  { path: 'externalTrafficPolicy', choices: ['Cluster', 'Local'], blank: true },
  { path: 'internalTrafficPolicy', choices: ['Cluster', 'Local'] },
  { path: 'trafficDistribution', choices: ['PreferClose', 'PreferSameZone', 'PreferSameNode'] },
  { path: 'ipFamilyPolicy', choices: ['SingleStack', 'PreferDualStack', 'RequireDualStack'] },
  { path: 'ipFamilies[]', choices: families },
  { path: 'loadBalancerClass', form: qualifiedName },
  { path: 'loadBalancerSourceRanges[]', form: prefix },
  { path: 'healthCheckNodePort', range: ports, blank: true },
  { path: 'ports[].port', range: ports },
  { path: 'ports[].targetPort', range: ports, form: portName, blank: true },
  { path: 'ports[].nodePort', range: ports, blank: true },
  { path: 'ports[].protocol', choices: ['TCP', 'UDP', 'SCTP'], blank: true },
  { path: 'ports[].name', form: dnsLabel, blank: true },
  { path: 'ports[].appProtocol', form: qualifiedName },
];
