import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from './certificates.js';
import { createNetwork, hostAddress, type Network } from './network.js';
import { type Running, start, until } from './processes.js';

export interface Answer {
  readonly code: number;
  /** Standard output and standard error. */
  readonly text: string;
  readonly out: string;
}

/** A request in the audit log of the API server. */
export interface Request {
  readonly verb: string;
  readonly userAgent: string;
  readonly objectRef?: { readonly resource: string; readonly name?: string };
  readonly responseStatus?: { readonly code: number };
}

/** A real API server with its etcd, in a network namespace of its own. */
export interface Cluster {
  readonly folder: string;
  readonly name: string;
  readonly network: Network;
  readonly kubeconfig: string;
  kubectl(words: string, input?: string): Promise<Answer>;
  /** Runs a line as a person would type it, with kubectl at hand. */
  shell(line: string): Promise<Answer>;
  /** What kubectl prints, as an object. @throws when kubectl fails */
  get<T = unknown>(words: string): Promise<T>;
  /** Every request so far that has been answered, in order. */
  requests(): Request[];
  stop(): Promise<void>;
}

const assets = process.env.KUBEBUILDER_ASSETS ?? '';

const auditPolicy =
  'apiVersion: audit.k8s.io/v1\nkind: Policy\nomitStages: [RequestReceived]\nrules: [{level: Metadata}]\n';

function kubeconfigText(folder: string): string {
  const file = (name: string) => `${folder}/${name}`;
  return `apiVersion: v1
kind: Config
current-context: bed
clusters: [{name: bed, cluster: {server: "https://${hostAddress}:6443", certificate-authority: ${file('ca.crt')}}}]
users: [{name: admin, user: {client-certificate: ${file('admin.crt')}, client-key: ${file('admin.key')}}}]
contexts: [{name: bed, context: {cluster: bed, user: admin}}]
`;
}

let count = 0;

/** Starts an empty cluster. `flags` go to the API server. */
export async function startCluster(flags: readonly string[] = []): Promise<Cluster> {
  const name = `bed-${process.pid}-${count++}`;
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const network = createNetwork(name);
  const running: Running[] = [];
  const stop = async () => {
    await Promise.all(running.map((one) => one.kill()));
    network.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    network.ip('addr', 'add', `${hostAddress}/32`, 'dev', 'lo');
    makeCertificates(folder);
    writeFileSync(`${folder}/kubeconfig`, kubeconfigText(folder));
    writeFileSync(`${folder}/audit.yaml`, auditPolicy);
    const words = (program: string) => [...network.inside, `${assets}/${program}`];
    running.push(
      start([...words('etcd'), '--data-dir', `${folder}/etcd`, '--unsafe-no-fsync'], `${folder}/etcd.log`),
    );
    running.push(
      start([...words('kube-apiserver'), ...serverFlags(folder), ...flags], `${folder}/apiserver.log`),
    );
    const kubectl = (text: string, input?: string) =>
      run(
        [
          ...words('kubectl'),
          '--kubeconfig',
          `${folder}/kubeconfig`,
          '--cache-dir',
          `${folder}/cache`,
          ...split(text),
        ],
        input,
      );
    const cluster: Cluster = {
      folder,
      name,
      network,
      kubeconfig: `${folder}/kubeconfig`,
      kubectl,
      shell: (line) =>
        run([
          ...network.inside,
          'env',
          `KUBECONFIG=${folder}/kubeconfig`,
          `PATH=${assets}:${process.env.PATH}`,
          'bash',
          '-o',
          'pipefail',
          '-c',
          line,
        ]),
      async get(text) {
        const { code, out, text: all } = await kubectl(`get ${text} -o json`);
        if (code !== 0) throw new Error(all);
        return JSON.parse(out);
      },
      requests: () =>
        readFileSync(`${folder}/audit.log`, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line) as Request),
      stop,
    };
    await until('the API server answers', async () => (await kubectl('get --raw /readyz')).code === 0, 120);
    await until('the namespace default', async () => (await kubectl('get namespace default')).code === 0);
    return cluster;
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverFlags(folder: string): string[] {
  const flags = {
    'etcd-servers': 'http://127.0.0.1:2379',
    'bind-address': hostAddress,
    'advertise-address': hostAddress,
    'secure-port': '6443',
    'tls-cert-file': `${folder}/server.crt`,
    'tls-private-key-file': `${folder}/server.key`,
    'client-ca-file': `${folder}/ca.crt`,
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-account-key-file': `${folder}/accounts.key`,
    'service-account-signing-key-file': `${folder}/accounts.key`,
    'service-cluster-ip-range': '10.96.0.0/16',
    'authorization-mode': 'RBAC',
    'disable-admission-plugins': 'ServiceAccount',
    'enable-aggregator-routing': 'true',
    'allow-privileged': 'true',
    'audit-policy-file': `${folder}/audit.yaml`,
    'audit-log-path': `${folder}/audit.log`,
  };
  return Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
}

/** Words of a line; single quotes keep blanks together. */
function split(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? (plain as string));
}

/** Runs a program to its end. */
export function run(words: readonly string[], input = ''): Promise<Answer> {
  const [program, ...args] = words as [string, ...string[]];
  return new Promise((resolve) => {
    const child = execFile(program, args, { maxBuffer: 1 << 28 }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, out, text: out + err });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
