import { dump } from 'js-yaml';

/**
 * A value as YAML behind a comment, one line of it for each of `comment`. Scalars that a YAML 1.1 reader such as Helm's
 * would take for a number or a boolean are quoted.
 */
export function yamlText(value: unknown, comment: readonly string[] = []): string {
  return comment.map((line) => `# ${line}\n`).join('') + dump(value, { lineWidth: -1, noRefs: true });
}
