import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { propsOf } from '../config/props.js';
import {
  type IstioGatewayInput,
  istioGateway,
  type ServiceInput,
  serviceSection,
} from '../config/services.js';
import { judgeWith } from '../judge.js';
import { newestRelease, type Release } from '../metallb/releases.js';
import { annotationsOf } from './annotations.js';
import { istioGatewayObject } from './istio-gateway.js';
import { serviceObject } from './service.js';

export interface LoadBalancerServiceProps
  extends Omit<ServiceInput, 'via' | 'owner' | 'request' | 'emit' | 'istioGateway'> {
  /** @default the id of the construct */
  readonly name?: string;
  readonly namespace: string;
  /** Release of MetalLB, which decides the prefix of the annotations. @default the newest */
  readonly release?: Release;
}

/** A Service of type LoadBalancer, bound to a pool and its addresses. */
export class LoadBalancerService extends Construct {
  /** The object itself, for what is not among the props, such as JSON patches. */
  readonly apiObject: ApiObject;

  /** @throws when ports are missing, or a field is unknown, of another type or out of range */
  constructor(
    scope: Construct,
    id: string,
    { name = id, namespace, release = newestRelease, ...fields }: LoadBalancerServiceProps,
  ) {
    super(scope, id);
    const service = propsOf(
      serviceSection,
      { ...fields, emit: 'manifest' },
      `LoadBalancerService ${namespace}/${name}`,
    );
    const object = serviceObject({ namespace, name }, service, annotationsOf(service, release));
    this.apiObject = new ApiObject(this, 'Resource', object);
    judgeWith(this);
  }
}

export interface IstioGatewayProps extends Omit<IstioGatewayInput, 'emit' | 'name'> {
  /** The Service of the gateway pods, in whose namespace the Gateway and its Secret are. */
  readonly service: { readonly namespace: string; readonly name: string };
  /** @default the name of the Service */
  readonly name?: string;
}

/** The Istio Gateway (`networking.istio.io/v1`) of an ingress gateway. Istio's CRDs have to be there when it is applied. */
export class IstioGateway extends Construct {
  /** The object itself, for what is not among the props, such as JSON patches. */
  readonly apiObject: ApiObject;

  /** @throws when a field is unknown or of another type */
  constructor(scope: Construct, id: string, { service, ...fields }: IstioGatewayProps) {
    super(scope, id);
    const gateway = propsOf(istioGateway, fields, `IstioGateway ${service.namespace}/${service.name}`);
    this.apiObject = new ApiObject(this, 'Resource', istioGatewayObject(service, gateway));
  }
}
