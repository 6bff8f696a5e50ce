import { ApiObject, type App, Chart, Yaml } from 'cdk8s';
import { filesOf, idOf } from './apply-order.js';
import type { KubeObject } from './resource.js';
import { emitted, type World } from './world.js';

/** Draws what the World emits (`use: 'apply'`) into `app`, one chart a file. */
export function drawWorld(app: App, world: World): void {
  for (const { id, objects } of filesOf(emitted(world))) drawObjects(new Chart(app, id), objects);
}

/** Draws what the World emits into one chart, in apply order. */
export function drawInto(chart: Chart, world: World): void {
  for (const { objects } of filesOf(emitted(world))) drawObjects(chart, objects);
}

function drawObjects(chart: Chart, objects: readonly KubeObject[]): void {
  for (const object of objects) new ApiObject(chart, idOf(object), object);
}

/** The text of each chart's file, the bytes that `app.synth()` writes. */
export function chartFiles(app: App): Map<string, string> {
  return new Map(app.charts.map((chart) => [`${chart.node.id}.k8s.yaml`, Yaml.stringify(...chart.toJson())]));
}
