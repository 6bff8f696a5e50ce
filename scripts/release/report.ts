import type { CrdChange } from './crd-changes.js';
import type { Difference } from './differences.js';
import { type Manifest, published } from './manifests.js';
import { placeOf } from './places.js';

/** A difference, and the manifests that have it. */
export interface Found {
  readonly difference: Difference;
  readonly files: readonly string[];
}

/** All that is told about a release. */
export interface Report {
  readonly tag: string;
  /** The release before it. */
  readonly before: string;
  readonly changes: readonly CrdChange[];
  readonly found: readonly Found[];
  readonly manifests: readonly Manifest[];
}

/** What a maintainer reads: what is recorded, what is left to do and where, what nobody looked at. */
export function reportText({ tag, before, changes, found, manifests }: Report): string {
  const missing = published.filter(({ file }) => manifests.every((manifest) => manifest.file !== file));
  return [
    ...section('CRDs: recorded', changes.map(changeText)),
    ...section(
      `Besides CRDs: to be written into our tables, with since: '${tag.slice(1)}' or until: '${before.slice(1)}'`,
      found.map((one) => foundText(one, { since: tag.slice(1), until: before.slice(1) }, manifests.length)),
    ),
    ...missing.map(({ file }) => `Not looked at: ${file} is not among the manifests\n`),
  ].join('');
}

function section(title: string, items: readonly string[]): string[] {
  return [`${title}: ${items.length > 0 ? items.length : 'nothing'}\n`, ...items];
}

function changeText({ change, now }: CrdChange): string {
  const { crd, version, field, key, before } = change;
  const where = [crd, version, field, key].filter(Boolean).join(' ');
  if (before === undefined) {
    const isNew = key ? `is new: ${valueText(now)}` : 'is new';
    return `  ${where} ${isNew}\n${key || !field ? '' : '    describe it in lib/metallb/crds/descriptions.ts\n'}`;
  }
  if (now === undefined) return `  ${where} is gone${key ? `, it was ${valueText(before)}` : ''}\n`;
  if (!version) return `  ${where} is another; the old one is kept as a whole\n`;
  return `  ${where}: ${valueText(before)} is now ${valueText(now)}\n`;
}

function foundText(
  { difference, files }: Found,
  span: { since: string; until: string },
  all: number,
): string {
  const { object, field, old, now } = difference;
  const { file, table } = placeOf(difference);
  const where = files.length === all ? 'every manifest' : files.map(shortName).join(', ');
  const [what, how] =
    old === undefined
      ? ['is new', `add it with since: '${span.since}'`]
      : now === undefined
        ? ['is gone', `keep it with until: '${span.until}'`]
        : [`is now ${now}`, `add the new one with since: '${span.since}', before the old one`];
  const subject = field === '' ? object : `${object} ${field}: ${old ?? now}`;
  return `  ${subject} ${what}\n    in ${where}; ${how}: ${table} in ${file}\n`;
}

const shortName = (file: string) => file.slice('metallb-'.length, -'.yaml'.length);

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
