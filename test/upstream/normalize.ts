import type { KubeObject } from '../../lib/resource.js';

type Json = unknown;
type Map_ = Record<string, Json>;

/** Lists whose items are told apart by a key, so that their order says nothing. Init containers run in order. */
const keys: Readonly<Record<string, (item: Map_) => string>> = {
  containers: ({ name }) => String(name),
  volumes: ({ name }) => String(name),
  env: ({ name }) => String(name),
  versions: ({ name }) => String(name),
  webhooks: ({ name }) => String(name),
  volumeMounts: ({ mountPath }) => String(mountPath),
  ports: ({ containerPort, port, protocol = 'TCP' }) => `${containerPort ?? port} ${protocol}`,
  tolerations: (item) => canonical(item),
  rules: (item) => canonical(item),
  subjects: (item) => canonical(item),
};

/** Lists of plain values whose order says nothing. */
const sets = new Set([
  'args',
  'add',
  'drop',
  'apiGroups',
  'resources',
  'resourceNames',
  'verbs',
  'nonResourceURLs',
  'required',
  'enum',
]);

/** Text of a value with sorted keys. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_, inner) =>
    isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

/**
 * An object without what says nothing: stamps of generators, the prose of CRDs, comments in FRR's files, the order of lists
 * that have none.
 */
export function normalize(object: KubeObject): Json {
  const { creationTimestamp, annotations = {}, ...metadata } = object.metadata as Map_;
  const { 'controller-gen.kubebuilder.io/version': _stamp, ...kept } = annotations as Map_;
  const plain = {
    ...object,
    metadata: {
      ...metadata,
      ...(Object.keys(kept).length > 0 && { annotations: kept }),
      ...(creationTimestamp ? { creationTimestamp } : {}),
    },
  };
  const { status: _status, ...rest } = plain as Map_;
  return walk(
    object.kind === 'ConfigMap' && isMap(rest.data) ? { ...rest, data: withoutComments(rest.data) } : rest,
    '',
    object.kind === 'CustomResourceDefinition',
  );
}

function walk(value: Json, key: string, isCrd: boolean): Json {
  if (Array.isArray(value)) {
    const items = value.map((item) => walk(item, '', isCrd));
    const keyOf = keys[key];
    if (keyOf && items.every(isMap))
      return items.sort((a, b) => (keyOf(a as Map_) < keyOf(b as Map_) ? -1 : 1));
    return sets.has(key) ? items.sort() : items;
  }
  if (!isMap(value)) return value;
  const kept = Object.entries(value).filter(
    ([name, child]) => !(isCrd && name === 'description' && typeof child === 'string') && child !== undefined,
  );
  return Object.fromEntries(kept.map(([name, child]) => [name, walk(child, name, isCrd)]));
}

function withoutComments(data: Map_): Map_ {
  const lines = (text: Json) =>
    String(text)
      .split('\n')
      .filter((line) => line.trim() !== '' && !/^[#!]/.test(line.trim()));
  return Object.fromEntries(Object.entries(data).map(([name, text]) => [name, lines(text)]));
}

function isMap(value: Json): value is Map_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
