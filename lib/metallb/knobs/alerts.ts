import type { AlertsConfig } from '../../config/metallb/prometheus.js';
import { prometheusRule } from '../monitoring.js';

type Labels = Readonly<Record<string, string>>;

interface Alert {
  readonly alert: string;
  readonly summary: string;
  readonly expr: string;
  readonly labels: Labels;
}

const rule = ({ alert, summary, expr, labels }: Alert): object => ({
  alert,
  annotations: { summary },
  expr,
  for: '1m',
  labels,
});

const warning: Labels = { severity: 'warning' };
const critical: Labels = { severity: 'critical' };
const where = '{{ $labels.pod }}';

/** Thresholds where the config names none. */
const usual = [
  { percent: 75, labels: warning },
  { percent: 85, labels: warning },
  { percent: 95, labels: critical },
];

type Pools = { readonly excludePools?: string };

/** Metrics of pools, without those that match `excludePools`. */
function addresses({ excludePools }: Pools): { used: string; total: string } {
  const pools = excludePools === undefined ? '' : `{pool!~${JSON.stringify(excludePools)}}`;
  return {
    used: `metallb_allocator_addresses_in_use_total${pools}`,
    total: `metallb_allocator_addresses_total${pools}`,
  };
}

function exhausted(settings: Pools & { readonly labels?: Labels }): Alert {
  const { used, total } = addresses(settings);
  return {
    alert: 'MetalLBAddressPoolExhausted',
    summary: 'No address is left in pool {{ $labels.pool }}',
    expr: `${used} >= on(pool) ${total}`,
    labels: settings.labels ?? critical,
  };
}

interface Usage extends Pools {
  readonly thresholds?: readonly { readonly percent: number; readonly labels?: Labels }[];
}

function usage(settings: Usage): Alert[] {
  const { used, total } = addresses(settings);
  return (settings.thresholds ?? usual).map(({ percent, labels = warning }) => ({
    alert: `MetalLBAddressPoolUsage${percent}Percent`,
    summary: `More than ${percent}% of the addresses of pool {{ $labels.pool }} are in use`,
    expr: `(${used} / on(pool) ${total}) * 100 > ${percent}`,
    labels,
  }));
}

/** The alerts of the chart, each of which can be left out or labelled anew. */
function alertsOf(settings: AlertsConfig): Alert[] {
  const simple = (
    value: false | { readonly labels?: Labels } | undefined,
    labels: Labels,
    alert: Omit<Alert, 'labels'>,
  ): Alert[] => (value === false ? [] : [{ ...alert, labels: value?.labels ?? labels }]);
  return [
    ...simple(settings.staleConfig, warning, {
      alert: 'MetalLBStaleConfig',
      summary: `${where} runs with an old configuration: the new one was refused`,
      expr: 'metallb_k8s_client_config_stale_bool == 1',
    }),
    ...simple(settings.configNotLoaded, warning, {
      alert: 'MetalLBConfigNotLoaded',
      summary: `${where} has loaded no configuration`,
      expr: 'metallb_k8s_client_config_loaded_bool == 0',
    }),
    ...(settings.addressPoolExhausted === false ? [] : [exhausted(settings.addressPoolExhausted ?? {})]),
    ...(settings.addressPoolUsage === false ? [] : usage(settings.addressPoolUsage ?? {})),
    ...simple(settings.bgpSessionDown, critical, {
      alert: 'MetalLBBGPSessionDown',
      summary: `The session of ${where} with {{ $labels.peer }} is down`,
      expr: 'metallb_bgp_session_up == 0',
    }),
  ];
}

/** The PrometheusRule. No expression names a job, so that it holds for every `jobLabel`. */
export function alertsObject(namespace: string, settings: AlertsConfig): object {
  const { labels, annotations, extra = [] } = settings;
  const metadata = {
    name: 'metallb',
    namespace,
    ...(labels && { labels }),
    ...(annotations && { annotations }),
  };
  return {
    ...prometheusRule,
    metadata,
    spec: { groups: [{ name: 'metallb.rules', rules: [...alertsOf(settings).map(rule), ...extra] }] },
  };
}
