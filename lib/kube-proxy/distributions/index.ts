import type { Distribution } from '../../config/distributions.js';
import type { Home } from './home.js';
import { kubeadmHomes } from './kubeadm.js';
import { nodeHomes } from './node.js';
import { operatorHomes } from './operator.js';

/** Where each distribution of the config keeps kube-proxy's settings. */
export const homes: Readonly<Record<Distribution, Home>> = {
  ...kubeadmHomes,
  ...nodeHomes,
  ...operatorHomes,
};
