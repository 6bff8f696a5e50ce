import { type Flavour, first, only } from './flavour.js';

/** Names that moved from release to release. */
export const webhookService = (flavour: Flavour) =>
  first(flavour, only({ until: '0.14.3' }, 'webhook-service'), 'metallb-webhook-service');
export const webhookSecret = (flavour: Flavour) =>
  first(flavour, only({ until: '0.14.3' }, 'webhook-server-cert'), 'metallb-webhook-cert');

/** Label of everything that belongs to MetalLB itself. */
export const appLabel = { app: 'metallb' };

/** Labels and selector of the two workloads. */
export const componentLabels = (component: 'controller' | 'speaker') => ({ ...appLabel, component });

/** Port of the metrics of controller and speaker. */
export const metricsPort = (flavour: Flavour) => first(flavour, only({ since: '0.16.0' }, 9120), 7472);
export const metricsPortName = (flavour: Flavour) =>
  first(flavour, only({ since: '0.16.0' }, 'metricshttps'), 'monitoring');

/** Port of the metrics of FRR beside the speaker. */
export const frrPort = (flavour: Flavour) => first(flavour, only({ since: '0.16.0' }, 9121), 7473);
