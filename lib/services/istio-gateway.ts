import type { IstioGatewayConfig, ServiceConfig } from '../config/services.js';
import { type Draft, type Handout, handoutFile, type KubeObject } from '../resource.js';
import { yamlText } from '../yaml/write.js';
import { type ServiceName, serviceName } from './service.js';

/** The Istio Gateway behind a Service, as an object of ours where the config wants that. */
export function istioGatewayDraft(key: string, { istioGateway }: ServiceConfig): Draft | undefined {
  if (istioGateway?.emit !== 'manifest') return undefined;
  const base = ['services', key, 'istioGateway'];
  return {
    object: istioGatewayObject(serviceName(key), istioGateway),
    use: 'apply',
    source: ([part, field, ...rest]) => {
      if (part === 'metadata') return field === 'name' ? [...base, 'name'] : base;
      if (field === 'selector') return [...base, 'selector', ...rest];
      if (field !== 'servers') return base;
      const [, inner, ...deeper] = rest;
      return inner === 'hosts' || inner === 'tls' ? [...base, inner, ...deeper] : base;
    },
  };
}

/**
 * The Istio Gateway behind a Service, with the Secret it reads. By default a file to apply by name: in the folder it would
 * make the whole `kubectl apply` fail as long as Istio's CRDs are missing.
 */
export function istioGatewayHandouts(key: string, { istioGateway }: ServiceConfig): Handout[] {
  if (!istioGateway) return [];
  const service = serviceName(key);
  const object = istioGatewayObject(service, istioGateway);
  const secret = istioGateway.tls ? [credentialHandout(service, istioGateway.tls)] : [];
  if (istioGateway.emit === 'manifest') return secret;
  const name = `host/istio-gateway.${service.namespace}.${object.metadata.name}.txt`;
  return [
    ...secret,
    {
      title: `${key}: the Istio Gateway behind it`,
      file: handoutFile(name, () => yamlText(object)),
      when: 'after',
      commands: (dir) => [`kubectl apply -f ${dir}/${name}`],
    },
  ];
}

/**
 * A `networking.istio.io/v1` Gateway: with TLS, HTTPS on 443 and a redirect to it on 80; without, HTTP on 80 (istio: Secure
 * Gateways, Ingress Gateways).
 */
export function istioGatewayObject(service: ServiceName, gateway: IstioGatewayConfig): KubeObject {
  const { hosts, tls } = gateway;
  const http = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts };
  const servers = tls
    ? [
        { port: { number: 443, name: 'https', protocol: 'HTTPS' }, hosts, tls: { ...tls } },
        { ...http, tls: { httpsRedirect: true } },
      ]
    : [http];
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: gateway.name ?? service.name, namespace: service.namespace },
    spec: { selector: gateway.selector ?? { istio: service.name.replace(/^istio-/, '') }, servers },
  };
}

/** The Secret the gateway pods read: it lives beside them, and for MUTUAL holds the CA of the clients too. */
function credentialHandout(
  { namespace }: ServiceName,
  { mode, credentialName }: Exclude<IstioGatewayConfig['tls'], undefined>,
): Handout {
  const create =
    mode === 'SIMPLE'
      ? `kubectl create secret tls ${credentialName} -n ${namespace} --cert=tls.crt --key=tls.key`
      : `kubectl create secret generic ${credentialName} -n ${namespace} --from-file=tls.crt --from-file=tls.key --from-file=ca.crt`;
  return {
    title: `Secret ${namespace}/${credentialName}: the certificate of the Istio Gateway`,
    when: 'before',
    commands: () => [`kubectl get secret ${credentialName} -n ${namespace} -o name 2>/dev/null || ${create}`],
  };
}
