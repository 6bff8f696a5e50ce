/** A step on the way out of IPVS mode. */
export interface Step {
  /** Kubernetes release, `major.minor`. */
  readonly release: string;
  /** Month of the release; `about` where it follows from three releases a year. */
  readonly date: string;
  readonly what: string;
}

/**
 * The end of IPVS mode (kubernetes/enhancements, KEP 5495, "Graduation Criteria"); what lies ahead is its plan. Between off and
 * removed, the feature gate KubeProxyIPVS brings it back; without it, kube-proxy exits.
 */
export const ipvsEnd: readonly [deprecated: Step, ...ahead: Step[]] = [
  { release: '1.35', date: 'December 2025', what: 'deprecated' },
  { release: '1.40', date: 'about August 2027', what: 'off by default' },
  { release: '1.43', date: 'about August 2028', what: 'removed' },
];

/** The way out of IPVS mode in one sentence. */
export function ipvsEndText(): string {
  const [deprecated, ...ahead] = ipvsEnd;
  const plan = ahead.map(({ release, date, what }) => `${what} in ${release} (${date})`).join(' and ');
  return `IPVS mode is ${deprecated.what} since Kubernetes ${deprecated.release} (${deprecated.date}); by plan it is ${plan}`;
}

/** Why strict ARP does not matter in another mode. */
export function mootText(mode: string): string {
  return `kube-proxy runs in mode ${mode}, where strict ARP does nothing: only mode ipvs reads it`;
}

/** What a mode needs before it is switched to. */
export interface Needs {
  /** First Kubernetes release that knows it, and the first in which no feature gate is needed. */
  readonly known?: string;
  readonly on?: string;
  /** What the nodes need. kube-proxy exits without it since Kubernetes 1.26. */
  readonly nodes?: string;
}

/** By mode (kubernetes/enhancements, KEP 3866; kubernetes/kubernetes, pull request 111806). */
export const modeNeeds: Readonly<Record<string, Needs>> = {
  ipvs: { nodes: 'the ip_vs kernel modules' },
  nftables: { known: '1.29', on: '1.31', nodes: 'Linux 5.13 or newer' },
};

/** Whether Kubernetes `version` is `release` or newer; both `major.minor`. */
export function isFrom(version: string, release: string): boolean {
  const [minor = 0, first = 0] = [version, release].map((text) => Number(text.split('.')[1]));
  return minor >= first;
}
