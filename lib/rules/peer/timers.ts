import { durationOf } from '../durations.js';
import type { Item, View } from '../view.js';

/** The hold time that results, in whole seconds, and the field it comes from. */
export interface Timers {
  readonly hold: number | undefined;
  readonly field: 'holdTime' | 'keepaliveTime';
}

/**
 * From 0.14.9 on a keepalive time alone makes a hold time of three times its length; before, an unset or zero hold time
 * was 90 seconds (metallb v0.16.1 `internal/config/config.go` parseTimers).
 */
export function effectiveTimers(view: View, { spec }: Item): Timers {
  const [hold, keepalive] = [durationOf(spec.holdTime), durationOf(spec.keepaliveTime)];
  if (!view.isSince('0.14.9')) return { hold: hold ? Math.trunc(hold) : 90, field: 'holdTime' };
  if (hold !== undefined) return { hold: Math.trunc(hold), field: 'holdTime' };
  if (keepalive === undefined) return { hold: undefined, field: 'holdTime' };
  return { hold: Math.trunc(keepalive * 3), field: 'keepaliveTime' };
}
