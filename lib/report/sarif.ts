import { compareText, type Finding, type Severity } from '../finding.js';
import { type Checked, ignoredText, type RuleText, ruleUrl } from './checked.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Findings as a SARIF 2.1.0 log, for code scanning. `texts` explains rules; those it does not know are named only. */
export function findingsSarif({ findings, ignored }: Checked, texts: readonly RuleText[]): string {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort(compareText);
  const known = new Map(texts.map((text) => [text.id, text]));
  const index = new Map(ids.map((id, at) => [id, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk8s-metallb',
            informationUri: 'https://github.com/cdk8s-metallb/cdk8s-metallb',
            rules: ids.map((id) => ruleOf(id, known.get(id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(ignored)],
        results: findings.map((finding) => result(finding, index.get(finding.rule) as number)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(id: string, text: RuleText | undefined) {
  const words = text && {
    shortDescription: { text: `${text.summary}.` },
    fullDescription: { text: text.why },
  };
  return { id, ...words, helpUri: ruleUrl(id) };
}

/** That the tool ran, and what it left out. */
function invocation(ignored: Checked['ignored']) {
  const skipped = ignoredText(ignored);
  const notes = skipped && [{ level: 'note', message: { text: `Not judged: ${skipped}.` } }];
  return { executionSuccessful: true, ...(notes && { toolExecutionNotifications: notes }) };
}

function result({ rule, severity, message, remedy, at, object }: Finding, ruleIndex: number) {
  const physical = at && {
    physicalLocation: {
      artifactLocation: { uri: uriOf(at.file) },
      region: { startLine: at.line, startColumn: at.column },
    },
  };
  const logical = object && {
    logicalLocations: [{ name: object.name, kind: 'resource', fullyQualifiedName: nameOf(object) }],
  };
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: `${message}. ${sentence(remedy)}` },
    ...((physical || logical) && { locations: [{ ...physical, ...logical }] }),
  };
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** A path as a URI: relative as it is, absolute with its scheme. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${path}` : path;
}

function nameOf({ kind, namespace, name }: NonNullable<Finding['object']>): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('/');
}
