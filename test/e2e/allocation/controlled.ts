import { newestRelease, type Release } from '../../../lib/metallb/releases.js';
import type { KubeObject } from '../../../lib/resource.js';
import { type Api, openApi } from '../bed/api.js';
import { type Cluster, startCluster } from '../bed/cluster.js';
import { apply, render } from '../bed/dist.js';
import { Follower } from '../bed/follow.js';
import { startController } from '../bed/metallb.js';
import type { Running } from '../bed/processes.js';
import { addressesOf, type Seen, type Surroundings } from './judge.js';
import { namespaces } from './scenario.js';

export const poolsPath = '/apis/metallb.io/v1beta1/namespaces/metallb-system/ipaddresspools';

export function servicePath({ metadata }: KubeObject): string {
  return `/api/v1/namespaces/${metadata.namespace}/services/${metadata.name}`;
}

/** Flags with which the controller allocates, and does nothing else. */
const flags = ['--log-level=info', '--webhook-mode=disabled', '--disable-cert-rotation'];

/** A cluster without webhooks, and a controller of which each step is waited for. */
export class Controlled {
  private controller: Running | undefined;
  private log: Follower | undefined;

  private constructor(
    private readonly cluster: Cluster,
    readonly api: Api,
    private readonly release: Release,
  ) {}

  static async start(release: Release, serverFlags: readonly string[]): Promise<Controlled> {
    const cluster = await startCluster(serverFlags);
    await apply(
      cluster,
      await render(cluster.folder, `pools: {}\nmetallb: {backend: native, version: ${release}}\n`),
    );
    await cluster.kubectl('delete validatingwebhookconfiguration metallb-webhook-configuration');
    const bed = new Controlled(cluster, await openApi(cluster), release);
    for (const [name, labels] of Object.entries(namespaces))
      if (name !== 'default') await bed.api.create('/api/v1/namespaces', { metadata: { name, labels } });
    await bed.wake();
    return bed;
  }

  /** Starts the controller; returns once it has looked at everything. */
  async wake(): Promise<void> {
    this.controller = await startController(this.cluster, 'native', flags, {
      old: this.release !== newestRelease,
    });
    this.log = new Follower(this.controller.log);
    await this.log.see('"event":"config reloaded"');
    await this.settled();
  }

  async sleep(): Promise<void> {
    await this.controller?.stop();
    this.log?.close();
    this.log = undefined;
  }

  async stop(): Promise<void> {
    await this.sleep();
    await this.api.stop();
    await this.cluster.stop();
  }

  /** Once the controller has nothing more to do; one that never ends is left alone after a while. */
  async settled(): Promise<void> {
    await this.log?.silence(60, 1000);
  }

  /** Once the controller has looked at a Service for the first time. */
  async handled({ metadata }: KubeObject): Promise<void> {
    await this.log?.see(`"end reconcile":"${metadata.namespace}/${metadata.name}"`);
  }

  /** Takes away what has been said: looking for it takes longer the more there is. */
  async forget(): Promise<void> {
    for (const name of Object.keys(namespaces)) await this.api.remove(`/api/v1/namespaces/${name}/events`);
  }

  async pools(): Promise<KubeObject[]> {
    const pools = await this.api.list(poolsPath);
    return pools.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  }

  /** The release, and pools and namespaces as they are in the cluster. */
  async surroundings(): Promise<Surroundings> {
    const objects = [...(await this.pools()), ...(await this.api.list('/api/v1/namespaces'))];
    return { release: this.release, objects };
  }

  /** Services as they are in the cluster, in the order of `services`. */
  services(services: readonly KubeObject[]): Promise<KubeObject[]> {
    return Promise.all(
      services.map(async (service) => ({
        ...(await this.api.get(servicePath(service))),
        apiVersion: 'v1',
        kind: 'Service',
      })),
    );
  }

  /** The version of the whole cluster now. */
  async now(): Promise<number> {
    const list = await this.api.get<{ metadata: { resourceVersion: string } }>('/api/v1/namespaces?limit=1');
    return Number(list.metadata.resourceVersion);
  }

  /** What the controller made of a Service, and what it has said of it since a version. */
  async see(service: KubeObject, since: number): Promise<Seen> {
    const { namespace, name, annotations } = service.metadata;
    const events = (await this.api.list(
      `/api/v1/namespaces/${namespace}/events?fieldSelector=involvedObject.name=${name}`,
    )) as Event[];
    const own = events.filter(({ source }) => source?.component === 'metallb-controller');
    const last = own
      .filter(({ type, reason }) => type === 'Warning' && reason !== 'deprecatedAnnotation')
      .sort((a, b) => versionOf(a) - versionOf(b))
      .at(-1);
    const heard = own.reduce((sum, { count = 1 }) => sum + count, 0) < swallowed;
    const current = last ? versionOf(last) > since : heard;
    return {
      pool: annotations?.['metallb.io/ip-allocated-from-pool'] ?? '',
      ips: addressesOf(service),
      said: current ? (last?.message ?? '') : undefined,
    };
  }
}

/** After as many events about one object its client drops all but a few: one whose addresses change for ever is not heard. */
const swallowed = 25;

const versionOf = ({ metadata }: Event) => Number(metadata.resourceVersion);

type Event = KubeObject & {
  readonly metadata: { readonly resourceVersion: string };
  readonly source?: { readonly component?: string };
  readonly type: string;
  readonly reason: string;
  readonly count?: number;
  readonly message: string;
};
