import { type FormRule, formRules } from '../lib/rules/form.js';
import { rules } from '../lib/rules/index.js';
import type { Rule, Stage } from '../lib/rules/rule.js';

const stages: Readonly<Record<Stage, string>> = {
  schema: 'the API server, by the CRD',
  decode: "MetalLB's webhook, while it decodes the object",
  webhook: "MetalLB's webhook",
  speaker: 'the speakers, which keep their last good configuration',
  controller: 'the controller, which keeps its last good configuration',
  silent: 'nobody: MetalLB takes it, and does not do it',
  ours: 'nobody but us',
};

const intro = `# Rules

Printed by \`npm run docs:rules\` from the rules themselves. Each finding of \`cdk8s-metallb check\` ends in the id of its rule, in
brackets. An **error** is refused by MetalLB or by the API server; a **warning** is accepted, and does not do what its author
wants; a **note** is worth knowing. Warnings and notes can be silenced where they arise, with a reason: by \`ignore\` in the
config, or by the annotation \`cdk8s-metallb.io/ignore.RULE\` on the object.

`;

/** The text of docs/rules.md. */
export function rulesPage(): string {
  const families = [...new Set(rules.map(({ id }) => familyOf(id)))];
  const contents = families.map(
    (family) => `- ${linksOf(rules.filter(({ id }) => familyOf(id) === family))}\n`,
  );
  return [
    intro,
    ...contents,
    `- ${linksOf(formRules)}\n`,
    '\n',
    ...rules.map(ruleText),
    '## Form\n\nFound before any rule looks: in the form of a config or manifest, in a capture, while the config is drawn.\n\n',
    ...formRules.map(formText),
  ]
    .join('')
    .replace(/\n+$/, '\n');
}

function familyOf(id: string): string {
  return id.slice(0, id.indexOf('-'));
}

function linksOf(list: readonly { readonly id: string }[]): string {
  return list.map(({ id }) => `[${id}](#${id})`).join(', ');
}

function ruleText(rule: Rule): string {
  const { id, severity, summary, why, example, remedy } = rule;
  return `## ${id}

**${severity === 'info' ? 'note' : severity}**: ${summary}.

${why}

\`\`\`yaml
${example.trimEnd()}
\`\`\`

Remedy: ${remedy}.

${sourceText(rule)}

`;
}

function sourceText({ stage, since, until, backends, upstream }: Rule): string {
  const parts = [
    `Refused by ${stages[stage]}`,
    since && `from v${since}`,
    until && `up to v${until}`,
    backends && `with ${backends.join(', ')} only`,
    upstream && `source: ${linked(upstream)}`,
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

/** Names of MetalLB's files as links to them, at the tag that the rules were read at. */
function linked(upstream: string): string {
  return upstream.replace(
    /\b(?:internal|controller|speaker|api)\/[\w./]+\.go\b/g,
    (file) => `[${file}](https://github.com/metallb/metallb/blob/v0.16.1/${file})`,
  );
}

function formText({ id, summary, why, remedy }: FormRule): string {
  return `### ${id}\n\n${summary}.\n\n${why}\n\nRemedy: ${remedy}.\n\n`;
}
