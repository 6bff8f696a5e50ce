import { durationOf } from '../durations.js';

const isTrue = (value: unknown) => value === true;
const isSet = (value: unknown) => value !== undefined && value !== '' && value !== 0;

/** Fields of a peer that only FRR knows, and when each counts as used. */
export const frrOnly: readonly (readonly [field: string, isUsed: (value: unknown) => boolean])[] = [
  ['bfdProfile', isSet],
  ['keepaliveTime', (value) => (durationOf(value) ?? 0) !== 0],
  ['vrf', isSet],
  ['connectTime', isSet],
  ['enableGracefulRestart', isTrue],
  ['disableMP', isTrue],
  ['dualStackAddressFamily', isTrue],
  ['dynamicASN', isSet],
  ['interface', isSet],
  ['localASN', isSet],
];
