import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { hostAddress } from './network.js';

/** Keys of a curve are made in no time. */
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

function openssl(folder: string, ...words: string[]): void {
  execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
}

function sign(folder: string, name: string, subject: string, extensions: string): void {
  writeFileSync(`${folder}/${name}.ext`, extensions);
  openssl(
    folder,
    'req',
    '-new',
    ...newKey,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
    '-subj',
    subject,
  );
  const authority = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'];
  openssl(
    folder,
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    ...authority,
    '-out',
    `${name}.crt`,
    '-days',
    '2',
    '-extfile',
    `${name}.ext`,
  );
}

/** Makes what an API server and its administrator need: `ca`, `server`, `admin` (each .crt and .key), and `accounts.key`. */
export function makeCertificates(folder: string): void {
  openssl(
    folder,
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-subj',
    '/CN=bed',
    '-days',
    '2',
  );
  sign(
    folder,
    'server',
    '/CN=kube-apiserver',
    `subjectAltName=IP:${hostAddress},IP:127.0.0.1,IP:10.96.0.1,DNS:kubernetes.default.svc\nextendedKeyUsage=serverAuth\n`,
  );
  sign(folder, 'admin', '/O=system:masters/CN=admin', 'extendedKeyUsage=clientAuth\n');
  openssl(folder, 'ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'accounts.key');
}
