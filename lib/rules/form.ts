/** What is found before any rule looks: in the form of a config or manifest, in a capture, while the config is drawn. */
export interface FormRule {
  readonly id: string;
  /** What is wrong, in one sentence without a full stop. */
  readonly summary: string;
  /** Why it matters; Markdown. */
  readonly why: string;
  readonly remedy: string;
}

const unread = 'Nothing in the file was judged, and `check` ends with exit code 2.';
const sizes = 'A config may have 4 MB, manifests 64 MB: more is a mistake, or would take minutes.';
const yaml11 =
  'kubectl, Git hosts and editors read YAML in different versions; what they would read differently is refused.';

/** The findings that no {@link Rule} makes, in the order of the page that explains them. */
export const formRules: readonly FormRule[] = [
  form(
    'config-size',
    'A config must not be larger than a config can be',
    sizes,
    'name the right file, or split it',
  ),
  form('config-encoding', 'A config must be UTF-8 text', unread, 'save it as UTF-8'),
  form('config-syntax', 'A config must be YAML', unread, 'mend the line, or the one above it'),
  form(
    'config-empty',
    'A config must say something',
    'An empty file is more often lost than meant.',
    'write at least a pool',
  ),
  form(
    'config-documents',
    'A config is one YAML document',
    "Which of two would count is nobody's to guess.",
    'keep one config a file',
  ),
  form(
    'config-duplicate-key',
    'A key must not stand twice in one mapping',
    'YAML readers keep one of the two and say nothing.',
    'keep one of the two',
  ),
  form(
    'config-merge-key',
    'Merge keys (`<<`) are not part of YAML 1.2',
    yaml11,
    'write the fields out, or use an alias for the whole value',
  ),
  form(
    'config-key',
    'A key must be text, and no name that a program takes for its own',
    'A list or mapping cannot name a setting.',
    'write a name as the key',
  ),
  form(
    'config-alias',
    'An alias must name an anchor above it, and must not multiply the config',
    'Nested aliases can make gigabytes of a few lines.',
    'write the value out',
  ),
  form('config-tag', 'Tags mean nothing in a config', yaml11, 'remove it'),
  form(
    'config-type',
    'A value must be of the kind that its setting asks for',
    'An unquoted `64512:10`, `1.30` or `no` is not always the text it looks like.',
    'write it as the message says',
  ),
  form(
    'config-value',
    'A value must be one that its setting can have',
    'It would be refused later, or read differently elsewhere.',
    'write it as the message says',
  ),
  form(
    'config-unknown-key',
    'A key must be one that the config knows',
    'A misspelt setting would be silently without effect.',
    'correct the name, or remove it',
  ),
  form(
    'config-missing',
    'A setting that another one needs must be there',
    'There is no default that would be right for everybody.',
    'add it',
  ),
  form(
    'config-name',
    'A name must be one that Kubernetes takes',
    'The API server refuses an object with another name.',
    'use small letters, digits and -',
  ),
  form(
    'config-secret',
    'A config must not hold a password',
    '`dist/` is committed to Git, and so is the config.',
    'name a Secret, and create it with the command that `synth` prints',
  ),
  form(
    'manifest-size',
    'A manifest must not be larger than 64 MB',
    sizes,
    'name the right file, or split it',
  ),
  form('manifest-encoding', 'A manifest must be UTF-8 text', unread, 'save it as UTF-8'),
  form(
    'manifest-syntax',
    'A manifest must be YAML or JSON',
    unread,
    'mend the line, or render the template it is',
  ),
  form(
    'manifest-object',
    'A document must be a Kubernetes object',
    '`kubectl apply` refuses a document without `apiVersion`, `kind` and a name.',
    'give it what it lacks, or leave the file out',
  ),
  form(
    'manifest-type',
    "Fields of Kubernetes' own kinds must decode",
    'The API server refuses the object, such as one with an annotation that is a number. Nothing else is judged of it.',
    'write the value in the type that the message names',
  ),
  form(
    'manifest-duplicate-key',
    'A key must not stand twice in one mapping',
    '`kubectl` refuses the document.',
    'keep one of the two',
  ),
  form(
    'manifest-alias',
    'An alias must name an anchor above it, and must not multiply the file',
    '`kubectl` refuses the document.',
    'write the value out',
  ),
  form('capture-size', 'A captured ConfigMap must not be larger than one can be', sizes, 'capture it again'),
  form('capture-encoding', 'A captured ConfigMap must be UTF-8 text', unread, 'save it as UTF-8'),
  form('capture-syntax', 'A captured ConfigMap must be YAML or JSON', unread, 'capture it again'),
  form(
    'capture-empty',
    'A capture must hold something',
    'The command that made it may have failed.',
    'capture it again',
  ),
  form(
    'capture-file',
    'The capture that a config names must be readable',
    'Without it nobody knows what kube-proxy has now.',
    'check the path',
  ),
  form(
    'capture-object',
    "A capture must hold kube-proxy's ConfigMap, and be as kubectl prints it",
    'Only the whole text can be changed without losing a part of it.',
    'capture it with the command that the message names',
  ),
  form(
    'capture-conf',
    "kube-proxy's `config.conf` must be one that can be changed",
    'kube-proxy does not start with a broken one.',
    'mend it in the cluster, and capture it again',
  ),
  form(
    'kubeproxy-mode',
    'kube-proxy must be able to run in the mode that is asked for',
    'Modes come and go with versions of Kubernetes.',
    'use another mode',
  ),
  form(
    'kubeproxy-emit',
    '`emit: manifest` must be safe',
    'A whole ConfigMap in a folder can overwrite, or be pruned with, what others own.',
    'leave the patch as it is',
  ),
  form(
    'kubeproxy-home',
    'Settings must be changed where they are kept',
    'Tools that made the cluster write them again.',
    'change them there',
  ),
  form(
    'kubeproxy-moot',
    'Strict ARP means something in ipvs mode alone',
    'Other modes bind no Service address to the node.',
    'nothing has to be done',
  ),
  form(
    'kubeproxy-ipvs',
    'ipvs mode is on its way out',
    'Newer releases of Kubernetes deprecate it.',
    'plan to move to nftables',
  ),
  form(
    'svc-owner',
    'One owner binds one Service',
    'Both patches would be one file.',
    'name the owner of each',
  ),
  form(
    'svc-excluded',
    'A Service must not ask for what its pool leaves out',
    'It would stay pending.',
    'ask for another address',
  ),
  form(
    'edge-service',
    'What is forwarded must be a Service of the config',
    'The proxy needs its addresses and ports.',
    'add it to services',
  ),
  form(
    'edge-address',
    'A Service behind a proxy needs addresses that are known beforehand',
    "The proxy's configuration names them.",
    'give it its ips',
  ),
  form(
    'edge-port',
    'A Service behind a proxy needs the port that is forwarded',
    "The proxy's configuration names it.",
    'give it its ports',
  ),
  form(
    'edge-host',
    'A Service behind an HTTP proxy needs host names',
    'They are what tells requests apart.',
    'name them with hosts',
  ),
  form(
    'edge-clash',
    'Two Services must not take the same place at the proxy',
    'One of them would get no traffic.',
    'give each its own',
  ),
];

function form(id: string, summary: string, why: string, remedy: string): FormRule {
  return { id, summary, why, remedy };
}
