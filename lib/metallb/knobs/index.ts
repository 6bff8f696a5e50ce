import type { MetalLbConfig } from '../../config/metallb.js';
import type { Finding } from '../../finding.js';
import type { KubeObject } from '../../resource.js';
import { type Flavour, type Span, within } from '../flavour.js';
import { combinationFindings } from './combinations.js';
import { componentKnobs, rolloutKnobs } from './components.js';
import { imagesKnobs } from './images.js';
import { installKnobs } from './install.js';
import { type Knob, settingAt } from './knob.js';
import { metricsKnobs } from './metrics.js';
import { monitoringKnobs } from './monitoring.js';
import { networkPolicyKnobs } from './network-policy.js';
import { placementKnobs } from './placement.js';
import { programKnobs } from './programs.js';
import { speakerKnobs } from './speaker.js';

/** Every setting beyond release, backend and namespace, in the order in which they are applied. */
export const knobs: readonly Knob[] = [
  ...programKnobs,
  ...metricsKnobs,
  ...speakerKnobs,
  ...placementKnobs,
  ...componentKnobs,
  ...rolloutKnobs,
  ...monitoringKnobs,
  ...networkPolicyKnobs,
  ...imagesKnobs,
  ...installKnobs,
];

/** What settings make of the objects of a flavour, and which of them cannot be. */
export interface Applied {
  readonly objects: readonly KubeObject[];
  readonly findings: readonly Finding[];
}

/** Applies the settings of the config to the objects of a flavour. */
export function applyKnobs(objects: readonly KubeObject[], config: MetalLbConfig, flavour: Flavour): Applied {
  const findings: Finding[] = [...combinationFindings(config, flavour, objects)];
  const applied = knobs.reduce((current, { key, span, edit }) => {
    const value = settingAt(config, key);
    if (value === undefined) return current;
    const change = edit(value, flavour, config);
    if (!change) return current;
    const next = within(span, flavour) ? change(current) : current;
    if (next === current) findings.push(refusal(key, span, flavour));
    return next;
  }, objects);
  return { objects: applied, findings };
}

/** Why a setting does nothing: the release, the backend, or other settings. */
function refusal(key: string, span: Span, flavour: Flavour): Finding {
  const { release, backend } = flavour;
  const { since, until, backends } = span;
  const refuse = (message: string, remedy: string): Finding => ({
    rule: 'metallb-setting',
    severity: 'error',
    message: `metallb.${key} ${message}`,
    remedy,
    path: ['metallb', ...key.split('.')],
  });
  if (since && !within({ since }, flavour))
    return refuse(
      `came with v${since}, and the release is ${release}`,
      `remove it, or take v${since} or newer`,
    );
  if (until && !within({ until }, flavour))
    return refuse(`went after v${until}, and the release is ${release}`, 'remove it');
  if (backends && !within({ backends }, flavour))
    return refuse(
      `is for backend ${backends.join(' or ')}, and the backend is ${backend}`,
      `remove it, or write backend: ${backends[0]}`,
    );
  return refuse(
    `changes nothing: what it is for is not rendered in ${release} with backend ${backend} and these settings`,
    'remove it, or the setting that keeps the other from being rendered',
  );
}
