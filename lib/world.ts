import type { AddressRange } from './addresses/range.js';
import type { Finding, Path, Position } from './finding.js';
import { flavourOf, installationOf } from './installation.js';
import { type Backend, newestRelease, type Release, recommendedBackend } from './metallb/releases.js';
import type { Handout, KubeObject, Resource } from './resource.js';

/**
 * The hub: Kubernetes objects and a few facts about the cluster. Rules and allocator see nothing else, so that one engine
 * judges our own config, the rendered folder, a chart's output and the dump of a live cluster.
 */
export interface World {
  /** Every object that is known, emitted or patched, in no particular order. */
  readonly resources: readonly Resource[];
  /** The release of MetalLB to judge by. */
  readonly release: Release;
  /** What speaks BGP. */
  readonly backend: Backend;
  /** How MetalLB is started. */
  readonly metallb: Installation;
  /** What is known of the cluster itself. */
  readonly cluster: Cluster;
  /** Addresses that must never be handed out. */
  readonly network: readonly Claim[];
  /** Findings the author has accepted, with a reason. */
  readonly silences: readonly Silence[];
  /** Kinds that nothing here reads, with their number. */
  readonly ignored: Readonly<Record<string, number>>;
  /** What a person does by hand next to `kubectl apply`. */
  readonly handouts: readonly Handout[];
}

/** What a World emits. */
export function emitted({ resources }: World): KubeObject[] {
  return resources.filter(({ use }) => use === 'apply').map(({ object }) => object);
}

/** How MetalLB was started, as far as it decides what becomes of a Service. */
export interface Installation {
  /** The namespace MetalLB runs in; it reads its own objects nowhere else. Default `metallb-system`. */
  readonly namespace: string;
  /** `--lb-class`: only Services of this class are served; unset: only those without a class. */
  readonly loadBalancerClass?: string;
  /** `--ignore-exclude-lb`, from 0.14.4. Default false. */
  readonly ignoreExcludeLb: boolean;
  /** Memberlist decides who leads layer 2; without it every node takes part. Default true. */
  readonly memberlist: boolean;
}

/** What is known of the cluster itself. */
export interface Cluster {
  readonly distribution?: string;
  /** Kubernetes version, `major.minor`. */
  readonly kubernetes?: string;
  /** What kube-proxy runs as; `none` where something replaces it. */
  readonly kubeProxyMode?: 'ipvs' | 'iptables' | 'nftables' | 'none';
}

/** Addresses in use by something else: `nodes`, `gateway`, `dhcp`, `pods`, `services`, `reserved`; or taken out of a pool. */
export interface Claim {
  readonly use: string;
  /** The only pool that must not have them: what `exclude` took out of it. */
  readonly pool?: string;
  readonly text: string;
  readonly range: AddressRange;
  readonly at?: Position;
  readonly path?: Path;
}

/** A finding the author has accepted: `rule` at `object`, `KIND/NAME` or `KIND/NAMESPACE/NAME`, or everywhere. */
export interface Silence {
  readonly rule: string;
  readonly object?: string;
  readonly reason: string;
  readonly at?: Position;
  /** Path in the config. */
  readonly path?: Path;
}

/** A finding that does not count, because of a silence. */
export interface Silenced {
  readonly finding: Finding;
  readonly silence: Silence;
}

/** What is known about a cluster besides its objects. */
export interface Facts {
  /** Default: that of the MetalLB among the objects, or the newest. */
  readonly release?: Release;
  /** Default: that of the MetalLB among the objects, or what the release recommends. */
  readonly backend?: Backend;
  /** Default: nothing is known of it. */
  readonly cluster?: Cluster;
  /** Addresses that are in use. Default: none. */
  readonly network?: readonly Claim[];
  /** Findings that are accepted. Default: none. */
  readonly silences?: readonly Silence[];
}

/**
 * The World of manifests from anywhere. What `facts` leave open is read off the MetalLB among them; where there is none, it is
 * the newest release with the backend it recommends.
 */
export function worldOfManifests(
  resources: readonly Resource[],
  facts: Facts = {},
  ignored: Readonly<Record<string, number>> = {},
): World {
  const flavour = flavourOf(resources);
  const release = facts.release ?? flavour.release ?? newestRelease;
  return {
    resources,
    release,
    backend: facts.backend ?? flavour.backend ?? recommendedBackend(release),
    metallb: installationOf(resources),
    cluster: facts.cluster ?? {},
    network: facts.network ?? [],
    silences: facts.silences ?? [],
    ignored,
    handouts: [],
  };
}
