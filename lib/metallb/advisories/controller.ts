import type { Advisory } from './advisory.js';
import { both, each, isA, isMap, mending, named, pod, workload } from './change.js';

/** A probe of the metrics port in place of one of the node's own loopback. */
function onPort(probe: unknown): unknown {
  if (!isMap(probe) || !isMap(probe.httpGet) || probe.httpGet.host !== '127.0.0.1') return probe;
  const { httpGet: _loopback, ...timings } = probe;
  return { ...timings, tcpSocket: { port: 'metricshttps' } };
}

/** Defects of the controller and of its webhook. */
export const controllerAdvisories: readonly Advisory[] = [
  {
    name: 'controller-probe',
    spans: [{ since: '0.16.0', until: '0.16.0' }],
    problem: 'the controller is probed at 127.0.0.1 of its node, where only a speaker answers',
    why: 'On a node without a speaker the controller is restarted over and over. Its own answers are given at 127.0.0.1 of the pod, which the kubelet does not reach.',
    told: 'always',
    source: 'metallb/metallb#3061, #3062',
    fix: {
      does: 'asks whether its metrics port is open instead',
      mend: both(
        ...['livenessProbe', 'readinessProbe'].map((probe) =>
          mending(workload('controller'), [...pod, 'containers', named('controller'), probe], onPort),
        ),
      ),
    },
  },
  {
    name: 'webhook-scope',
    spans: [{}],
    problem: 'rules of the webhook leave out the scope, which the API server fills in',
    why: 'The list of rules is atomic, so a second `kubectl apply` finds it changed, and says `configured` where nothing was.',
    told: 'never',
    source: 'measured; RuleWithOperations in k8s.io/api/admissionregistration/v1',
    fix: {
      does: 'writes `scope: "*"`, which is what is filled in',
      mend: mending(
        isA(
          'ValidatingWebhookConfiguration',
          'metallb-webhook-configuration',
          'frr-k8s-validating-webhook-configuration',
        ),
        ['webhooks', each, 'rules', each],
        (rule) => (isMap(rule) && rule.scope === undefined ? { ...rule, scope: '*' } : rule),
      ),
    },
  },
  {
    name: 'node-overlap',
    spans: [{ since: '0.15.0', until: '0.15.0' }],
    problem: 'a pool with the address of a node in it is refused',
    why: 'v0.15.1 took the check back.',
    told: { rule: 'addr-node-overlap' },
    source: 'release notes of v0.15.1',
  },
];
