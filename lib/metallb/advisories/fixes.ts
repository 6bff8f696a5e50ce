import type { MetalLbConfig } from '../../config/metallb.js';
import type { Finding } from '../../finding.js';
import type { KubeObject } from '../../resource.js';
import type { Flavour } from '../flavour.js';
import { both } from './change.js';
import { fixesOf } from './index.js';

/** What the chosen fixes make of the objects of a flavour, and those among them that are none. */
export function applyFixes(
  objects: readonly KubeObject[],
  wanted: MetalLbConfig['fixes'],
  flavour: Flavour,
): { objects: readonly KubeObject[]; findings: readonly Finding[] } {
  if (wanted === false) return { objects, findings: [] };
  const fitting = fixesOf(flavour);
  const names = fitting.map(({ name }) => name);
  const chosen = wanted === true ? fitting : fitting.filter(({ name }) => wanted.includes(name));
  const strangers = wanted === true ? [] : wanted.map((name, index) => ({ name, index }));
  return {
    objects: objects.map(both(...chosen.map(({ fix }) => fix.mend))),
    findings: strangers
      .filter(({ name }) => !names.includes(name))
      .map(({ name, index }) => ({
        rule: 'metallb-fix',
        severity: 'error',
        message: `metallb.fixes[${index}] ${name} is no fix for ${flavour.release} with backend ${flavour.backend}${flavour.prometheus ? ' and monitoring' : ''}`,
        remedy: `remove it; there are ${names.join(', ')}`,
        path: ['metallb', 'fixes', index],
      })),
  };
}
