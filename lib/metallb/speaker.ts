import {
  type Container,
  type EnvVar,
  KubeDaemonSet,
  type Volume,
  type VolumeMount,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { excludedInterfacesName } from './excluded-interfaces.js';
import { type Flavour, only, pick } from './flavour.js';
import { frrContainers, frrInitContainers, frrSpeakerEnv, frrSpeakerMount, frrVolumes } from './frr.js';
import { speakerImage } from './images.js';
import { componentLabels } from './names.js';
import {
  backendEnv,
  commonArgs,
  controlPlaneTolerations,
  env,
  envField,
  linuxNodes,
  metricsContainerPort,
  podMetadata,
  probes,
  readOnly,
} from './pods.js';
import { frrProxy, speakerProxy } from './rbac-proxy.js';

const labels = componentLabels('speaker');

const environment = [
  envField('METALLB_NODE_NAME', 'spec.nodeName'),
  only<EnvVar>({ since: '0.14.6' }, envField('METALLB_POD_NAME', 'metadata.name')),
  envField('METALLB_HOST', 'status.hostIP'),
  envField('METALLB_ML_BIND_ADDR', 'status.podIP'),
  env('METALLB_ML_LABELS', 'app=metallb,component=speaker'),
  env('METALLB_ML_SECRET_KEY_PATH', '/etc/ml_secret_key'),
  only({ backends: ['frr'] }, ...frrSpeakerEnv),
  ...backendEnv,
];

const mounts = [
  readOnly('memberlist', '/etc/ml_secret_key'),
  readOnly(excludedInterfacesName, '/etc/metallb'),
  only<VolumeMount>({ since: '0.16.0' }, readOnly('memberlist-config', '/etc/metallb/memberlist')),
  only<VolumeMount>({ backends: ['frr'] }, frrSpeakerMount),
];

const volumes = [
  { name: 'memberlist', secret: { defaultMode: 420, secretName: 'memberlist' } },
  { name: excludedInterfacesName, configMap: { defaultMode: 256, name: excludedInterfacesName } },
  only<Volume>(
    { since: '0.16.0' },
    { name: 'memberlist-config', configMap: { name: 'metallb-memberlist-config', optional: true } },
  ),
  ...frrVolumes,
];

/** The program that announces addresses from its node. */
function speakerContainer(flavour: Flavour): Container {
  return {
    name: 'speaker',
    image: speakerImage(flavour),
    args: commonArgs(flavour),
    env: pick<EnvVar>(flavour, environment),
    ports: [
      metricsContainerPort(flavour),
      { containerPort: 7946, name: 'memberlist-tcp' },
      { containerPort: 7946, name: 'memberlist-udp', protocol: 'UDP' },
    ],
    ...probes(flavour, '127.0.0.1'),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { add: ['NET_RAW'], drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
    volumeMounts: pick<VolumeMount>(flavour, mounts),
  };
}

/** The speakers' DaemonSet, with FRR beside the speaker in the frr flavour. */
export function speakerObject(flavour: Flavour): object {
  const initContainers = frrInitContainers(flavour);
  return KubeDaemonSet.manifest({
    metadata: { name: 'speaker', namespace: flavour.namespace, labels },
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: podMetadata(flavour, 'speaker'),
        spec: {
          containers: pick(flavour, [
            only({ prometheus: true, until: '0.15.3' }, speakerProxy(flavour)),
            only({ prometheus: true, until: '0.15.3', backends: ['frr'] }, frrProxy(flavour)),
            ...frrContainers(flavour),
            speakerContainer(flavour),
          ]),
          hostNetwork: true,
          ...(initContainers.length > 0 && { initContainers, shareProcessNamespace: true }),
          nodeSelector: linuxNodes,
          serviceAccountName: 'speaker',
          terminationGracePeriodSeconds: 2,
          tolerations: controlPlaneTolerations,
          volumes: pick<Volume>(flavour, volumes),
        },
      },
    },
  });
}
