import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type MetalLbInput, metallbSection } from '../config/metallb.js';
import { propsOf } from '../config/props.js';
import { judgeWith } from '../judge.js';
import type { KubeObject } from '../resource.js';
import { takeManifest } from './manifest.js';
import { metallbRendering } from './resource.js';

/** The `metallb` section of the config, and the files it names. */
export interface MetalLbProps extends Omit<MetalLbInput, 'install'> {
  /** Content of a file that the section names: `manifest` or `images.lock`. @default - no file can be read */
  readonly read?: (path: string) => Uint8Array | undefined;
}

/**
 * MetalLB itself: CRDs, namespace, RBAC, controller, speakers and webhook of a release, as its published manifest has them.
 * `fixes` mends what is known to be wrong in it: true for all, or some by their names (docs/advisories.md). Every part is an
 * `ApiObject` that can be changed, as anywhere in cdk8s:
 *
 * @example
 * const metallb = new MetalLb(chart, 'metallb', { version: 'v0.16.1' });
 * metallb.speaker.addJsonPatch(JsonPatch.add('/spec/template/spec/priorityClassName', 'system-node-critical'));
 */
export class MetalLb extends Construct {
  readonly #parts = new Map<string, ApiObject>();

  /** @throws when a prop is unknown, of another type or out of range, or does not go with another */
  constructor(scope: Construct, id: string, { read = () => undefined, ...props }: MetalLbProps = {}) {
    super(scope, id);
    const config = propsOf(metallbSection, props, 'MetalLb');
    const taken = takeManifest(config, config.manifest ?? '', read);
    const { drafts, findings } =
      taken?.rendering ?? metallbRendering(config, config.backend ?? 'native', read);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0)
      throw new Error(
        `MetalLb cannot be made:\n${errors.map(({ message, remedy }) => `  ${message}: ${remedy}`).join('\n')}`,
      );
    for (const { object } of drafts)
      this.#parts.set(keyOf(object), new ApiObject(this, keyOf(object), object));
    judgeWith(this);
  }

  /** The Deployment that hands out addresses and answers the webhook. Throws where it is not rendered. */
  get controller(): ApiObject {
    return this.part('Deployment', 'controller');
  }

  /** The DaemonSet that announces addresses. Throws where it is not rendered. */
  get speaker(): ApiObject {
    return this.part('DaemonSet', 'speaker');
  }

  /** The DaemonSet that speaks BGP in backend frr-k8s. Throws in any other. */
  get frrK8s(): ApiObject {
    return this.part('DaemonSet', 'frr-k8s-daemon');
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
