import type { Finding } from '../finding.js';
import type { ArgumentChange, PortChange } from '../upgrade/containers.js';
import type { KindChange } from '../upgrade/kinds.js';
import type { RoleChange } from '../upgrade/roles.js';
import type { Upgrade } from '../upgrade/upgrade.js';
import { diffHeadline, diffSections } from './diff.js';
import { countText, findingsText, section } from './text.js';

/** What another release changes for a config, for a terminal. */
export function upgradeText(upgrade: Upgrade): string {
  const { from, to, downgrade, notes, difference } = upgrade;
  const steps = (when: 'before' | 'after') => (downgrade ? [] : notes.flatMap((note) => note[when] ?? []));
  const effects = upgrade.installs
    ? diffHeadline(difference)
    : 'MetalLB itself is not rendered here: what becomes of its pods, ports and roles is not known';
  const behaviour = notes.map(({ since, says }) => `v${since}  ${says}`);
  const parts = [
    `MetalLB ${from} to ${to}, ${backendText(upgrade)}\n${effects}\n`,
    findingsPart(to, upgrade.findings),
    section('Before:', [...keepLines(upgrade), ...steps('before')]),
    section('Apply:', [
      `set metallb.version to ${to}, run cdk8s-metallb synth, and apply the folder as its summary says`,
    ]),
    section(downgrade ? 'Taken back:' : 'What is different:', behaviour),
    ...diffSections(difference).map(({ title, lines }) => section(title, lines)),
    section('Ports on the nodes:', portLines(upgrade.ports)),
    section('Arguments:', upgrade.arguments.map(argumentLine)),
    section('Custom resources:', upgrade.kinds.map(kindLine)),
    section('Roles:', upgrade.roles.flatMap(roleLines)),
    section('After:', steps('after')),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function backendText({ backend: { before, after } }: Upgrade): string {
  return before === after ? `backend ${after}` : `backend ${before} becomes ${after}`;
}

/** A backend that nobody wrote down is what each release recommends. */
function keepLines({ backend: { before, after } }: Upgrade): string[] {
  return before === after
    ? []
    : [`write metallb.backend: ${before} to keep it; ${after} is what the release recommends`];
}

function findingsPart(to: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  return `New with ${to}:\n${findingsText(findings)}${countText(findings)}\n`;
}

function signed({ added, removed }: { added: readonly string[]; removed: readonly string[] }): string {
  return [...removed.map((one) => `- ${one}`), ...added.map((one) => `+ ${one}`)].join(', ');
}

function portLines(ports: PortChange): string[] {
  const line = signed(ports);
  return line === '' ? [] : [line];
}

function argumentLine(change: ArgumentChange): string {
  return `${change.container}: ${signed(change)}`;
}

function kindLine({ kind, change, fields }: KindChange): string {
  const words = fields.map((field) => `${field.field} ${field.change}`);
  return change ? `${kind} ${change}` : `${kind}: ${words.join('; ')}`;
}

function roleLines({ role, added, removed }: RoleChange): string[] {
  return [
    ...(added.length > 0 ? [`${role} may: ${added.join('; ')}`] : []),
    ...(removed.length > 0 ? [`${role} may no longer: ${removed.join('; ')}`] : []),
  ];
}
