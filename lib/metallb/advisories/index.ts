import type { Flavour } from '../flavour.js';
import { type Advisory, concerns, type Fixable, isFixable } from './advisory.js';
import { controllerAdvisories } from './controller.js';
import { crdAdvisories } from './crds.js';
import { frrAdvisories } from './frr.js';
import { metricsAdvisories } from './metrics.js';

/** Every known defect of the published manifests. */
export const advisories: readonly Advisory[] = [
  ...crdAdvisories,
  ...controllerAdvisories,
  ...frrAdvisories,
  ...metricsAdvisories,
];

/** Those that a manifest can be mended of. */
export const fixable: readonly Fixable[] = advisories.filter(isFixable);

/** The fixes that there are for a flavour. */
export function fixesOf(flavour: Flavour): readonly Fixable[] {
  return fixable.filter((advisory) => concerns(advisory, flavour));
}
