import { imageText, parseImage } from '../image-name.js';
import { tokenReviews } from '../rules.js';
import type { Advisory } from './advisory.js';
import { each, isMap, mending, pod, workload } from './change.js';

const reviewed = ['authentication.k8s.io', 'authorization.k8s.io'];

/** Rules of a role together with those that let a server ask who a scraper is. */
function withReviews(rules: unknown): unknown {
  if (!Array.isArray(rules)) return rules;
  const groups = rules.flatMap((rule) => (isMap(rule) ? rule.apiGroups : []));
  return reviewed.every((group) => groups.includes(group)) ? rules : [...rules, ...tokenReviews];
}

/** Annotations of pods that are scraped, with the scheme. */
function withScheme(annotations: unknown): unknown {
  if (!isMap(annotations) || annotations['prometheus.io/scrape'] !== 'true') return annotations;
  return 'prometheus.io/scheme' in annotations
    ? annotations
    : { ...annotations, 'prometheus.io/scheme': 'https' };
}

/** An image of kube-rbac-proxy from where it is still served. */
function fromKubernetes(image: unknown): unknown {
  if (typeof image !== 'string' || !image.startsWith('gcr.io/kubebuilder/kube-rbac-proxy')) return image;
  return imageText({ ...parseImage(image), registry: 'registry.k8s.io' });
}

/** Defects that only those meet who look at metrics. */
export const metricsAdvisories: readonly Advisory[] = [
  {
    name: 'rbac-proxy-registry',
    spans: [
      { until: '0.15.3', prometheus: true },
      { until: '0.15.3', backends: ['frr-k8s'] },
    ],
    problem: 'kube-rbac-proxy comes from gcr.io/kubebuilder, which does not serve it any more',
    why: 'Pods with it, those of frr-k8s and with monitoring those of controller and speaker, wait for an image that never comes, unless their node has it already.',
    told: 'always',
    source: 'metallb/metallb#2619, #2974',
    fix: {
      does: 'takes the same image from registry.k8s.io',
      mend: mending(
        workload('controller', 'speaker', 'frr-k8s-daemon'),
        [...pod, 'containers', each, 'image'],
        fromKubernetes,
      ),
    },
  },
  {
    name: 'metrics-rbac',
    spans: [{ since: '0.16.0', prometheus: false }],
    problem: 'controller and speaker may not ask who a scraper is',
    why: 'From v0.16.0 on they serve metrics only to those who may read them, and without the right to ask they refuse everyone.',
    told: 'never',
    source: 'internal/k8s/k8s.go at v0.16.0; charts/metallb/templates/rbac.yaml grants it always',
    fix: {
      does: 'lets both create `tokenreviews` and `subjectaccessreviews`, as the `-prometheus` manifests do',
      mend: mending(
        ({ kind, metadata: { name, labels } }) =>
          kind === 'ClusterRole' && labels?.app === 'metallb' && /:(controller|speaker)$/.test(name),
        ['rules'],
        withReviews,
      ),
    },
  },
  {
    name: 'scrape-https',
    spans: [{ since: '0.16.0' }],
    problem: 'pods are annotated for scraping without the scheme',
    why: 'A Prometheus that goes by annotations speaks HTTP to a port that is HTTPS since v0.16.0.',
    told: 'never',
    source: 'metallb/metallb#3055, which mended the chart alone',
    fix: {
      does: 'adds `prometheus.io/scheme: https`',
      mend: mending(
        workload('controller', 'speaker'),
        ['spec', 'template', 'metadata', 'annotations'],
        withScheme,
      ),
    },
  },
];
