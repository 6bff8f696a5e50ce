import * as z from 'zod';
import { later } from './later.js';
import { namespaceName, objectName, oneOrMany, someOf, textByKey } from './names.js';
import { problem } from './problem.js';

/** What owns a Service, and so decides where its annotations have to be written. */
export const owners = [
  'service',
  'istio-helm',
  'istio-operator',
  'gateway-api',
  'ingress-nginx-helm',
  'envoy-gateway',
  'traefik-helm',
] as const;
export type Owner = (typeof owners)[number];

export const protocols = ['TCP', 'UDP', 'SCTP'] as const;

const portNumber = z.int().min(1).max(65535);

const portObject = later(() =>
  z.strictObject({
    port: portNumber.describe('Port of the load-balancer address'),
    name: z
      .string()
      .optional()
      .describe('Name of the port; made from protocol and number where one is needed'),
    protocol: z.enum(protocols).default('TCP').describe('Protocol'),
    targetPort: z
      .union([portNumber, z.string()])
      .optional()
      .describe('Port of the pods, by number or name. Kubernetes: the same number'),
    nodePort: portNumber.optional().describe('Port on every node. Kubernetes: one it picks'),
    appProtocol: z.string().optional().describe('Application protocol, such as http'),
  }),
);

/** A port: its number alone (TCP), `53/UDP`, or all of its fields. */
const port = later(() =>
  z
    .union([
      portNumber,
      z.string().regex(/^\d{1,5}\/(TCP|UDP|SCTP)$/, {
        error: problem('is no port', 'write a number for TCP, or NUMBER/PROTOCOL such as 53/UDP'),
      }),
      portObject,
    ])
    .transform((value, context) => {
      if (typeof value === 'object') return value;
      const [number, protocol] = String(value).split('/');
      const parsed = portObject.safeParse({ port: Number(number), ...(protocol ? { protocol } : {}) });
      if (parsed.success) return parsed.data;
      context.addIssue({
        code: 'custom',
        message: problem('is no port', 'ports go from 1 to 65535'),
      });
      return z.NEVER;
    }),
);

export type PortConfig = z.infer<typeof portObject>;

/** What owns the Service: `NAME`, or `NAMESPACE/NAME` where that is another namespace. */
const ownerName = z.string().regex(/^([a-z0-9]([-a-z0-9]*[a-z0-9])?\/)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, {
  error: problem('is no name of an object', 'write NAME, or NAMESPACE/NAME'),
});

/** A host of an Istio Gateway (istio: networking/v1 Gateway, Server.hosts). */
const gatewayHost = z
  .string()
  .regex(/^([a-z0-9.*~-]+\/)?(\*|(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)$/, {
    error: problem('is no host of a Gateway', 'write a name, *.example.com or *'),
  });

/** `istioGateway` of a Service: what listens behind it. */
export const istioGateway = later(() =>
  z.strictObject({
    name: objectName.optional().describe('Name of the Gateway. Default: that of the Service'),
    hosts: someOf(gatewayHost).describe(
      'Host names it serves, such as shop.example.com, *.example.com or *; a namespace may stand before',
    ),
    tls: z
      .strictObject({
        mode: z
          .enum(['SIMPLE', 'MUTUAL'])
          .default('SIMPLE')
          .describe('MUTUAL asks clients for a certificate'),
        credentialName: objectName.describe('Secret with the certificate, in the namespace of the Service'),
      })
      .optional()
      .describe('Serve HTTPS on 443, and send HTTP there; without it plain HTTP on 80'),
    selector: textByKey
      .optional()
      .describe('Labels of the gateway pods. Default: istio: <name of the Service without istio->'),
    emit: z
      .enum(['host', 'manifest'])
      .default('host')
      .describe("In dist/host, with its command, or among the objects: only once Istio's CRDs are there"),
  }),
);

export type IstioGatewayConfig = z.infer<typeof istioGateway>;
export type IstioGatewayInput = z.input<typeof istioGateway>;

const serviceObject = z.strictObject({
  pool: objectName.optional().describe('Pool the addresses come from'),
  ips: oneOrMany.optional().describe('The address, or one IPv4 and one IPv6 address'),
  sharingKey: z
    .string()
    .min(1)
    .optional()
    .describe('Services with the same key may share an address when their ports differ'),
  via: z
    .enum(owners)
    .default('service')
    .describe('What owns the Service, and so what has to carry the annotations'),
  owner: ownerName
    .optional()
    .describe('Name of that owner: Helm release, Gateway, EnvoyProxy. Default: from the name of the Service'),
  request: z
    .enum(['annotations', 'addresses'])
    .default('annotations')
    .describe('For via gateway-api: where the address is asked for, infrastructure.annotations or addresses'),
  emit: z
    .enum(['patch', 'manifest'])
    .default('patch')
    .describe('A patch of an existing Service to run by hand, or a whole Service in dist/'),
  labels: textByKey.optional().describe('Labels of the Service, for the selectors of pools'),
  annotations: textByKey.optional().describe('Further annotations, next to those of MetalLB'),
  ports: z.array(port).optional().describe('Ports of the Service: 443, 53/UDP, or all fields'),
  selector: textByKey.optional().describe('Labels of its pods'),
  ipFamilies: z
    .array(z.enum(['IPv4', 'IPv6']))
    .min(1)
    .max(2)
    .optional()
    .describe('Address families. Kubernetes: the first of the cluster'),
  ipFamilyPolicy: z
    .enum(['SingleStack', 'PreferDualStack', 'RequireDualStack'])
    .optional()
    .describe('How many families it takes. Kubernetes: SingleStack'),
  externalTrafficPolicy: z
    .enum(['Cluster', 'Local'])
    .optional()
    .describe('Whether traffic may hop to another node. Kubernetes: Cluster'),
  loadBalancerClass: z.string().optional().describe('Class of load balancer that serves it'),
  istioGateway: istioGateway.optional().describe('The Istio Gateway behind it'),
});

export type ServiceConfig = z.infer<typeof serviceObject>;
export type ServiceInput = z.input<typeof serviceObject>;

/** A Service and what binds it to its addresses. */
export const serviceSection = serviceObject.superRefine((service, context) => {
  const refuse = (field: keyof ServiceConfig, message: string, remedy: string) =>
    context.addIssue({ code: 'custom', path: [field], message: problem(message, remedy) });
  if (service.emit === 'manifest' && service.via !== 'service')
    refuse(
      'emit',
      `makes a Service of our own, and via says that ${service.via} owns it`,
      'remove one of the two',
    );
  if (service.emit === 'manifest' && !service.ports?.length)
    refuse('ports', 'is missing, and emit: manifest makes a whole Service', 'list its ports');
  if (service.request === 'addresses' && service.via !== 'gateway-api')
    refuse('request', 'is about a Gateway of the Gateway API', 'remove it, or set via: gateway-api');
  if (service.request === 'addresses' && service.ips && service.ips.length > 1)
    refuse('request', `takes one address, and ips has ${service.ips.length}`, 'ask for them by annotations');
  if (service.istioGateway && !['service', 'istio-helm', 'istio-operator'].includes(service.via))
    refuse('istioGateway', `does not go with via: ${service.via}`, 'remove one of the two');
});

/** `NAMESPACE/NAME` of a Service. */
export const serviceKey = z.string().superRefine((key, context) => {
  const [namespace, name, ...rest] = key.split('/');
  const fits =
    rest.length === 0 && namespaceName.safeParse(namespace).success && dnsLabel.safeParse(name).success;
  if (!fits)
    context.addIssue({
      code: 'custom',
      message: problem(
        'is no Service',
        'write NAMESPACE/NAME, such as istio-system/istio-ingressgateway; the name starts with a letter',
      ),
    });
});

/** Services are RFC 1035 labels: at most 63 characters, a letter first. */
const dnsLabel = z
  .string()
  .max(63)
  .regex(/^[a-z]([-a-z0-9]*[a-z0-9])?$/);

/** `services` of the config. */
export const servicesSection = z.record(serviceKey, serviceSection);
export type ServicesConfig = z.infer<typeof servicesSection>;
