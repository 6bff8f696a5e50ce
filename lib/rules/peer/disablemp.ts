import type { Rule } from '../rule.js';

export const disablemp: Rule = {
  id: 'peer-disablemp',
  severity: 'warning',
  summary: 'disableMP does nothing since 0.15.0, and keeps the webhook from checking the peer at all',
  why: 'When the peer is created the webhook skips every other check, so that mistakes are found by the speakers only, which then refuse the whole configuration.',
  example: `pools:
  lab: {addresses: 192.0.2.0/28, announce: bgp}
peers:
  tor: {myASN: 64500, peerASN: 64501, peerAddress: 10.0.0.1, disableMP: true}
`,
  remedy: 'remove disableMP',
  stage: 'silent',
  since: '0.15.0',
  upstream: 'internal/k8s/webhooks/webhookv1beta2/bgppeer_webhook.go',
  *check(view) {
    for (const { name, spec, resource } of view.peers)
      if (spec.disableMP === true)
        yield {
          message: `BGPPeer ${name} has disableMP, which does nothing`,
          resource,
          path: ['spec', 'disableMP'],
        };
  },
};
