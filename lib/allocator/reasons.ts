import type { World } from '../world.js';
import type { Scene } from './converge.js';
import type { Demand } from './demand.js';
import type { Pending } from './outcome.js';

export function pendingOf(_scene: Scene, _demand: Demand, rule: string, _world?: World): Pending {
  return { rule, reason: rule, remedy: '' };
}
