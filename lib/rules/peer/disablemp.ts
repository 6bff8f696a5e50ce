import type { Rule } from '../rule.js';

export const disablemp: Rule = {
  id: 'peer-disablemp',
  severity: 'warning',
  summary: 'disableMP does nothing since 0.15.0, and keeps the webhook from checking the peer at all',
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
