import { load, YAML11_SCHEMA } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { distributions } from '../../lib/config/distributions.js';
import type { Path } from '../../lib/finding.js';
import type { Snippet } from '../../lib/kube-proxy/distributions/home.js';
import { homes } from '../../lib/kube-proxy/distributions/index.js';
import { hostHandouts, snippetText } from '../../lib/kube-proxy/host.js';

/** The settings in a snippet, by the parser of its format. */
const parsers: Readonly<Record<Snippet['format'], (text: string) => unknown>> = {
  yaml: (text) => load(text, { schema: YAML11_SCHEMA }),
  flags: (text) => {
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return Object.fromEntries(lines.map((line) => line.split('=', 2)));
  },
};

/** The value at a path; a step into text that is YAML itself parses that text. */
function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    const inner = typeof at === 'string' ? parsers.yaml(at) : at;
    return (inner as Record<string | number, unknown> | undefined)?.[step];
  }, value);
}

const cases = distributions.flatMap((id) =>
  homes[id].snippets.map((snippet) => [snippet.name, homes[id], snippet] as const),
);

describe.each(cases)('%s', (_, home, snippet) => {
  test('the whole file is read back as it is meant, and by nothing else', () => {
    const parsed = parsers[snippet.format](snippetText(home, snippet));
    for (const { path, value } of snippet.sets) expect([path, valueAt(parsed, path)]).toEqual([path, value]);
    expect(snippet.sets.length).toBeGreaterThan(0);
  });
});

test('every distribution says how strict ARP is set there, or why not', () => {
  for (const id of distributions)
    expect([id, homes[id].snippets.length > 0 || homes[id].note !== undefined]).toEqual([id, true]);
  expect(Object.keys(homes).sort()).toEqual([...distributions].sort());
});

test('where an operator or a later run writes its own settings back, that is known', () => {
  const overwritten = distributions.filter((id) => homes[id].overwrites !== undefined);
  expect(overwritten).toEqual(['kubespray', 'talos', 'k0s', 'kkp']);
});

test('file names are one of a kind, and no tool takes them for objects', () => {
  const names = distributions.flatMap((id) => hostHandouts(id).map(({ file }) => file?.name ?? ''));
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^host\/kube-proxy\.[a-z0-9.-]+\.txt$/);
});

test('a host file tells where its settings go', () => {
  expect(hostHandouts('k3s')).toEqual([
    {
      title: 'strict ARP in the settings of k3s',
      when: 'reference',
      file: {
        name: 'host/kube-proxy.k3s.txt',
        text: `# Strict ARP for kube-proxy in IPVS mode: k3s
# Goes:  /etc/rancher/k3s/config.yaml on every node
# Then:  systemctl restart k3s on servers, k3s-agent on agents, one node at a time

kube-proxy-arg:
  - proxy-mode=ipvs
  - ipvs-strict-arp=true
`,
      },
    },
  ]);
});
