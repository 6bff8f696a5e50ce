import type { Flavour } from '../../../lib/metallb/flavour.js';
import { metallbObjects } from '../../../lib/metallb/objects.js';
import type { Backend, Release } from '../../../lib/metallb/releases.js';
import type { RuleCase, RuleCases } from '../find.js';

/** The published manifest of a flavour. */
function published(release: Release, backend: Backend, prometheus = false): Omit<RuleCase, 'name' | 'finds'> {
  const flavour: Flavour = { release, backend, prometheus, namespace: 'metallb-system' };
  return { given: metallbObjects(flavour), release, backend };
}

export const advisoryCases: RuleCases = {
  'advisory-ca-bundle': [
    {
      name: 'the last release with it',
      ...published('v0.14.9', 'native'),
      finds: [
        'warning CustomResourceDefinition/bgppeers.metallb.io: MetalLB v0.14.9: the CRD of BGPPeer brings a CA certificate that expired in 2022 | write metallb.fixes: [ca-bundle], or take v0.15.0 or newer',
      ],
    },
    { name: 'the first without', ...published('v0.15.0', 'native'), finds: [] },
    {
      name: 'what the controller wrote there is no defect',
      ...published('v0.14.9', 'native'),
      given: [
        {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'bgppeers.metallb.io' },
          spec: { conversion: { webhook: { clientConfig: { caBundle: 'bWluZQ==' } } } },
        },
      ],
      finds: [],
    },
  ],
  'advisory-l2-status-rule': [
    {
      name: 'the release with it',
      ...published('v0.14.6', 'native'),
      finds: [
        'warning CustomResourceDefinition/servicel2statuses.metallb.io: MetalLB v0.14.6: the CRD of ServiceL2Status has a rule of validation twice, which server-side apply refuses | write metallb.fixes: [l2-status-rule], or take v0.14.7 or newer',
      ],
    },
    { name: 'the one after', ...published('v0.14.7', 'native'), finds: [] },
  ],
  'advisory-controller-probe': [
    {
      name: 'the release with it',
      ...published('v0.16.0', 'frr-k8s'),
      finds: [
        'warning Deployment/controller: MetalLB v0.16.0: the controller is probed at 127.0.0.1 of its node, where only a speaker answers | write metallb.fixes: [controller-probe], or take v0.16.1 or newer',
      ],
    },
    { name: 'the one after', ...published('v0.16.1', 'frr-k8s'), finds: [] },
    {
      name: "somebody else's controller",
      ...published('v0.16.0', 'native'),
      given: metallbObjects({
        release: 'v0.16.0',
        backend: 'native',
        prometheus: false,
        namespace: 'metallb-system',
      })
        .filter(({ kind }) => kind === 'Deployment')
        .map((object) => ({ ...object, metadata: { name: 'controller', labels: { app: 'other' } } })),
      finds: [],
    },
  ],
  'advisory-frr-volumes': [
    {
      name: 'the newest release',
      ...published('v0.16.1', 'frr'),
      finds: [
        'warning DaemonSet/speaker: MetalLB v0.16.1: FRR has a read-only root, and the volumes frr-tmp and frr-lib for it are never mounted | write metallb.fixes: [frr-volumes]',
      ],
    },
    { name: 'before its root was read-only', ...published('v0.15.2', 'frr'), finds: [] },
    { name: 'frr-k8s mounts them', ...published('v0.16.1', 'frr-k8s'), finds: [] },
  ],
  'advisory-frr-init': [
    {
      name: 'the last release with it',
      ...published('v0.14.7', 'frr'),
      finds: [
        'warning DaemonSet/speaker: MetalLB v0.14.7: init containers of the speaker start /bin/sh, which its image does not have any more | write metallb.fixes: [frr-init], or take v0.14.8 or newer',
      ],
    },
    { name: 'the one after', ...published('v0.14.8', 'frr'), finds: [] },
    { name: 'while the image had a shell', ...published('v0.14.5', 'frr'), finds: [] },
  ],
  'advisory-speaker-tag': [
    {
      name: 'the release with it',
      ...published('v0.13.10', 'frr'),
      finds: [
        'warning DaemonSet/speaker: MetalLB v0.13.10: init containers of the speaker take its image by the tag main, which moves | write metallb.fixes: [speaker-tag], or take v0.13.11 or newer',
      ],
    },
    { name: 'the one after', ...published('v0.13.11', 'frr'), finds: [] },
  ],
  'advisory-frr-k8s-tag': [
    {
      name: 'with monitoring',
      ...published('v0.14.3', 'frr-k8s', true),
      finds: [
        'warning DaemonSet/frr-k8s-daemon: MetalLB v0.14.3: frr-k8s is v0.0.4, and v0.0.8 without monitoring | write metallb.fixes: [frr-k8s-tag], or take v0.14.4 or newer',
      ],
    },
    { name: 'without', ...published('v0.14.3', 'frr-k8s'), finds: [] },
    { name: 'the one after', ...published('v0.14.4', 'frr-k8s', true), finds: [] },
  ],
  'advisory-bgp-port': [
    {
      name: 'the release with it',
      ...published('v0.14.8', 'frr-k8s'),
      finds: [
        'warning ConfigMap/frr-k8s-frr-startup: MetalLB v0.14.8: bgpd listens on TCP 179 of every node | write metallb.fixes: [bgp-port], or take v0.14.9 or newer',
      ],
    },
    { name: 'the one after', ...published('v0.14.9', 'frr-k8s'), finds: [] },
    { name: 'another backend', ...published('v0.14.8', 'frr'), finds: [] },
  ],
  'advisory-rbac-proxy-registry': [
    {
      name: 'with monitoring',
      ...published('v0.15.3', 'native', true),
      finds: [
        'warning Deployment/controller: MetalLB v0.15.3: kube-rbac-proxy comes from gcr.io/kubebuilder, which does not serve it any more | write metallb.fixes: [rbac-proxy-registry], or take v0.16.0 or newer',
      ],
    },
    {
      name: 'frr-k8s has it in any case',
      ...published('v0.14.0', 'frr-k8s'),
      finds: [
        'warning DaemonSet/frr-k8s-daemon: MetalLB v0.14.0: kube-rbac-proxy comes from gcr.io/kubebuilder, which does not serve it any more | write metallb.fixes: [rbac-proxy-registry], or take v0.16.0 or newer',
      ],
    },
    { name: 'without monitoring', ...published('v0.15.3', 'native'), finds: [] },
    { name: 'the first without the proxy', ...published('v0.16.0', 'native', true), finds: [] },
  ],
};
