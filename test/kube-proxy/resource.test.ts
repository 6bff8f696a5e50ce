import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import type { KubeProxySettings } from '../../lib/kube-proxy/findings.js';
import { kubeProxyRendering } from '../../lib/kube-proxy/resource.js';
import type { Rendering } from '../../lib/resource.js';
import { bytes, capture, captureText } from './helpers.js';

type Section = Partial<KubeProxySettings['kubeProxy']>;

function render(kubeProxy: Section, others: Partial<KubeProxySettings> = {}, text?: string): Rendering {
  const settings: KubeProxySettings = {
    kubeProxy: {
      emit: 'patch',
      ...(text === undefined ? {} : { configMap: 'kube-proxy.yaml' }),
      ...kubeProxy,
    },
    distribution: 'kubeadm',
    ...others,
  };
  const file = settings.kubeProxy.configMap;
  const captured =
    file === undefined ? undefined : { file, bytes: text === undefined ? undefined : bytes(text) };
  return kubeProxyRendering(settings, captured);
}

/** Findings without their remedies. */
function said({ findings }: Rendering): string[] {
  return findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
}

function files({ handouts }: Rendering): string[] {
  return handouts.flatMap(({ file }) => (file ? [file.name] : []));
}

const example = captureText('example');
const k128 = { kubernetes: '1.28' };
const ipvsEnd =
  'IPVS mode is deprecated since Kubernetes 1.35 (December 2025); by plan it is off by default in 1.40 (about August 2027) and removed in 1.43 (about August 2028)';

describe('a capture in IPVS mode', () => {
  test('becomes a patch, with the commands around it', () => {
    const made = render({ mode: 'ipvs' }, k128, example);
    expect(made.findings).toEqual([]);
    const [handout, ...others] = made.handouts;
    expect(others).toEqual([]);
    expect(handout).toMatchObject({ title: 'kube-proxy: switch strict ARP on', when: 'before' });
    expect(handout?.file?.name).toBe('patches/configmap.kube-system.kube-proxy.patch');
    const conf = capture(example).conf.replace('strictARP: false', 'strictARP: true');
    expect(load(handout!.file!.text)).toEqual({ data: { 'config.conf': conf } });
    expect(handout!.file!.text.endsWith('\n')).toBe(true);
    expect(handout!.commands!('my dist')).toEqual([
      expect.stringMatching(
        /^kubectl -n kube-system get configmap kube-proxy -o jsonpath='\{\.data\.config\\\.conf\}' \| sha256sum \| grep -e [0-9a-f]{64} -e [0-9a-f]{64}$/,
      ),
      "kubectl -n kube-system patch configmap kube-proxy --type merge --patch-file 'my dist/patches/configmap.kube-system.kube-proxy.patch'",
      'kubectl -n kube-system rollout restart daemonset kube-proxy',
      'kubectl -n kube-system rollout status daemonset kube-proxy',
      'sysctl net.ipv4.conf.all.arp_ignore net.ipv4.conf.all.arp_announce   # on each node: 1 and 2',
    ]);
  });

  test('is known to the rules as it will be, and to nobody as an object of ours', () => {
    const [draft, ...others] = render({}, k128, example).drafts;
    expect(others).toEqual([]);
    expect(draft?.use).toBe('patch');
    expect(draft?.source(['data'])).toEqual(['kubeProxy', 'configMap']);
    const { data } = capture(example).object;
    expect(draft?.object).toEqual({
      apiVersion: 'v1',
      data: { ...data, 'config.conf': data['config.conf']!.replace('strictARP: false', 'strictARP: true') },
      kind: 'ConfigMap',
      metadata: { name: 'kube-proxy', namespace: 'kube-system' },
    });
  });

  test('with strict ARP on needs nothing', () => {
    const made = render({}, k128, example.replace('strictARP: false', 'strictARP: true'));
    expect([made.handouts, made.findings]).toEqual([[], []]);
    expect(made.drafts[0]?.use).toBe('known');
  });

  test('gets the own settings of its distribution beside it where those win in the end', () => {
    const patch = 'patches/configmap.kube-system.kube-proxy.patch';
    const host = 'host/kube-proxy.kubespray.txt';
    const kubespray = { ...k128, distribution: 'kubespray' } as const;
    expect(files(render({ mode: 'ipvs' }, kubespray, example))).toEqual([patch, host]);
    expect(files(render({ mode: 'ipvs' }, kubespray, example.replace('ARP: false', 'ARP: true')))).toEqual([
      host,
    ]);
    const unstated = render({}, kubespray, example);
    expect(files(unstated)).toEqual([patch]);
    expect(unstated.findings).toEqual([
      {
        rule: 'kubeproxy-home',
        severity: 'info',
        message:
          "upgrade-cluster.yml (kubespray 2.28 and newer) writes the inventory's value over the patched one",
        remedy:
          'state kubeProxy.mode: ipvs, and host/ of the output folder gets the settings of kubespray itself',
        path: ['kubeProxy', 'configMap'],
      },
    ]);
  });

  test('of a deprecated IPVS mode says so, by the version of the cluster', () => {
    expect(said(render({}, { kubernetes: '1.34' }, example))).toEqual([]);
    expect(said(render({}, { kubernetes: '1.35' }, example))).toEqual([`warning kubeproxy-ipvs: ${ipvsEnd}`]);
    expect(said(render({}, { kubernetes: '1.40' }, example))).toEqual([`warning kubeproxy-ipvs: ${ipvsEnd}`]);
    expect(said(render({}, {}, example))).toEqual([`info kubeproxy-ipvs: ${ipvsEnd}`]);
  });
});

describe('a capture in another mode', () => {
  const text = captureText('kind-1.31');

  test('is left alone, with the reason', () => {
    const made = render({ mode: 'iptables' }, { kubernetes: '1.31' }, text);
    expect(made.handouts).toEqual([]);
    expect(made.drafts[0]?.use).toBe('known');
    expect(made.drafts[0]?.object.data).toEqual(capture(text).object.data);
    expect(made.findings).toEqual([
      {
        rule: 'kubeproxy-moot',
        severity: 'info',
        message: 'kube-proxy runs in mode iptables, where strict ARP does nothing: only mode ipvs reads it',
        remedy: 'nothing has to be done',
        path: ['kubeProxy', 'mode'],
      },
    ]);
  });

  test('than the config says is an error with both names', () => {
    const made = render({ mode: 'nftables' }, {}, text);
    expect([made.drafts, made.handouts]).toEqual([[], []]);
    expect(said(made)).toEqual([
      'error capture-conf: config.conf line 52: mode is iptables in the captured ConfigMap, and kubeProxy.mode says nftables',
    ]);
    expect(made.findings[0]?.at).toEqual({ file: 'kube-proxy.yaml', line: 55, column: 11 });
  });

  test('is switched when that is asked', () => {
    const made = render({ setMode: 'ipvs' }, { kubernetes: '1.31' }, text);
    expect(said(made)).toEqual([
      'info kubeproxy-mode: mode ipvs needs the ip_vs kernel modules on every node: kube-proxy exits where they are missing',
    ]);
    const conf = (load(made.handouts[0]!.file!.text) as { data: Record<string, string> }).data['config.conf'];
    expect(conf).toBe(
      capture(text)
        .conf.replace('strictARP: false', 'strictARP: true')
        .replace('mode: iptables', 'mode: ipvs'),
    );
    expect(said(render({ setMode: 'nftables' }, { kubernetes: '1.28' }, text))).toEqual([
      'error kubeproxy-mode: kubeProxy.setMode nftables needs Kubernetes 1.29, and kubernetes says 1.28',
      'info kubeproxy-mode: mode nftables needs Linux 5.13 or newer on every node: kube-proxy exits where they are missing',
      'info kubeproxy-moot: kube-proxy runs in mode nftables, where strict ARP does nothing: only mode ipvs reads it',
    ]);
    expect(said(render({ setMode: 'nftables' }, { kubernetes: '1.30' }, text))[0]).toBe(
      'warning kubeproxy-mode: kubeProxy.setMode nftables needs a feature gate before Kubernetes 1.31, and kubernetes says 1.30',
    );
  });
});

describe('without a capture', () => {
  test('nothing is stated, nothing is done', () => {
    expect(render({})).toEqual({ drafts: [], handouts: [], findings: [] });
    expect(render({ mode: 'none' })).toEqual({ drafts: [], handouts: [], findings: [] });
  });

  test('IPVS gets the way straight through the cluster, and the settings for new ones', () => {
    const made = render({ mode: 'ipvs' }, k128);
    expect(made.drafts).toEqual([]);
    expect(files(made)).toEqual(['host/kube-proxy.kubeadm.txt']);
    expect(made.handouts[0]?.when).toBe('before');
    expect(made.handouts[0]?.commands?.('dist')).toEqual([
      'kubectl -n kube-system get configmap kube-proxy -o yaml | cdk8s-metallb kube-proxy - | kubectl -n kube-system patch configmap kube-proxy --type merge --patch-file /dev/stdin',
      'kubectl -n kube-system rollout restart daemonset kube-proxy',
      'kubectl -n kube-system rollout status daemonset kube-proxy',
      'sysctl net.ipv4.conf.all.arp_ignore net.ipv4.conf.all.arp_announce   # on each node: 1 and 2',
    ]);
  });

  test('a distribution without the ConfigMap gets its own settings alone', () => {
    const made = render({ mode: 'ipvs' }, { ...k128, distribution: 'talos' });
    expect(made.handouts.map(({ when, file }) => [when, file?.name])).toEqual([
      ['reference', 'host/kube-proxy.talos.txt'],
      ['reference', 'host/kube-proxy.talos-1.13.txt'],
    ]);
  });

  test('in another mode there is only the reason', () => {
    const made = render({ mode: 'nftables' }, { distribution: 'k3s' });
    expect(made.handouts).toEqual([]);
    expect(said(made)).toEqual([
      'info kubeproxy-moot: kube-proxy runs in mode nftables, where strict ARP does nothing: only mode ipvs reads it',
    ]);
  });

  test('what needs one is an error', () => {
    expect(said(render({ setMode: 'iptables', mode: 'none', emit: 'manifest' }))).toEqual([
      'error kubeproxy-mode: kubeProxy.setMode iptables has no kube-proxy to change: kubeProxy.mode is none',
      'error kubeproxy-mode: kubeProxy.setMode iptables changes the captured ConfigMap, and kubeProxy.configMap names none',
      'error kubeproxy-emit: kubeProxy.emit manifest needs the captured ConfigMap, and kubeProxy.configMap names none',
    ]);
    expect(render({ configMap: 'captured.yaml' }).findings).toEqual([
      {
        rule: 'capture-file',
        severity: 'error',
        message: 'kubeProxy.configMap captured.yaml cannot be read',
        remedy: 'write it with kubectl -n kube-system get configmap kube-proxy -o yaml > captured.yaml',
        path: ['kubeProxy', 'configMap'],
      },
    ]);
  });

  test('Amazon EKS has nothing to set, and the reason is told', () => {
    expect(said(render({ mode: 'ipvs' }, { ...k128, distribution: 'eks' }))).toEqual([
      'info kubeproxy-home: Amazon EKS keeps the settings in its add-on, and its own load balancers take the place of MetalLB',
    ]);
  });
});

describe('emit: manifest', () => {
  test('draws the ConfigMap with every data key, protected, and without what belongs to the cluster', () => {
    const text = captureText('kubeadm-1.28').replace(
      'kind: ConfigMap',
      'binaryData:\n  logo: AAEC\nkind: ConfigMap',
    );
    const made = render({ emit: 'manifest', setMode: 'ipvs' }, k128, text);
    const { data } = capture(text).object;
    expect(made.drafts[0]?.use).toBe('apply');
    expect(made.drafts[0]?.object).toEqual({
      apiVersion: 'v1',
      binaryData: { logo: 'AAEC' },
      data: {
        'config.conf': data['config.conf']!.replace('strictARP: false', 'strictARP: true').replace(
          'mode: ""',
          'mode: ipvs',
        ),
        'kubeconfig.conf': data['kubeconfig.conf'],
      },
      kind: 'ConfigMap',
      metadata: {
        annotations: {
          'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,ServerSideApply=true',
          'kapp.k14s.io/delete-strategy': 'orphan',
          'kustomize.toolkit.fluxcd.io/prune': 'disabled',
          'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
        },
        name: 'kube-proxy',
        namespace: 'kube-system',
      },
    });
    expect(made.handouts.map(({ when, file }) => [when, file])).toEqual([
      ['before', undefined],
      ['after', undefined],
    ]);
  });

  test('writes it also when nothing changes', () => {
    for (const text of [example.replace('ARP: false', 'ARP: true'), captureText('kind-1.31')]) {
      const made = render({ emit: 'manifest' }, k128, text);
      expect(made.handouts).toEqual([]);
      expect(made.drafts[0]?.use).toBe('apply');
      expect(made.drafts[0]?.object.data).toEqual(capture(text).object.data);
    }
  });

  test('warns of what an apply takes away, and refuses to create what nobody reads', () => {
    const applied = JSON.stringify({
      ...capture(example).object,
      metadata: {
        name: 'kube-proxy',
        namespace: 'kube-system',
        annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
      },
    });
    const made = render({ emit: 'manifest' }, k128, applied);
    expect(said(made)).toEqual([
      'info kubeproxy-emit: kubeProxy.emit manifest makes the ConfigMap an object of yours: kubectl delete -f removes it, and applying it reverts what others change in it',
      'warning kubeproxy-emit: the ConfigMap went through kubectl apply once: the next apply removes the labels and annotations that it does not list',
    ]);
    expect(Object.keys(made.drafts[0]!.object.metadata.annotations!)).not.toContain(
      'kubectl.kubernetes.io/last-applied-configuration',
    );
    expect(
      said(render({ emit: 'manifest', mode: 'ipvs' }, { ...k128, distribution: 'k3s' }, example)).slice(0, 2),
    ).toEqual([
      'error kubeproxy-emit: kubeProxy.emit manifest would create a ConfigMap that no kube-proxy of k3s reads',
      "warning kubeproxy-home: k3s keeps kube-proxy's settings elsewhere: a ConfigMap kube-proxy is of no use there",
    ]);
  });
});
