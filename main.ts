import { App } from 'cdk8s';
import { chartFiles, drawWorld } from './lib/chart.js';
import { openCluster } from './lib/cli/cluster.js';
import { nodeIo } from './lib/cli/node-io.js';
import { deliver, withHandouts } from './lib/cli/synth.js';

const app = new App();
const cluster = openCluster(nodeIo, 'cluster.yaml');

if (cluster) {
  drawWorld(app, cluster.world);
  app.synth();
  // `cdk8s synth` empties its output folder before it runs us, so that folder is a scratch one: dist/ is published from here.
  const output = app.outdir.endsWith('.cdk8s/out') ? 'dist' : app.outdir;
  deliver(nodeIo, cluster, withHandouts(cluster, chartFiles(app)), output);
} else {
  process.exitCode = 1;
}
