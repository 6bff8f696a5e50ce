import type { Component } from './components.js';
import type { Scene } from './converge.js';
import type { Demand } from './demand.js';
import type { Findings } from './state.js';

export function bound(_scene: Scene, _component: Component): ReadonlyMap<Demand, Findings> {
  throw new Error('todo');
}
