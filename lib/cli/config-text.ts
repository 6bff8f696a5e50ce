import { documentsIn, limits } from '../config/load.js';
import { configSchema } from '../config/schema.js';
import { isMapping } from '../manifests/decode.js';

const keys: ReadonlySet<string> = new Set(Object.keys(configSchema.shape));

/** Keys that other people's files have too: they alone make no config. */
const common: ReadonlySet<string> = new Set(['name', 'services', 'ignore']);

const own = [...keys].filter((key) => !common.has(key)).join('|');

/** A line that starts with a key of ours, for texts that are no YAML at all. */
const ownLine = new RegExp(`^["']?(?:${own})["']?\\s*:`, 'm');

/** A line that only Kubernetes objects have, in YAML or JSON. */
const objectLine = /^[\s{-]*["']?(?:apiVersion)["']?\s*:/m;

/**
 * Whether a file is a config of ours: a mapping without `apiVersion` and `kind`, of which at least half of the keys are ours,
 * and one of these tells. Of a text that is no YAML, or that aliases multiply, a line that starts with such a key tells.
 */
export function isConfigText(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, limits.bytes));
  if (objectLine.test(text)) return false;
  if (bytes.length > limits.bytes) return ownLine.test(text);
  const documents = documentsIn(text);
  if ('reason' in documents) return ownLine.test(text);
  const value = documents[0]?.value;
  if (documents[0]?.faults.some(({ kind }) => kind === 'alias-bomb')) return ownLine.test(text);
  if (!isMapping(value)) return false;
  const names = Object.keys(value);
  if (names.includes('kind')) return false;
  const known = names.filter((name) => keys.has(name));
  const telling = known.some((name) => !common.has(name)) || namesServices(value.services);
  return telling && known.length * 2 >= names.length;
}

/** Whether a mapping has keys like `NAMESPACE/NAME`. */
function namesServices(value: unknown): boolean {
  return isMapping(value) && Object.keys(value).some((key) => key.includes('/'));
}
