import type { Path } from '../finding.js';
import type { KubeObject } from '../resource.js';
import { isMap } from './read.js';

/** A name that Kubernetes refuses. */
export interface NameFault {
  readonly path: Path;
  readonly message: string;
  readonly remedy: string;
}

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualified = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const dns = 'use small letters, digits and -, starting and ending with a letter or digit';
const words = 'use letters, digits, -, _ and ., starting and ending with a letter or digit';

/** Kinds of ours whose names may hold more than the usual: RBAC allows any path segment. */
const freeNames = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);

/** Kinds whose names are one label. Until Kubernetes 1.35 a Service also needs a letter first. */
const labelled = new Set(['Service', 'Namespace']);

/** Bytes of all annotations together (k8s.io/apimachinery v0.37.2 pkg/api/validation TotalAnnotationSizeLimitB). */
const mostAnnotations = 262_144;

/** The names, namespace, label keys and values, and annotation keys of an object that Kubernetes refuses. */
export function nameFaults(object: KubeObject): NameFault[] {
  const { name, namespace, labels, annotations } = object.metadata;
  const faults: NameFault[] = [];
  const fault = (path: Path, message: string, remedy: string) => void faults.push({ path, message, remedy });
  if (labelled.has(object.kind)) {
    if (name.length > 63 || !label.test(name))
      fault(
        ['metadata', 'name'],
        `${JSON.stringify(name)} is no name of a ${object.kind}`,
        `${dns}, at most 63 characters`,
      );
  } else if (!freeNames.has(object.kind)) {
    if (name.length > 253)
      fault(
        ['metadata', 'name'],
        `the name ${name.slice(0, 40)}... has ${name.length} characters, more than 253`,
        'shorten it',
      );
    else if (!subdomain.test(name))
      fault(['metadata', 'name'], `${JSON.stringify(name)} is no name of a Kubernetes object`, dns);
  }
  if (namespace !== undefined && (namespace.length > 63 || !label.test(namespace)))
    fault(
      ['metadata', 'namespace'],
      `${JSON.stringify(namespace)} is no name of a namespace`,
      `${dns}, at most 63 characters`,
    );
  for (const key of keysOf(labels)) faults.push(...keyFault('label', ['metadata', 'labels', key], key));
  for (const [key, value] of Object.entries(isMap(labels) ? labels : {}))
    faults.push(...labelValueFault(['metadata', 'labels', key], key, value));
  // The API server does not mind capitals in the prefix of an annotation.
  for (const key of keysOf(annotations))
    faults.push(...keyFault('annotation', ['metadata', 'annotations', key], key, key.toLowerCase()));
  const size = bytesOf(annotations);
  if (size > mostAnnotations)
    fault(
      ['metadata', 'annotations'],
      `the annotations of ${object.kind} ${name.slice(0, 40)} have ${size} bytes, more than ${mostAnnotations}`,
      'keep long texts elsewhere, and name the place',
    );
  return faults;
}

function bytesOf(texts: unknown): number {
  return Object.entries(isMap(texts) ? texts : {}).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)),
    0,
  );
}

function keysOf(value: unknown): string[] {
  return isMap(value) ? Object.keys(value) : [];
}

/** Whether Kubernetes takes `key` as the key of a label or annotation. */
export function isQualifiedKey(key: string): boolean {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const rest = key.slice(slash + 1);
  const prefixFits = prefix === undefined || (prefix.length <= 253 && subdomain.test(prefix));
  return prefixFits && rest.length <= 63 && qualified.test(rest);
}

/** Whether Kubernetes takes `value` as the value of a label. */
export function isLabelValue(value: unknown): value is string {
  return typeof value === 'string' && (value === '' || (value.length <= 63 && qualified.test(value)));
}

function keyFault(what: string, path: Path, key: string, read = key): NameFault[] {
  if (isQualifiedKey(read)) return [];
  return [
    {
      path,
      message: `${JSON.stringify(key)} is no key of a ${what}`,
      remedy: `${words}, at most 63 characters; a DNS name and / may stand before it`,
    },
  ];
}

function labelValueFault(path: Path, key: string, value: unknown): NameFault[] {
  if (isLabelValue(value)) return [];
  if (typeof value !== 'string')
    return [{ path, message: `the value of label ${key} is no text`, remedy: 'write it in quotes' }];
  return [
    {
      path,
      message: `${JSON.stringify(value)} is no value of a label (${key})`,
      remedy: `${words}, at most 63 characters`,
    },
  ];
}
