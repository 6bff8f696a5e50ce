import { synthCluster } from './lib/cli/app.js';

synthCluster('cluster.yaml');
