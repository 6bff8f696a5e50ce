import { type Advisory, mendedIn } from '../lib/metallb/advisories/advisory.js';
import { advisories } from '../lib/metallb/advisories/index.js';
import type { Span } from '../lib/metallb/flavour.js';

const intro = `# Advisories

Printed by \`npm run docs:rules\` from the advisories themselves: what the published manifests of some releases get wrong. Whoever
chooses a release with one of them is told, in a warning that names the fix:

\`\`\`yaml cluster.yaml
metallb:
  version: v0.14.9
  backend: frr-k8s
pools:
  home: 192.168.8.151-192.168.8.198
\`\`\`

\`\`\`console
$ cdk8s-metallb check cluster.yaml
cluster.yaml:2:12: warning: MetalLB v0.14.9: the CRD of BGPPeer brings a CA certificate that expired in 2022 [advisory-ca-bundle]
  write metallb.fixes: [ca-bundle], or take v0.15.0 or newer
cluster.yaml:2:12: warning: MetalLB v0.14.9: kube-rbac-proxy comes from gcr.io/kubebuilder, which does not serve it any more [advisory-rbac-proxy-registry]
  write metallb.fixes: [rbac-proxy-registry], or take v0.16.0 or newer
2 warnings
\`\`\`

\`fixes: true\` mends all that there is to mend in the release and backend, a list some of it. Nothing is mended unasked: without
\`fixes\` what is rendered is what is published. What settings of your own changed already, such as an image, is no defect
any more, and stays as it is. \`check\` finds the same in manifests from elsewhere.

\`\`\`yaml cluster.yaml
metallb:
  version: v0.14.9
  backend: frr-k8s
  fixes: true
pools:
  home: 192.168.8.151-192.168.8.198
\`\`\`

\`\`\`console
$ cdk8s-metallb check cluster.yaml
no findings
\`\`\`

`;

/** The text of docs/advisories.md. */
export function advisoriesPage(): string {
  return `${intro}${advisories.map(advisoryText).join('\n')}`;
}

function advisoryText(advisory: Advisory): string {
  const { name, spans, problem, why, fix, source } = advisory;
  const newer = mendedIn(advisory);
  const remedy = fix
    ? `\`fixes: [${name}]\` ${fix.does}.`
    : `There is no fix for the manifest; take ${newer} or newer.`;
  return `## ${name}

${capitalized(spans.map(spanText).join(', and '))}: ${problem}.

${why} ${remedy}

${toldText(advisory)} Source: ${linked(source)}.
`;
}

function spanText({ since, until, backends, prometheus }: Span): string {
  const releases =
    since && since === until
      ? `v${since}`
      : [since && `from v${since}`, until && `up to v${until}`].filter(Boolean).join(' ') || 'every release';
  const parts = [
    releases,
    backends && `backend ${backends.join(', ')}`,
    prometheus !== undefined && `${prometheus ? 'with' : 'without'} monitoring`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** A sentence begins with a capital, a tag does not. */
function capitalized(text: string): string {
  return text.replace(/^(every|from|up)/, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}

function toldText({ name, told }: Advisory): string {
  if (told === 'never') return 'No warning: most do not mind.';
  const rule = told === 'always' ? `advisory-${name}` : told.rule;
  return `Told by [${rule}](rules.md#${rule}).`;
}

/** Issues of MetalLB as links to them. */
function linked(source: string): string {
  return source
    .replace('metallb/metallb#', '#')
    .replace(/#(\d+)/g, '[#$1](https://github.com/metallb/metallb/issues/$1)');
}
