import { App, Chart } from 'cdk8s';
import { AddressPool, L2Advertisement, LoadBalancerService, MetalLb } from 'cdk8s-metallb';
import { KubeDeployment } from 'cdk8s-plus-27/lib/imports/k8s.js';

const app = new App();

const metallb = new Chart(app, 'metallb');
new MetalLb(metallb, 'metallb', { backend: 'native' });
const pool = new AddressPool(metallb, 'home', { addresses: '192.168.8.151-192.168.8.198' });
new L2Advertisement(metallb, 'announce', { pools: [pool.name] });

const labels = { app: 'shop' };
const shop = new Chart(app, 'shop');
new KubeDeployment(shop, 'shop', {
  metadata: { name: 'shop', namespace: 'web' },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: 'shop', image: 'nginx:1.29', ports: [{ containerPort: 80 }] }] },
    },
  },
});
new LoadBalancerService(shop, 'service', {
  name: 'shop',
  namespace: 'web',
  pool: pool.name,
  ips: '192.168.8.160',
  ports: [80],
  selector: labels,
});

app.synth();
