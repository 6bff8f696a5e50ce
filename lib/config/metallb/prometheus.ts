import * as z from 'zod';
import { later } from '../later.js';
import { namespaceName, objectName, textByKey } from '../names.js';

const relabelings = () => z.array(z.record(z.string(), z.unknown()));

const marks = () => ({
  labels: textByKey.optional().describe('Further labels'),
  annotations: textByKey.optional().describe('Annotations'),
});

const scraping = () => ({
  jobLabel: z.string().optional().describe('Label whose value names the job'),
  interval: z
    .string()
    .regex(/^\d+(ms|s|m|h)$/)
    .optional()
    .describe('Time from one scrape to the next, such as 30s'),
  metricRelabelings: relabelings().optional().describe('Rules for samples before they are stored'),
  relabelings: relabelings().optional().describe('Rules for targets before they are scraped'),
});

const target = later(() =>
  z.strictObject({
    ...marks(),
    tlsConfig: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('How the certificate is judged. The manifests: insecureSkipVerify: true'),
  }),
);

/** On, off, or on with details. */
const toggle = <T extends z.ZodType>(details: T) => z.union([z.boolean(), details]);

const alert = later(() =>
  z.union([
    z.literal(false),
    z.strictObject({ labels: textByKey.optional().describe('Labels of the alert, such as severity') }),
  ]),
);

const excludePools = z
  .string()
  .min(1)
  .optional()
  .describe('Pools that the alert leaves out, as a regular expression');

const threshold = later(() =>
  z.strictObject({
    percent: z.int().min(1).max(100).describe('Share of the addresses of a pool that is in use'),
    labels: textByKey.optional().describe('Labels of the alert, such as severity'),
  }),
);

const alerts = later(() =>
  z.strictObject({
    ...marks(),
    staleConfig: alert.optional().describe('A change of the configuration was refused'),
    configNotLoaded: alert.optional().describe('No configuration was ever loaded'),
    addressPoolExhausted: z
      .union([
        z.literal(false),
        z.strictObject({ labels: textByKey.optional().describe('Labels of the alert'), excludePools }),
      ])
      .optional()
      .describe('A pool has no address left'),
    addressPoolUsage: z
      .union([
        z.literal(false),
        z.strictObject({
          thresholds: z.array(threshold).min(1).optional().describe('One alert each. Default: 75, 85 and 95'),
          excludePools,
        }),
      ])
      .optional()
      .describe('A pool is nearly used up'),
    bgpSessionDown: alert.optional().describe('A BGP session is down'),
    extra: z
      .array(z.looseObject({ alert: z.string().describe('Name'), expr: z.string().describe('PromQL') }))
      .optional()
      .describe('Alerts of your own, as a PrometheusRule has them'),
  }),
);

/** Monitoring beyond what the -prometheus manifests hold. */
export const prometheusDetails = later(() =>
  z.strictObject({
    serviceAccount: objectName.optional().describe('Account of Prometheus. The manifests: prometheus-k8s'),
    namespace: namespaceName.optional().describe('Namespace of that account. The manifests: monitoring'),
    rbac: z.boolean().default(true).describe('Whether that account may see the pods and Services of MetalLB'),
    serviceMonitor: toggle(
      z.strictObject({
        ...scraping(),
        controller: target.optional().describe('The ServiceMonitor of the controller'),
        speaker: target.optional().describe('The ServiceMonitor of the speakers'),
        frrK8s: z
          .union([z.literal(false), target])
          .optional()
          .describe('The ServiceMonitor of frr-k8s'),
      }),
    )
      .optional()
      .describe('Services and ServiceMonitors; on unless podMonitor is'),
    podMonitor: toggle(z.strictObject({ ...marks(), ...scraping() }))
      .default(false)
      .describe('PodMonitors in place of the ServiceMonitors'),
    rules: toggle(alerts).default(false).describe('Alerts, as a PrometheusRule'),
  }),
);

/** `prometheus`: true for what the -prometheus manifests hold, or the details. */
export const prometheusSection = toggle(prometheusDetails);

export type PrometheusConfig = z.infer<typeof prometheusSection>;
export type ScrapingConfig = Exclude<z.infer<typeof prometheusDetails>['podMonitor'], boolean>;
export type AlertsConfig = Exclude<z.infer<typeof prometheusDetails>['rules'], boolean>;
