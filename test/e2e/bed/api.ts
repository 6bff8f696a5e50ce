import { request } from 'node:http';
import type { KubeObject } from '../../../lib/resource.js';
import type { Cluster } from './cluster.js';
import { start, until } from './processes.js';

/** A request that was answered, with a no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const kinds: Readonly<Record<string, string>> = {
  BFDProfile: 'bfdprofiles',
  BGPAdvertisement: 'bgpadvertisements',
  BGPPeer: 'bgppeers',
  Community: 'communities',
  ConfigurationState: 'configurationstates',
  IPAddressPool: 'ipaddresspools',
  L2Advertisement: 'l2advertisements',
  Secret: 'secrets',
};

/** Where objects of this kind and namespace are; a kind that MetalLB does not have is nowhere. */
export function pathOf({ apiVersion, kind, metadata: { namespace = 'default' } }: KubeObject): string {
  const root = apiVersion === 'v1' ? '/api' : '/apis';
  return `${root}/${apiVersion}/namespaces/${namespace}/${kinds[kind] ?? kind.toLowerCase()}`;
}

/** Objects of the API server by path, without a kubectl for each. */
export interface Api {
  get<T = KubeObject>(path: string): Promise<T>;
  list(path: string): Promise<KubeObject[]>;
  /** @throws Refused as all of them do when the API server or a webhook says no */
  create(path: string, object: object): Promise<KubeObject>;
  /** JSON merge patch. */
  patch(path: string, change: object): Promise<KubeObject>;
  remove(path: string): Promise<void>;
  stop(): Promise<void>;
}

/** A proxy of kubectl inside the namespace of the cluster, heard through a socket in its folder. */
export async function openApi(cluster: Cluster): Promise<Api> {
  const socketPath = `${cluster.folder}/api.sock`;
  const kubectl = `${process.env.KUBEBUILDER_ASSETS}/kubectl`;
  const proxy = start(
    [
      ...cluster.network.inside,
      kubectl,
      '--kubeconfig',
      cluster.kubeconfig,
      'proxy',
      `--unix-socket=${socketPath}`,
    ],
    `${cluster.folder}/proxy.log`,
  );
  const ask = (method: string, path: string, body?: object) => send(socketPath, method, path, body);
  await until('the proxy answers', () =>
    ask('GET', '/readyz').then(
      () => true,
      () => false,
    ),
  );
  const object = async (method: string, path: string, body?: object) =>
    JSON.parse(await ask(method, path, body));
  return {
    get: (path) => object('GET', path),
    async list(path) {
      const { items, kind, apiVersion } = await object('GET', path);
      return items.map((item: object) => ({ apiVersion, kind: kind.replace(/List$/, ''), ...item }));
    },
    create: (path, body) => object('POST', path, body),
    patch: (path, change) => object('PATCH', path, change),
    async remove(path) {
      await ask('DELETE', path);
    },
    stop: () => proxy.stop(),
  };
}

function send(socketPath: string, method: string, path: string, body?: object): Promise<string> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, method, path, headers: { 'content-type': type } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => {
        if ((response.statusCode ?? 500) < 300) resolve(text);
        else reject(new Refused(response.statusCode ?? 0, `${method} ${path}: ${text}`));
      });
    });
    call.on('error', reject);
    call.end(body && JSON.stringify(body));
  });
}
