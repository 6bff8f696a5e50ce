import { type ChartValue, chartRelease, chartValues } from './chart-values.js';

const intro = `# Values of the Helm chart

Printed by \`npm run docs:rules\` from a table that a test holds to the chart of MetalLB ${chartRelease}: each of its values, our key, and
what is not the same. Nothing is said where nothing differs. Whoever comes from the chart writes

\`\`\`yaml cluster.yaml
metallb:
  backend: frr-k8s                     # frrk8s.enabled: true
  prometheus:
    serviceAccount: prometheus         # prometheus.serviceAccount, with serviceMonitor.enabled: true
    namespace: observability
    rules: true                        # prometheus.prometheusRule.enabled
  controller:
    resources: {limits: {memory: 100Mi}}
  speaker:
    tolerateControlPlane: false        # speaker.tolerateMaster
    livenessProbe: {timeoutSeconds: 5}
pools:
  home: 192.168.8.151-192.168.8.198
\`\`\`

and is told at once of what does not go together, or is misspelt:

\`\`\`console
$ cdk8s-metallb check cluster.yaml
no findings
\`\`\`

An installation of the chart cannot become ours in place: the chart names objects after its Helm release and selects pods by
other labels. Objects are those of the manifests ([README](../README.md)), and defaults are too.

`;

const parts = ['prometheus', 'controller', 'speaker'];
const partOf = ({ value }: ChartValue) => parts.find((part) => value.startsWith(`${part}.`));

/** The text of docs/chart-values.md. */
export function chartValuesPage(): string {
  const tables = [undefined, ...parts].map((part) => {
    const rows = chartValues.filter((one) => partOf(one) === part).map(rowText);
    return `## ${part ?? 'The whole'}\n\n| chart | here | difference |\n| --- | --- | --- |\n${rows.join('')}`;
  });
  return intro + tables.join('\n');
}

function rowText({ value, key, difference = '' }: ChartValue): string {
  return `| \`${value}\` | ${key === undefined ? 'none' : `\`metallb.${key}\``} | ${difference} |\n`;
}
