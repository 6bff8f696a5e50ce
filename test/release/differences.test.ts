import { expect, test } from 'vitest';
import { differences } from '../../scripts/release/differences.js';

const object = (kind: string, rest: object, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'a', namespace: 'metallb-system', ...metadata },
  ...rest,
});

const between = (old: object, now: object, kind = 'DaemonSet') =>
  differences([object(kind, old)], [object(kind, now)]).map(({ field, old, now }) => [field, old, now]);

const rule = (resources: string[], verbs: string[], resourceNames?: string[]) => ({
  apiGroups: [''],
  resources,
  verbs,
  ...(resourceNames && { resourceNames }),
});

test.each<[string, object, object, unknown[]]>([
  ['the order of arguments says nothing', { args: ['--a', '--b=1'] }, { args: ['--b=1', '--a'] }, []],
  [
    'arguments by their flags',
    { args: ['--a', '--b=1', '--c'] },
    { args: ['--b=2', '--c', '--d=1'] },
    [
      ['args[--a]', '--a', undefined],
      ['args[--b]', '--b=1', '--b=2'],
      ['args[--d]', undefined, '--d=1'],
    ],
  ],
  [
    'a flag that is there twice leaves the list as one',
    { args: ['--a=1', '--a=2'] },
    { args: ['--a=1'] },
    [['args', '["--a=1","--a=2"]', '["--a=1"]']],
  ],
  [
    'containers by their names, ports by theirs',
    { containers: [{ name: 'x', ports: [{ name: 'p', containerPort: 1 }] }, { name: 'y' }] },
    { containers: [{ name: 'z' }, { name: 'x', ports: [{ name: 'p', containerPort: 2 }] }] },
    [
      ['containers[x].ports[p].containerPort', '1', '2'],
      ['containers[y]', '{"name":"y"}', undefined],
      ['containers[z]', undefined, '{"name":"z"}'],
    ],
  ],
  [
    'the order of init containers',
    { initContainers: [{ name: 'x' }, { name: 'y' }] },
    { initContainers: [{ name: 'y' }, { name: 'x' }] },
    [['initContainers', '["x","y"]', '["y","x"]']],
  ],
  [
    'rules by what they are about, verbs as one',
    { rules: [rule(['pods'], ['list']), rule(['nodes'], ['get'])] },
    { rules: [rule(['nodes'], ['get']), rule(['pods'], ['list', 'get'])] },
    [['rules["" pods].verbs', '["list"]', '["get","list"]']],
  ],
  [
    'rules about the same by the names they hold for',
    { rules: [rule(['pods'], ['list']), rule(['pods'], ['get'], ['one'])] },
    { rules: [rule(['pods'], ['list']), rule(['pods'], ['get', 'watch'], ['one'])] },
    [['rules["" pods one].verbs', '["get"]', '["get","watch"]']],
  ],
  ['a number that became a text', { port: 1 }, { port: '1' }, [['port', '1', '"1"']]],
])('%s', (_, old, now, expected) => {
  expect(between(old, now)).toEqual(expected);
});

test('objects that came and went, in whatever namespace', () => {
  const ours = [object('Secret', {}), object('ConfigMap', {})];
  const theirs = [object('Secret', {}, { namespace: 'other' }), object('ConfigMap', {})];
  expect(differences(ours, theirs)).toEqual([
    { object: 'Secret a', field: '', old: 'there' },
    { object: 'Secret a in other', field: '', now: 'there' },
  ]);
});
