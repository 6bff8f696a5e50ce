import { numberOf } from '../read.js';
import type { Rule } from '../rule.js';

const interval: readonly [least: number, most: number] = [10, 60000];
const limits: Readonly<Record<string, readonly [least: number, most: number]>> = {
  receiveInterval: interval,
  transmitInterval: interval,
  echoInterval: interval,
  detectMultiplier: [2, 255],
  minimumTtl: [1, 254],
};

export const range: Rule = {
  id: 'bfd-range',
  severity: 'error',
  summary: 'Intervals are 10 to 60000 ms, detectMultiplier 2 to 255, minimumTtl 1 to 254',
  why: 'API server and speakers refuse the profile.',
  example: `apiVersion: metallb.io/v1beta1
kind: BFDProfile
metadata: {name: fast, namespace: metallb-system}
spec: {receiveInterval: 5}
`,
  remedy: 'use a number in the range',
  stage: 'schema',
  upstream: 'api/v1beta1/bfdprofile_types.go; internal/config/config.go bfdProfileFromCR',
  *check(view) {
    for (const { name, spec, resource } of view.items('BFDProfile'))
      for (const [field, [least, most]] of Object.entries(limits)) {
        const value = numberOf(spec[field]);
        if (value === undefined || (value >= least && value <= most)) continue;
        yield {
          message: `BFDProfile ${name} has ${field} ${value}`,
          remedy: `use ${least} to ${most}`,
          resource,
          path: ['spec', field],
        };
      }
  },
};
