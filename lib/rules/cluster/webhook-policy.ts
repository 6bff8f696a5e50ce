import type { KubeObject, Resource } from '../../resource.js';
import { isMap, labelsOf, listOf, type Map_, mapOf, textsOf } from '../read.js';
import type { Rule } from '../rule.js';
import { matches } from '../selectors.js';
import type { View } from '../view.js';

/** What the webhook listens on, and the name of that port. */
const webhookPort = { number: 9443, name: 'webhook-server' };

export const webhookPolicy: Rule = {
  id: 'cluster-webhook-policy',
  severity: 'warning',
  summary: 'NetworkPolicies must let the API server reach the webhook of MetalLB',
  why: 'The API server asks the webhook in the controller before it takes a pool, an advertisement or a peer. When it gets no answer it refuses them all. It comes from the network of a node, which no selector for pods matches.',
  example: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny-all, namespace: metallb-system}
spec: {podSelector: {}, policyTypes: [Ingress]}
`,
  remedy: 'allow TCP 9443 to the controller, from everywhere or from the addresses of the API servers',
  stage: 'ours',
  upstream: 'config/manifests: ValidatingWebhookConfiguration, failurePolicy Fail',
  *check(view) {
    const labels = controllerLabels(view);
    const policies = view.all('NetworkPolicy').filter(({ object }) => isolates(view, object, labels));
    const [first] = policies;
    if (!first || policies.some(opensWebhook)) return;
    yield {
      message: `NetworkPolicy ${first.object.metadata.name} cuts the webhook of MetalLB off from the API server`,
      resource: first,
      path: ['spec', 'ingress'],
    };
  },
};

/** Labels of the controller's pods: those of the Deployment among the objects, or of the published manifests. */
function controllerLabels(view: View): Readonly<Record<string, string>> {
  const deployment = view
    .all('Deployment')
    .find(({ object }) => object.metadata.namespace === view.namespace && isController(object));
  const template = mapOf(mapOf(deployment?.object.spec).template);
  return deployment
    ? labelsOf({ ...deployment.object, metadata: { name: '', ...mapOf(template.metadata) } })
    : { app: 'metallb', component: 'controller' };
}

function isController(object: KubeObject): boolean {
  const labels = labelsOf(object);
  return labels.component === 'controller' || labels['app.kubernetes.io/component'] === 'controller';
}

/** Whether a policy is about what comes in to the controller. */
function isolates(
  view: View,
  { metadata, spec }: KubeObject,
  labels: Readonly<Record<string, string>>,
): boolean {
  const { podSelector, policyTypes } = mapOf(spec);
  const types = textsOf(policyTypes);
  return (
    metadata.namespace === view.namespace &&
    (types.length === 0 || types.includes('Ingress')) &&
    matches(mapOf(podSelector), labels)
  );
}

/** Policies add up: one that lets the API server in is enough. */
function opensWebhook({ object }: Resource): boolean {
  return listOf(mapOf(object.spec).ingress)
    .filter(isMap)
    .some(
      ({ ports, from }) => isForPort(listOf(ports).filter(isMap)) && isForNodes(listOf(from).filter(isMap)),
    );
}

function isForPort(ports: readonly Map_[]): boolean {
  if (ports.length === 0) return true;
  return ports.some(({ port, endPort, protocol }) => {
    if (protocol !== undefined && protocol !== 'TCP') return false;
    if (port === undefined || port === webhookPort.name) return true;
    const last = typeof endPort === 'number' ? endPort : port;
    return Number(port) <= webhookPort.number && webhookPort.number <= Number(last);
  });
}

function isForNodes(from: readonly Map_[]): boolean {
  return from.length === 0 || from.some(({ ipBlock }) => isMap(ipBlock));
}
