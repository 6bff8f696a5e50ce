/** The release whose chart the table is about. */
export const chartRelease = 'v0.16.1';

/** A value of MetalLB's chart, and what takes its place here. */
export interface ChartValue {
  /** Path in the chart's values. */
  readonly value: string;
  /** Our key below `metallb`; left out when there is none, and `difference` says why. */
  readonly key?: string;
  /** What is not the same; left out when everything is. */
  readonly difference?: string;
}

type Row = readonly [value: string, key: string | undefined, difference?: string];

/** Rows of one part of the chart, whose names go before those of the rows. */
function below(value: string, key: string, rows: readonly Row[]): ChartValue[] {
  return rows.map(([name, own, difference]) => ({
    value: `${value}${name}`,
    ...(own !== undefined && { key: `${key}${own}` }),
    ...(difference && { difference }),
  }));
}

const image = (value: string, key: string) =>
  below(value, key, [
    ['.repository', '.repository', 'with `images.registry`, that registry takes the place of the one in it'],
    ['.tag', '.tag', 'the tag that the release has; a `digest` may follow'],
    ['.pullPolicy', '.pullPolicy', '`images.pullPolicy` is for all'],
  ]);

const account = (of: string) =>
  below(`${of}.serviceAccount`, `${of}.serviceAccount`, [
    ['.create', '.create'],
    ['.name', '.name', `\`${of}\`, not a name made of that of the Helm release`],
    ['.annotations', '.annotations'],
  ]);

const timings = [
  'failureThreshold',
  'initialDelaySeconds',
  'periodSeconds',
  'successThreshold',
  'timeoutSeconds',
] as const;

const probe = (of: string, name: string, difference?: string) =>
  below(`${of}.${name}`, of, [
    ['.enabled', `.${name}`, '`false` in place of `enabled: false`'],
    [
      '.port',
      '.healthPort',
      'one for both probes, and the program listens there too: the chart moves the probe alone',
    ],
    ...timings.map((timing): Row => [`.${timing}`, `.${name}.${timing}`, difference]),
  ]);

const frrProbe = 'of the speaker alone; that of FRR is `speaker.containers.frr.livenessProbe`';

/** What controller and speaker both have. */
const workload = (of: string) => [
  ...below(of, of, [
    ['.logLevel', '.logLevel'],
    ['.command', '.command', 'a list, not a single word'],
    ['.resources', '.resources'],
    ['.nodeSelector', '.nodeSelector', '`placement` sets it for all pods'],
    ['.tolerations', '.tolerations', '`placement` sets it for all pods'],
    ['.priorityClassName', '.priorityClassName', '`placement` sets it for all pods'],
    ['.runtimeClassName', '.runtimeClassName', '`placement` sets it for all pods'],
    ['.affinity', '.affinity', '`placement` sets it for all pods'],
    ['.podAnnotations', '.podAnnotations', '`annotations` are those of the workload'],
    ['.labels', '.labels', 'on workload and pods; labels that select the pods are refused'],
    ['.extraContainers', '.extraContainers'],
  ]),
  ...account(of),
  ...probe(of, 'livenessProbe', of === 'speaker' ? frrProbe : undefined),
  ...probe(of, 'readinessProbe'),
];

const scraping = (value: string, key: string) =>
  below(value, key, [
    ['.jobLabel', '.jobLabel', '`component`, as in the manifests, not `app.kubernetes.io/name`'],
    [
      '.interval',
      '.interval',
      "30s, as in the manifests, not Prometheus' own; the chart's schema refuses text such as 30s",
    ],
    ['.metricRelabelings', '.metricRelabelings'],
    ['.relabelings', '.relabelings'],
  ]);

const monitor = (of: string) =>
  below(`prometheus.serviceMonitor.${of}`, `prometheus.serviceMonitor.${of}`, [
    ['.additionalLabels', '.labels'],
    ['.annotations', '.annotations'],
    ['.tlsConfig.insecureSkipVerify', '.tlsConfig', 'as a whole; it takes the place of the default'],
  ]);

const alert = (name: string, severity: string) =>
  below(`prometheus.prometheusRule.${name}`, `prometheus.rules.${name}`, [
    ['.enabled', '', '`false` in place of `enabled: false`'],
    ['.labels.severity', '.labels', `all labels of the alert; without it \`severity: ${severity}\``],
  ]);

const objectNames = 'Objects keep the names of the manifests, by which MetalLB and its documents know them';

const general = below('', '', [
  ['imagePullSecrets', 'images.pullSecrets', 'names; on frr-k8s too'],
  ['nameOverride', undefined, objectNames],
  ['fullnameOverride', undefined, objectNames],
  ['loadBalancerClass', 'loadBalancerClass'],
  ['rbac.create', 'rbac'],
  ['tls.cipherSuites', 'tls.cipherSuites', 'a list; refused when no TLS 1.2 is spoken'],
  ['tls.curvePreferences', 'tls.curvePreferences', 'a list of numbers'],
  ['tls.minVersion', 'tls.minVersion'],
  ['tls.controllerMetricsTLSSecret', 'tls.controllerMetricsSecret'],
  ['tls.speakerMetricsTLSSecret', 'tls.speakerMetricsSecret'],
]);

const prometheus = [
  ...below('prometheus.', '', [
    [
      'scrapeAnnotations',
      'metrics.scrapeAnnotations',
      'left out: without a scheme, as in the manifests; `true` adds it, `false` leaves all of them out',
    ],
    ['metricsPort', 'metrics.port'],
    ['rbacPrometheus', 'prometheus.rbac'],
    [
      'serviceAccount',
      'prometheus.serviceAccount',
      '`prometheus-k8s`, as in the manifests; the chart has to be told',
    ],
    ['namespace', 'prometheus.namespace', '`monitoring`, as in the manifests; the chart has to be told'],
    [
      'podMonitor.enabled',
      'prometheus.podMonitor',
      '`true` or the details; at the port that there is, where the chart names one that is gone since v0.16.0',
    ],
    ['podMonitor.additionalLabels', 'prometheus.podMonitor.labels'],
    ['podMonitor.annotations', 'prometheus.podMonitor.annotations'],
  ]),
  ...scraping('prometheus.podMonitor', 'prometheus.podMonitor'),
  ...below('prometheus.', '', [
    [
      'serviceMonitor.enabled',
      'prometheus.serviceMonitor',
      '`prometheus: true` has it on; podMonitor may be on too, which the chart refuses',
    ],
  ]),
  ...monitor('controller'),
  ...monitor('speaker'),
  ...scraping('prometheus.serviceMonitor', 'prometheus.serviceMonitor'),
  ...below('prometheus.prometheusRule.', 'prometheus.rules', [
    ['enabled', '', '`true` or the details'],
    ['additionalLabels', '.labels'],
    ['annotations', '.annotations'],
    ['extraAlerts', '.extra'],
  ]),
  ...alert('staleConfig', 'warning'),
  ...alert('configNotLoaded', 'warning'),
  ...alert('addressPoolExhausted', 'critical'),
  ...below('prometheus.prometheusRule.', 'prometheus.rules.', [
    ['addressPoolExhausted.excludePools', 'addressPoolExhausted.excludePools'],
    ['addressPoolUsage.enabled', 'addressPoolUsage', '`false` in place of `enabled: false`'],
    ['addressPoolUsage.thresholds', 'addressPoolUsage.thresholds'],
    ['addressPoolUsage.excludePools', 'addressPoolUsage.excludePools'],
  ]),
  ...alert('bgpSessionDown', 'critical'),
];

const controller = [
  ...below('controller.', 'controller.', [
    ['enabled', 'enabled'],
    ['strategy.type', 'strategy.type', 'left out as in the manifests, which means RollingUpdate too'],
    ...['runAsNonRoot', 'runAsUser', 'fsGroup'].map(
      (field): Row => [`securityContext.${field}`, 'securityContext', 'fields over those of the manifest'],
    ),
  ]),
  ...below('controller.', 'webhook.', [
    [
      'webhookMode',
      'mode',
      '`disabled` takes the webhook configuration away too, which would refuse every write',
    ],
  ]),
  ...image('controller.image', 'images.controller'),
  ...workload('controller'),
];

const container = (value: string, name: string, difference?: string) =>
  below(value, `speaker.containers.${name}.`, [['.resources', 'resources', difference]]);

const frrStartup = (['failureThreshold', 'periodSeconds'] as const).map(
  (timing): Row => [`.${timing}`, `.${timing}`],
);

const speaker = [
  ...below('speaker.', 'speaker.', [
    ['enabled', 'enabled'],
    ['tolerateMaster', 'tolerateControlPlane', 'for controller and frr-k8s too'],
    ['memberlist.enabled', 'memberlist', '`false` in place of `enabled: false`'],
    ['memberlist.mlBindPort', 'memberlist.port'],
    ['memberlist.mlBindAddrOverride', 'memberlist.address'],
    ['memberlist.mlSecretKeyPath', 'memberlist.secretKeyPath'],
    ['secretName', 'memberlist.secretName', '`memberlist`, not a name made of that of the Helm release'],
    ['wanConfig', 'memberlist.wan', "read by the chart's templates, and not among its values"],
    ['excludeInterfaces.enabled', 'excludedInterfaces', '`false`, a list of your own, or patterns to `add`'],
    ['ignoreExcludeLB', 'ignoreExcludeLB'],
    ['bgpDebounceTimeout', 'bgpDebounceTimeout', 'with backend frr alone'],
    [
      'updateStrategy.type',
      'updateStrategy.type',
      'left out as in the manifests, which means RollingUpdate too',
    ],
    ['securityContext', 'securityContext'],
  ]),
  ...image('speaker.image', 'images.speaker'),
  ...workload('speaker'),
  ...below('speaker.startupProbe', 'speaker.containers.frr.startupProbe', [
    ['.enabled', '', '`false` in place of `enabled: false`'],
    ...frrStartup,
  ]),
  ...below('speaker.frr.', '', [
    ['enabled', 'backend', '`frr`'],
    ['metricsPort', 'metrics.frrPort'],
  ]),
  ...image('speaker.frr.image', 'images.frr'),
  ...container('speaker.frr', 'frr'),
  ...container('speaker.reloader', 'reloader'),
  ...container('speaker.frrMetrics', 'frr-metrics'),
  ...container('speaker.initContainers.cpFrrFiles', 'cp-frr-files'),
  ...container('speaker.initContainers.cpReloader', 'cp-reloader'),
  ...container('speaker.initContainers.cpMetrics', 'cp-metrics'),
];

const rest = below('', '', [
  ['crds.enabled', 'crds'],
  ['crds.validationFailurePolicy', 'webhook.failurePolicy', '`frrK8s.failurePolicy` is that of frr-k8s'],
  ['frrk8s.enabled', 'backend', '`frr-k8s`, which is the default only where something uses BGP'],
  ['frrk8s.external', 'frrK8s.install', '`false` in place of `external: true`'],
  ['frrk8s.namespace', 'frrK8s.namespace'],
  [
    'frr-k8s.prometheus.serviceMonitor.enabled',
    'prometheus.serviceMonitor.frrK8s',
    "on with monitoring, metrics named as in the other backends; the subchart's other values are below `frrK8s`",
  ],
  ['networkpolicies.enabled', 'networkPolicy', '`true` or the details'],
  ['networkpolicies.defaultDeny', 'networkPolicy.defaultDeny'],
  ['networkpolicies.apiPort', 'networkPolicy.apiPort'],
]);

/** Every value of the chart: our key, or why there is none. */
export const chartValues: readonly ChartValue[] = [
  ...general,
  ...prometheus,
  ...controller,
  ...speaker,
  ...rest,
];
