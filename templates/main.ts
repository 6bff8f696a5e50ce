import { synthCluster } from 'cdk8s-metallb';

// For charts of your own beside it: synthCluster('cluster.yaml', (app) => new MyChart(app, 'mine'));
synthCluster('cluster.yaml');
