import { compareText, type Finding, type Severity } from '../finding.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Findings as a SARIF 2.1.0 log, for code scanning. */
export function findingsSarif(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort(compareText);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdk8s-metallb', rules: rules.map((id) => ({ id })) } },
        results: findings.map(result),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function result({ rule, severity, message, remedy, at, object }: Finding) {
  const locations = at && [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(at.file) },
        region: { startLine: at.line, startColumn: at.column },
      },
    },
  ];
  const logical = object && [{ name: object.name, kind: 'resource', fullyQualifiedName: nameOf(object) }];
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: `${message}. ${remedy}.` },
    ...((locations || logical) && {
      locations: [{ ...locations?.[0], ...(logical && { logicalLocations: logical }) }],
    }),
  };
}

function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function nameOf({ kind, namespace, name }: NonNullable<Finding['object']>): string {
  return [kind, namespace, name].filter((part) => part !== undefined).join('/');
}
