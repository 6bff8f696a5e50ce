import type { Finding, Severity } from '../finding.js';
import type { Checked } from './checked.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Findings as workflow commands of GitHub Actions, which it shows at their lines in a pull request. */
export function findingsGithub({ findings }: Checked): string {
  return findings.map(command).join('');
}

function command({ severity, rule, message, remedy, at }: Finding): string {
  const place = at ? { file: at.file, line: at.line, col: at.column } : {};
  const properties = Object.entries({ ...place, title: rule }).map(
    ([key, value]) => `${key}=${property(String(value))}`,
  );
  return `::${commands[severity]} ${properties.join(',')}::${data(`${message}\n${remedy}`)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
