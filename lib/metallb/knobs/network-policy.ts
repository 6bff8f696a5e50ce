import { type Flavour, only, pick } from '../flavour.js';
import { cleaner } from '../frr-k8s/names.js';
import { componentLabels, metricsPort } from '../names.js';
import { add } from './edit.js';
import { type Knob, knob } from './knob.js';

const tcp = (port: number | string) => ({ protocol: 'TCP', port });

function policy(namespace: string, name: string, spec: object): object {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: { ...spec, policyTypes: ['Ingress', 'Egress'] },
  };
}

/** Who may call a pod, and that it may call the API server alone. */
const server = (labels: object, ports: readonly number[], apiPort: number) => ({
  podSelector: { matchLabels: labels },
  ingress: [{ ports: ports.map(tcp) }],
  egress: [{ ports: [tcp(apiPort)] }],
});

interface Wanted {
  readonly defaultDeny: boolean;
  readonly apiPort: number;
  /** Port of the controller's metrics. */
  readonly metrics: number;
  /** Whether the controller answers a webhook. */
  readonly webhook: boolean;
}

/**
 * Speakers and frr-k8s share the network of their nodes, which no policy reaches; only the latter's webhook did not, up to
 * 0.14.9.
 */
function policies(flavour: Flavour, { defaultDeny, apiPort, metrics, webhook }: Wanted): object[] {
  const { namespace } = flavour;
  const proxy = pick(flavour, [only({ until: '0.15.3', prometheus: true }, 9120)]);
  const controller = server(
    componentLabels('controller'),
    [metrics, ...proxy, ...(webhook ? [9443] : [])],
    apiPort,
  );
  const frrWebhook = server({ 'control-plane': cleaner(flavour) }, [9443], apiPort);
  return [
    ...(defaultDeny ? [policy(namespace, 'default-deny', { podSelector: {} })] : []),
    policy(namespace, 'controller', controller),
    ...pick(flavour, [
      only(
        { backends: ['frr-k8s'], until: '0.14.9' },
        policy(namespace, 'frr-k8s-webhook-server', frrWebhook),
      ),
    ]),
  ];
}

/** NetworkPolicies for what is not on the network of the nodes. */
export const networkPolicyKnobs: readonly Knob[] = [
  knob('networkPolicy', {}, (value, flavour, config) => {
    if (value === false) return undefined;
    const wanted = value === true ? { defaultDeny: false, apiPort: 6443 } : value;
    const metrics = config.metrics?.port ?? metricsPort(flavour);
    return add(...policies(flavour, { ...wanted, metrics, webhook: config.webhook?.mode !== 'disabled' }));
  }),
];
