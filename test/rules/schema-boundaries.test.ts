import { expect, test } from 'vitest';
import { type Release, tryRelease } from '../../lib/metallb/releases.js';
import { judgeText } from './helpers.js';

const object = (kind: string, spec: string, version = 'v1beta1') =>
  `apiVersion: metallb.io/${version}\nkind: ${kind}\nmetadata: {name: lab, namespace: metallb-system}\nspec: ${spec}\n`;

const errorsOf = (text: string, release: string) =>
  judgeText(text, tryRelease(release) as Release, 'frr')
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, path }) => `${rule} ${path?.join('.') ?? ''}`);

const profile = (value: string) => object('BFDProfile', `{receiveInterval: ${value}}`);

test.each(['0.13.12', '0.14.9', '0.15.3', '0.16.1'])('limits of a BFD profile hold in %s', (release) => {
  for (const value of ['10', '60000']) expect(errorsOf(profile(value), release), value).toEqual([]);
  for (const value of ['9', '60001'])
    expect(errorsOf(profile(value), release), value).toEqual(['bfd-range spec.receiveInterval']);
});

test.each([
  ['a number where text belongs', '{addresses: [1]}', ['schema-type spec.addresses.0']],
  ['an item that is empty', '{addresses: [null, 192.0.2.0/28]}', ['schema-type spec.addresses.0']],
  ['a field that is null is not there', '{addresses: [192.0.2.0/28], autoAssign: null}', []],
  [
    'a field named like one of every object',
    '{addresses: [192.0.2.0/28], toString: 1}',
    ['rel-field spec.toString'],
  ],
])('%s', (_, spec, expected) => {
  expect(errorsOf(object('IPAddressPool', spec), '0.16.1')).toEqual(expected);
});

test('a kind is known from its release on', () => {
  const text =
    'apiVersion: metallb.io/v1beta1\nkind: ServiceBGPStatus\nmetadata: {name: a, namespace: metallb-system}\n';
  expect(errorsOf(text, '0.14.9')).toEqual(['schema-kind kind']);
  expect(errorsOf(text, '0.16.1')).toEqual([]);
});
