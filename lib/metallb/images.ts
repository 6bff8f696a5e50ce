import { type Flavour, first, only } from './flavour.js';

/** Images of MetalLB's own two programs. */
export const controllerImage = ({ release }: Flavour) => `quay.io/metallb/controller:${release}`;
export const speakerImage = ({ release }: Flavour) => `quay.io/metallb/speaker:${release}`;

const frrTags = [
  only({ since: '0.16.0', backends: ['frr'] }, '10.5.3'),
  only({ since: '0.16.0' }, '10.4.3'),
  only({ since: '0.15.3' }, '10.4.1'),
  only({ since: '0.14.6' }, '9.1.0'),
  only({ since: '0.14.4' }, '9.0.2'),
  only({ backends: ['frr-k8s'] }, '8.4.2'),
  only({ since: '0.13.11' }, '8.5.2'),
  '8.4.2',
];

/** FRR, beside the speaker or in the frr-k8s daemon. */
export const frrImage = (flavour: Flavour) => `quay.io/frrouting/frr:${first(flavour, ...frrTags)}`;

const frrK8sTags = [
  only({ since: '0.16.0' }, 'v0.0.25'),
  only({ since: '0.15.3' }, 'v0.0.21'),
  only({ since: '0.15.0' }, 'v0.0.20'),
  only({ since: '0.14.9' }, 'v0.0.16'),
  only({ since: '0.14.8' }, 'v0.0.14'),
  only({ since: '0.14.6' }, 'v0.0.13'),
  only({ since: '0.14.5' }, 'v0.0.11'),
  only({ since: '0.14.4' }, 'v0.0.10'),
  only({ prometheus: true }, 'v0.0.4'),
  'v0.0.8',
];

/** The frr-k8s daemon. */
export const frrK8sImage = (flavour: Flavour) => `quay.io/metallb/frr-k8s:${first(flavour, ...frrK8sTags)}`;
