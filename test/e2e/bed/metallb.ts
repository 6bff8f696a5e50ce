import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import type { Cluster } from './cluster.js';
import { hostAddress } from './network.js';
import { type Running, start, until } from './processes.js';

const binaries = process.env.METALLB_BIN ?? '';
const oldBinaries = process.env.METALLB_OLD_BIN ?? '';
const namespace = 'metallb-system';

/** What MetalLB's program looks up about its pod. */
function podObject(name: string, component: string, nodeName?: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: { app: 'metallb', component } },
    spec: { ...(nodeName && { nodeName }), containers: [{ name: component, image: `metallb/${component}` }] },
  });
}

/** The endpoint of the webhook's Service, which a controller manager would write. */
const endpointSlice = (address: string) =>
  JSON.stringify({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: 'metallb-webhook-service-bed',
      namespace,
      labels: { 'kubernetes.io/service-name': 'metallb-webhook-service' },
    },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address], conditions: { ready: true } }],
    ports: [{ name: '', port: 9443, protocol: 'TCP' }],
  });

/** Applies what a controller manager would have made for the controller: its pod, and the endpoint of its webhook. */
export async function admitController(cluster: Cluster, address = hostAddress): Promise<void> {
  for (const object of [podObject('controller-bed', 'controller'), endpointSlice(address)]) {
    const { code, text } = await cluster.kubectl('apply -f -', object);
    if (code !== 0) throw new Error(text);
  }
}

/**
 * Starts MetalLB's controller as a process that believes it is in its pod. The copying of the Secret's keys into the
 * certificate folder is the kubelet's part.
 */
export async function startController(
  cluster: Cluster,
  backend = 'native',
  flags: readonly string[] = [],
  { old = false } = {},
): Promise<Running> {
  await admitController(cluster);
  // The webhook server reads its certificate below the folder for temporary files, whatever --cert-dir says.
  const certificates = `${cluster.folder}/k8s-webhook-server/serving-certs`;
  mkdirSync(certificates, { recursive: true });
  const controller = start(
    [
      ...cluster.network.inside,
      `${old ? oldBinaries : binaries}/controller`,
      `--cert-dir=${certificates}`,
      '--log-level=debug',
      ...flags,
    ],
    `${cluster.folder}/controller.log`,
    {
      TMPDIR: cluster.folder,
      KUBECONFIG: cluster.kubeconfig,
      METALLB_NAMESPACE: namespace,
      METALLB_POD_NAME: 'controller-bed',
      METALLB_ML_SECRET_NAME: 'memberlist',
      METALLB_DEPLOYMENT: 'controller',
      METALLB_BGP_TYPE: backend,
    },
  );
  const kubelet = flags.includes('--disable-cert-rotation')
    ? undefined
    : setInterval(() => copyCertificates(cluster, certificates), 500);
  return {
    ...controller,
    async stop() {
      clearInterval(kubelet);
      await controller.stop();
    },
  };
}

async function copyCertificates(cluster: Cluster, folder: string): Promise<void> {
  const { code, out } = await cluster.kubectl(`-n ${namespace} get secret metallb-webhook-cert -o json`);
  if (code !== 0) return;
  const { data = {} } = JSON.parse(out) as { data?: Record<string, string> };
  for (const [name, value] of Object.entries(data)) {
    writeFileSync(`${folder}/.${name}`, Buffer.from(value, 'base64'));
    renameSync(`${folder}/.${name}`, `${folder}/${name}`);
  }
}

/** Waits until the webhook judges: a dry run of a pool that MetalLB refuses is refused by it. */
export async function webhookAnswers(cluster: Cluster): Promise<void> {
  const bad = `{"apiVersion":"metallb.io/v1beta1","kind":"IPAddressPool","metadata":{"name":"probe","namespace":"${namespace}"},"spec":{"addresses":["nonsense"]}}`;
  await until(
    'the webhook refuses a bad pool',
    async () => {
      const { text } = await cluster.kubectl('create --dry-run=server -f -', bad);
      return /denied the request/.test(text);
    },
    120,
  );
}

/** Starts MetalLB's speaker as the pod of a node, which is the namespace of the cluster. */
export async function startSpeaker(cluster: Cluster, nodeName: string, backend = 'native'): Promise<Running> {
  const { code, text } = await cluster.kubectl('apply -f -', podObject('speaker-bed', 'speaker', nodeName));
  if (code !== 0) throw new Error(text);
  return start(
    [
      ...cluster.network.inside,
      `${binaries}/speaker`,
      '--log-level=debug',
      '--port=9121',
      '--health-probe-port=17473',
    ],
    `${cluster.folder}/speaker.log`,
    {
      KUBECONFIG: cluster.kubeconfig,
      METALLB_NAMESPACE: namespace,
      METALLB_POD_NAME: 'speaker-bed',
      METALLB_NODE_NAME: nodeName,
      METALLB_BGP_TYPE: backend,
      FRR_CONFIG_FILE: `${cluster.folder}/frr.conf`,
      FRR_RELOADER_PID_FILE: `${cluster.folder}/frr.pid`,
      FRRK8S_NAMESPACE: namespace,
    },
  );
}
