import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { type MetalLbInput, metallbSection } from '../../lib/config/metallb.js';
import { propsOf } from '../../lib/config/props.js';
import { concerns } from '../../lib/metallb/advisories/advisory.js';
import { advisories, fixable } from '../../lib/metallb/advisories/index.js';
import { within } from '../../lib/metallb/flavour.js';
import type { WorkloadSpec } from '../../lib/metallb/knobs/edit.js';
import { metallbObjects } from '../../lib/metallb/objects.js';
import { metallbRendering } from '../../lib/metallb/resource.js';
import type { KubeObject } from '../../lib/resource.js';
import { check } from '../../lib/rules/index.js';
import { worldOfManifests } from '../../lib/world.js';
import { MemoryIo } from '../memory-io.js';
import { flavours } from '../upstream/flavours.js';
import { changes } from './changes.js';

function rendered(input: MetalLbInput): { objects: KubeObject[]; findings: string[] } {
  const config = propsOf(metallbSection, input, 'metallb');
  const { drafts, findings } = metallbRendering(config, config.backend ?? 'native', () => undefined);
  return {
    objects: drafts.map(({ object }) => object),
    findings: findings.map(({ severity, message, remedy }) => `${severity}: ${message}; ${remedy}`),
  };
}

/** What the rules of advisories say about objects. */
function told(objects: readonly KubeObject[], { release, backend }: MetalLbInput & { release?: string }) {
  const resources = objects.map((object) => ({ object, use: 'apply' as const, origin: () => undefined }));
  const facts = { release: release as undefined, backend };
  return check(worldOfManifests(resources, facts))
    .map(({ rule }) => rule)
    .filter((rule) => rule.startsWith('advisory-'))
    .sort();
}

test('each advisory is of the releases that have it', () => {
  const spans = advisories.map(({ name, spans }) => [
    name,
    ...spans.map(({ since = '', until = '', backends = [], prometheus }) =>
      [
        `${since}..${until}`,
        ...backends,
        ...(prometheus === undefined ? [] : [prometheus ? '+prom' : '-prom']),
      ].join(' '),
    ),
  ]);
  expect(spans).toEqual([
    ['ca-bundle', '..0.14.9'],
    ['asn-int64', '..0.16.0'],
    ['l2-status-rule', '0.14.6..0.14.6'],
    ['controller-probe', '0.16.0..0.16.0'],
    ['webhook-scope', '..'],
    ['node-overlap', '0.15.0..0.15.0'],
    ['frr-volumes', '0.15.3.. frr'],
    ['frr-init', '0.14.6..0.14.7 frr'],
    ['speaker-tag', '..0.13.10 frr'],
    ['frr-k8s-tag', '0.14.0..0.14.3 frr-k8s +prom'],
    ['bgp-port', '0.14.8..0.14.8 frr-k8s'],
    ['rbac-proxy-registry', '..0.15.3 +prom', '..0.15.3 frr-k8s'],
    ['metrics-rbac', '0.16.0.. -prom'],
    ['scrape-https', '0.16.0..'],
  ]);
});

/** What is no defect in a release where metrics were served without TLS. */
const untilTls = ['metrics-rbac', 'scrape-https'];

describe('a fix changes the manifests that have the defect, and no others', () => {
  test.each(flavours)('$release $file', (flavour) => {
    const objects = metallbObjects(flavour);
    const changed = fixable.filter(({ fix }) => objects.some((object) => fix.mend(object) !== object));
    const isMeant = ({ name }: { name: string }) =>
      !untilTls.includes(name) || within({ since: '0.16.0' }, flavour);
    expect(changed.filter(isMeant).map(({ name }) => name)).toEqual(
      fixable.filter((one) => concerns(one, flavour)).map(({ name }) => name),
    );
  });
});

test.each(flavours)('$release $file: what is told of is gone with fixes: true', (flavour) => {
  const { release: version, backend, prometheus } = flavour;
  const wanted = advisories.filter((one) => one.told === 'always' && concerns(one, flavour));
  const before = rendered({ version, backend, prometheus });
  expect(told(before.objects, flavour)).toEqual(wanted.map(({ name }) => `advisory-${name}`).sort());
  const after = rendered({ version, backend, prometheus, fixes: true });
  expect([told(after.objects, flavour), after.findings]).toEqual([[], []]);
});

/** A copy of `value` with `other` in place of what stands at one of its places. */
function spoilt(value: unknown, place: { left: number }, other: unknown): unknown {
  if (place.left-- === 0) return other;
  if (Array.isArray(value)) return value.map((item) => spoilt(item, place, other));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, spoilt(child, place, other)]));
}

const places = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, child) => sum + places(child), 1)
    : 1;

test('manifests may hold anything anywhere', () => {
  const junk = fc.constantFrom<unknown>(null, 1, 'text', true, [], {}, [null, 1, 'text', [], {}]);
  const defective = flavours.flatMap((flavour) =>
    metallbObjects(flavour).filter((object) => fixable.some(({ fix }) => fix.mend(object) !== object)),
  );
  const inputs = fc
    .constantFrom(...defective)
    .chain((object) => fc.tuple(fc.constant(object), fc.nat(places(object) - 1), junk));
  fc.assert(
    fc.property(inputs, ([{ apiVersion, kind, metadata, ...rest }, left, other]) => {
      const broken = spoilt(rest, { left }, other) as object;
      const labels = spoilt(metadata.labels, { left }, other) as Record<string, string>;
      const object = { apiVersion, kind, metadata: { ...metadata, labels }, ...broken };
      for (const { fix } of fixable) {
        const mended = fix.mend(object);
        expect(fix.mend(mended)).toBe(mended);
      }
    }),
    { numRuns: 2000 },
  );
});

describe('a fix changes exactly its field', () => {
  const fixed = (input: MetalLbInput, ...fixes: string[]) => {
    const { objects, findings } = rendered({ ...input, fixes });
    expect(findings).toEqual([]);
    return changes(rendered(input).objects, objects).map((line) => line.replace(/"LS0t[^"]*"/, 'PEM'));
  };

  test('ca-bundle', () => {
    expect(fixed({ version: 'v0.14.9' }, 'ca-bundle')).toEqual([
      '- CustomResourceDefinition/bgppeers.metallb.io spec.conversion.webhook.clientConfig.caBundle PEM',
    ]);
  });

  test('asn-int64', () => {
    const field = (version: string, name: string) =>
      `~ CustomResourceDefinition/bgppeers.metallb.io spec.versions[${version}].schema.openAPIV3Schema.properties.spec.properties.${name}.format "int32" -> "int64"`;
    const peers = ['v1beta1', 'v1beta2'].flatMap((version) =>
      ['myASN', 'peerASN'].map((name) => field(version, name)),
    );
    expect(fixed({ version: 'v0.15.3' }, 'asn-int64')).toEqual(peers);
    expect(fixed({ version: 'v0.16.0' }, 'asn-int64')).toEqual([field('v1beta2', 'localASN')]);
    const routers =
      'CustomResourceDefinition/frrconfigurations.frrk8s.metallb.io spec.versions[v1beta1].schema.openAPIV3Schema.properties.spec.properties.bgp.properties.routers.items.properties';
    expect(fixed({ version: 'v0.13.10', backend: 'frr' }, 'asn-int64')).toEqual(peers);
    expect(fixed({ version: 'v0.14.9', backend: 'frr-k8s' }, 'asn-int64')).toEqual([
      ...peers,
      `~ ${routers}.asn.format "int32" -> "int64"`,
      `~ ${routers}.neighbors.items.properties.asn.format "int32" -> "int64"`,
    ]);
  });

  test('l2-status-rule', () => {
    const rule =
      'CustomResourceDefinition/servicel2statuses.metallb.io spec.versions[v1beta1].schema.openAPIV3Schema.properties.status.properties.serviceName.x-kubernetes-validations[1]';
    expect(fixed({ version: 'v0.14.6' }, 'l2-status-rule')).toEqual([
      `- ${rule}.message "Value is immutable"`,
      `- ${rule}.rule "self == oldSelf"`,
    ]);
  });

  test('controller-probe', () => {
    const probe = (name: string, path: string) => {
      const at = `Deployment/controller spec.template.spec.containers[controller].${name}`;
      return [
        `- ${at}.httpGet.host "127.0.0.1"`,
        `- ${at}.httpGet.path "${path}"`,
        `- ${at}.httpGet.port 17472`,
        `+ ${at}.tcpSocket.port "metricshttps"`,
      ];
    };
    expect(fixed({ version: 'v0.16.0' }, 'controller-probe').sort()).toEqual(
      [...probe('livenessProbe', '/healthz'), ...probe('readinessProbe', '/readyz')].sort(),
    );
  });

  test('webhook-scope', () => {
    const hooks = [
      'bgppeers',
      'bfdprofile',
      'bgpadvertisement',
      'community',
      'ipaddresspool',
      'l2advertisement',
    ];
    const own = hooks.map(
      (name) =>
        `+ ValidatingWebhookConfiguration/metallb-webhook-configuration webhooks[${name}validationwebhook.metallb.io].rules[0].scope "*"`,
    );
    expect(fixed({}, 'webhook-scope')).toEqual(own);
    expect(fixed({ backend: 'frr-k8s' }, 'webhook-scope')).toEqual([
      '+ ValidatingWebhookConfiguration/frr-k8s-validating-webhook-configuration webhooks[frrconfigurationsvalidationwebhook.metallb.io].rules[0].scope "*"',
      ...own,
    ]);
  });

  test('frr-volumes', () => {
    const mounts = [
      `+ DaemonSet/speaker spec.template.spec.containers[frr].volumeMounts[frr-tmp].mountPath "/var/tmp/frr"`,
      `+ DaemonSet/speaker spec.template.spec.containers[frr].volumeMounts[frr-tmp].name "frr-tmp"`,
      `+ DaemonSet/speaker spec.template.spec.containers[frr].volumeMounts[frr-lib].mountPath "/var/lib/frr"`,
      `+ DaemonSet/speaker spec.template.spec.containers[frr].volumeMounts[frr-lib].name "frr-lib"`,
    ];
    expect(fixed({ version: 'v0.15.3', backend: 'frr' }, 'frr-volumes').sort()).toEqual(mounts.sort());
    expect(fixed({ backend: 'frr' }, 'frr-volumes').sort()).toEqual(mounts.sort());
  });

  test('frr-init', () => {
    const command = (name: string, file: string, folder: string) => {
      const at = `DaemonSet/speaker spec.template.spec.initContainers[${name}].command`;
      return [
        `~ ${at}[0] "/bin/sh" -> "/cp-tool"`,
        `~ ${at}[1] "-c" -> "${file}"`,
        `~ ${at}[2] "cp -f ${file} ${folder}/" -> "${folder}${file}"`,
      ];
    };
    expect(fixed({ version: 'v0.14.7', backend: 'frr' }, 'frr-init')).toEqual([
      ...command('cp-reloader', '/frr-reloader.sh', '/etc/frr_reloader'),
      ...command('cp-metrics', '/frr-metrics', '/etc/frr_metrics'),
    ]);
  });

  test('speaker-tag', () => {
    expect(fixed({ version: 'v0.13.10', backend: 'frr' }, 'speaker-tag')).toEqual(
      ['cp-reloader', 'cp-metrics'].map(
        (name) =>
          `~ DaemonSet/speaker spec.template.spec.initContainers[${name}].image "quay.io/metallb/speaker:main" -> "quay.io/metallb/speaker:v0.13.10"`,
      ),
    );
  });

  test('frr-k8s-tag', () => {
    const image = '"quay.io/metallb/frr-k8s:v0.0.4" -> "quay.io/metallb/frr-k8s:v0.0.8"';
    const pod = 'spec.template.spec';
    expect(fixed({ version: 'v0.14.2', backend: 'frr-k8s', prometheus: true }, 'frr-k8s-tag')).toEqual([
      `~ DaemonSet/frr-k8s-daemon ${pod}.containers[frr-k8s].image ${image}`,
      `~ DaemonSet/frr-k8s-daemon ${pod}.initContainers[cp-reloader].image ${image}`,
      `~ DaemonSet/frr-k8s-daemon ${pod}.initContainers[cp-metrics].image ${image}`,
      `~ Deployment/frr-k8s-webhook-server ${pod}.containers[frr-k8s-webhook-server].image ${image}`,
    ]);
  });

  test('bgp-port: as the next release has it', () => {
    const daemons = (input: MetalLbInput) =>
      rendered({ backend: 'frr-k8s', ...input }).objects.find(
        ({ metadata }) => metadata.name === 'frr-k8s-frr-startup',
      );
    expect(daemons({ version: 'v0.14.8', fixes: ['bgp-port'] })).toEqual(daemons({ version: 'v0.14.9' }));
    expect(fixed({ version: 'v0.14.8', backend: 'frr-k8s' }, 'bgp-port')).toHaveLength(1);
  });

  test('rbac-proxy-registry', () => {
    const image = (of: string, name: string, tag: string) =>
      `~ ${of} spec.template.spec.containers[${name}].image "gcr.io/kubebuilder/kube-rbac-proxy:${tag}" -> "registry.k8s.io/kubebuilder/kube-rbac-proxy:${tag}"`;
    const daemon = ['kube-rbac-proxy', 'kube-rbac-proxy-frr'].map((name) =>
      image('DaemonSet/frr-k8s-daemon', name, 'v0.13.1'),
    );
    expect(fixed({ version: 'v0.15.3', backend: 'frr-k8s' }, 'rbac-proxy-registry')).toEqual(daemon);
    expect(fixed({ version: 'v0.14.9', backend: 'frr', prometheus: true }, 'rbac-proxy-registry')).toEqual([
      image('DaemonSet/speaker', 'kube-rbac-proxy', 'v0.12.0'),
      image('DaemonSet/speaker', 'kube-rbac-proxy-frr', 'v0.12.0'),
      image('Deployment/controller', 'kube-rbac-proxy', 'v0.12.0'),
    ]);
  });

  test('metrics-rbac: the rules of the -prometheus manifest', () => {
    const roles = (input: MetalLbInput) =>
      rendered(input).objects.filter(({ kind }) => kind === 'ClusterRole');
    expect(roles({ fixes: ['metrics-rbac'] })).toEqual(roles({ prometheus: true }));
    expect(roles({ fixes: ['metrics-rbac'] })).not.toEqual(roles({}));
  });

  test('scrape-https', () => {
    expect(fixed({ prometheus: true }, 'scrape-https')).toEqual(
      ['DaemonSet/speaker', 'Deployment/controller'].map(
        (of) => `+ ${of} spec.template.metadata.annotations.prometheus.io/scheme "https"`,
      ),
    );
  });
});

describe('settings of one’s own stay', () => {
  test.each<[string, MetalLbInput]>([
    [
      'a proxy from elsewhere',
      { prometheus: true, images: { kubeRbacProxy: { repository: 'quay.io/brancz/kube-rbac-proxy' } } },
    ],
    ['a registry of one’s own', { prometheus: true, images: { registry: 'mirror.example:5000' } }],
  ])('%s is no defect, and is not changed', (_, settings) => {
    const input: MetalLbInput = { version: 'v0.15.3', ...settings };
    const plain = rendered(input);
    expect(told(plain.objects, { release: 'v0.15.3' } as never)).toEqual([]);
    expect(rendered({ ...input, fixes: ['rbac-proxy-registry'] })).toEqual(plain);
  });

  test('probes keep their timings, and what was switched off stays off', () => {
    const { objects, findings } = rendered({
      version: 'v0.16.0',
      fixes: true,
      rbac: false,
      metrics: { scrapeAnnotations: false },
      controller: { livenessProbe: { periodSeconds: 5 }, readinessProbe: false },
    });
    const pods = objects
      .filter(({ kind }) => kind === 'Deployment')
      .map(({ spec }) => (spec as WorkloadSpec).template);
    expect(pods.map(({ metadata }) => metadata)).toEqual([
      { labels: { app: 'metallb', component: 'controller' } },
    ]);
    const [container] = pods.flatMap(({ spec }) => spec.containers);
    expect(container).toMatchObject({
      livenessProbe: { periodSeconds: 5, tcpSocket: { port: 'metricshttps' } },
    });
    expect(container).not.toHaveProperty('readinessProbe');
    expect([objects.filter(({ kind }) => kind === 'ClusterRole'), findings]).toEqual([[], []]);
  });

  test('a speaker of one’s own keeps its shell, and one from a mirror does not', () => {
    const commands = (images: MetalLbInput['images']) =>
      rendered({ version: 'v0.14.7', backend: 'frr', images, fixes: ['frr-init'] })
        .objects.filter(({ kind }) => kind === 'DaemonSet')
        .flatMap(({ spec }) => [...JSON.stringify(spec).matchAll(/"(\/bin\/sh|\/cp-tool)"/g)])
        .map(([, program]) => program);
    const shell = '/bin/sh';
    expect(commands({ speaker: { repository: 'example.org/speaker' } })).toEqual([
      shell,
      shell,
      shell,
      shell,
    ]);
    expect(commands({ registry: 'mirror.example' })).toEqual([shell, shell, '/cp-tool', '/cp-tool']);
  });

  test('a lock file is held to the images after the fixes', async () => {
    const io = new MemoryIo({
      'cluster.yaml':
        'metallb: {version: v0.15.3, prometheus: true, images: {}, fixes: true}\npools: {a: 192.0.2.0/28}\n',
    });
    await run(['synth'], io);
    expect(io.below('dist')['host/images.txt']).toBe(
      'quay.io/metallb/controller:v0.15.3\nquay.io/metallb/speaker:v0.15.3\nregistry.k8s.io/kubebuilder/kube-rbac-proxy:v0.12.0\n',
    );
  });
});

describe('what is no fix is refused', () => {
  async function said(metallb: string): Promise<string> {
    const io = new MemoryIo({ 'cluster.yaml': `metallb:\n  ${metallb}\npools: {home: 192.0.2.0/28}\n` });
    await run(['check', 'cluster.yaml'], io);
    return io.stdout;
  }

  test('a name that there is not, and one for another release', async () => {
    expect(
      await said('fixes: [webhook-scope, ca-bundle, scope]'),
    ).toBe(`cluster.yaml:2:26: error: metallb.fixes[1] ca-bundle is no fix for v0.16.1 with backend native [metallb-fix]
  remove it; there are webhook-scope, metrics-rbac, scrape-https
cluster.yaml:2:37: error: metallb.fixes[2] scope is no fix for v0.16.1 with backend native [metallb-fix]
  remove it; there are webhook-scope, metrics-rbac, scrape-https
2 errors
`);
  });

  test('a warning stands at the release, and goes with its fix', async () => {
    expect(
      await said('backend: frr\n  version: v0.14.9'),
    ).toBe(`cluster.yaml:3:12: warning: MetalLB v0.14.9: the CRD of BGPPeer brings a CA certificate that expired in 2022 [advisory-ca-bundle]
  write metallb.fixes: [ca-bundle], or take v0.15.0 or newer
1 warning
`);
    for (const fixes of ['[ca-bundle]', 'true'])
      expect(await said(`version: v0.14.9\n  fixes: ${fixes}`)).toBe('no findings\n');
  });

  test('the newest release by itself is no reason to warn', async () => {
    expect(await said('version: v0.16.1')).toBe('no findings\n');
  });
});
