import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type MetalLbInput, metallbSection } from '../config/metallb.js';
import { propsOf } from '../config/props.js';
import { judgeWith } from '../judge.js';
import type { KubeObject } from '../resource.js';
import { metallbDrafts } from './resource.js';

/** The `metallb` section of the config. */
export type MetalLbProps = Omit<MetalLbInput, 'install'>;

/**
 * MetalLB itself: CRDs, namespace, RBAC, controller, speakers and webhook of a release, as its published manifest has them.
 * Every part is an `ApiObject` that can be changed, as anywhere in cdk8s:
 *
 * @example
 * const metallb = new MetalLb(chart, 'metallb', { version: 'v0.16.1' });
 * metallb.speaker.addJsonPatch(JsonPatch.add('/spec/template/spec/priorityClassName', 'system-node-critical'));
 */
export class MetalLb extends Construct {
  /** The Deployment that hands out addresses and answers the webhook. */
  readonly controller: ApiObject;
  /** The DaemonSet that announces addresses. */
  readonly speaker: ApiObject;
  readonly #parts = new Map<string, ApiObject>();

  /** @throws when a prop is unknown, of another type or out of range */
  constructor(scope: Construct, id: string, props: MetalLbProps = {}) {
    super(scope, id);
    const config = propsOf(metallbSection, props, 'MetalLb');
    for (const { object } of metallbDrafts(config, config.backend ?? 'native'))
      this.#parts.set(keyOf(object), new ApiObject(this, keyOf(object), object));
    this.controller = this.part('Deployment', 'controller');
    this.speaker = this.part('DaemonSet', 'speaker');
    judgeWith(this);
  }

  /**
   * The object of `kind` that the manifest calls `name`: `part('ConfigMap', 'metallb-excludel2')`.
   *
   * @throws when this release and backend have no such object
   */
  part(kind: string, name: string): ApiObject {
    const part = this.#parts.get(`${kind}-${name}`);
    if (!part)
      throw new Error(`MetalLB has no ${kind} ${name} here; it has ${[...this.#parts.keys()].join(', ')}`);
    return part;
  }
}

function keyOf({ kind, metadata }: KubeObject): string {
  return `${kind}-${metadata.name}`;
}
