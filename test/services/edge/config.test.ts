import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../lib/config/schema.js';
import { edgeRendering } from '../../../lib/services/edge/resource.js';
import { mistakes } from '../../mistakes.js';

const services = {
  'shop/web': { ips: '192.0.2.1', ports: [80, 443, '53/UDP', '5000/SCTP'] },
  'shop/both': { ips: ['192.0.2.2', '2001:DB8::2'], ports: [443] },
  'shop/floating': { ports: [80] },
  'shop/bare': { ips: '192.0.2.4' },
  'shop/istio': {
    ips: '192.0.2.5',
    ports: [80, 443],
    istioGateway: { hosts: ['shop.example.com', '*.example.org'] },
  },
};

const render = (nginx: object) => edgeRendering(configSchema.parse({ services, edge: { nginx } }));
const findings = (nginx: object) => render(nginx).findings;
const confOf = (nginx: object) => render(nginx).handouts[0]?.file?.text ?? '';

const finding = (rule: string, path: (string | number)[], message: string, remedy: string) => ({
  rule,
  severity: 'error',
  message,
  remedy,
  path: ['edge', 'nginx', 'services', ...path],
});

describe('an edge', () => {
  it('is nothing unless asked for', () => {
    expect(edgeRendering(configSchema.parse({ services }))).toEqual({
      drafts: [],
      handouts: [],
      findings: [],
    });
  });

  it('is a file to read and to use elsewhere', () => {
    const [handout] = render({ services: ['shop/web'] }).handouts;
    expect(handout).toMatchObject({
      title: 'nginx in front of the load-balancer addresses',
      file: { name: 'host/nginx.conf.txt' },
      when: 'reference',
    });
  });

  it('passes each port of each Service on, by stream', async () => {
    const nginx = {
      listen: ['203.0.113.10', '2001:db8:ffff::10'],
      proxyProtocol: true,
      services: ['shop/web', { service: 'shop/both', ports: { 8443: 443 }, listen: '203.0.113.11' }],
    };
    expect(findings(nginx)).toEqual([]);
    await expect(confOf(nginx)).toMatchFileSnapshot('../../fixtures/edge/stream.txt');
  });

  it('passes requests on by host name, by http', async () => {
    const nginx = {
      mode: 'http',
      services: [
        'shop/istio',
        {
          service: 'shop/both',
          hosts: 'both.example.com',
          tls: { certificate: '/etc/nginx/both.crt', key: '/etc/nginx/both.key' },
        },
        { service: 'shop/web', hosts: 'web.example.com', port: 443, listen: '203.0.113.11' },
      ],
    };
    expect(findings(nginx)).toEqual([]);
    await expect(confOf(nginx)).toMatchFileSnapshot('../../fixtures/edge/http.txt');
  });

  it('takes the hosts of an Istio Gateway as nginx writes them', () => {
    const conf = (hosts: string[]) => {
      const istio = { ...services['shop/istio'], istioGateway: { hosts } };
      const edge = { nginx: { mode: 'http', services: ['a/b'] } };
      return edgeRendering(configSchema.parse({ services: { 'a/b': istio }, edge })).handouts[0]?.file?.text;
    };
    expect(conf(['web/shop.example.com', './*.example.org'])).toContain(
      'server_name shop.example.com *.example.org;',
    );
    expect(conf(['web/shop.example.com', '*'])).toContain('listen 80 default_server;');
    expect(conf(['web/shop.example.com', '*'])).not.toContain('server_name');
  });

  it('takes every name for its only Service', () => {
    expect(confOf({ mode: 'http', services: ['shop/web'] })).toContain(
      '        listen 80 default_server;\n        listen [::]:80 default_server;\n        location / {\n            proxy_pass http://192.0.2.1:80;\n',
    );
  });
});

describe('an edge is refused', () => {
  it('in its form, where something does not fit the mode or is no address, host or path', () => {
    const nginx = (fields: string) => mistakes(`edge:\n  nginx: {services: [{service: a/b, ${fields}}]}\n`);
    expect(mistakes('edge:\n  nginx: {mode: http, proxyProtocol: true, services: [a/b]}\n')).toEqual([
      '2:38 edge.nginx.proxyProtocol true is not for mode: http, which says the client address in X-Forwarded-For [config-value] remove it, or use stream',
    ]);
    expect(nginx('listen: public')).toEqual([
      '2:45 edge.nginx.services[0].listen public is no IP address [config-value] write one address, such as 203.0.113.10',
    ]);
    expect(nginx('hosts: "a; include /etc/passwd"')).toEqual([
      '2:44 edge.nginx.services[0].hosts a; include /etc/passwd is no host name [config-value] write a name such as shop.example.com, or *.example.com',
    ]);
    expect(nginx('tls: {certificate: "/etc/a b", key: /k}')).toEqual([
      '2:56 edge.nginx.services[0].tls.certificate /etc/a b is no plain path [config-value] use letters, digits and . / _ - @ + only',
    ]);
  });

  it('before a Service that is not declared', () => {
    expect(findings({ services: ['shop/none'] })).toEqual([
      finding(
        'edge-service',
        [0],
        'edge.nginx.services[0] shop/none is none of the services of this config',
        'add it to services, with its ips and ports',
      ),
    ]);
  });

  it('before a Service without a fixed address, or without ports', () => {
    expect(findings({ services: ['shop/floating', 'shop/bare'] })).toEqual([
      finding(
        'edge-address',
        [0],
        'edge.nginx.services[0] shop/floating has no address that is known beforehand, and nginx has to name one',
        'give services["shop/floating"] its ips',
      ),
      finding(
        'edge-port',
        [1],
        'edge.nginx.services[1] shop/bare has no TCP or UDP port that is known',
        'give services["shop/bare"] its ports',
      ),
    ]);
  });

  it('when a port is mapped to one that the Service lacks', () => {
    expect(findings({ services: [{ service: 'shop/web', ports: { 8080: 81 } }] })).toEqual([
      finding(
        'edge-port',
        [0, 'ports', '8080'],
        'edge.nginx.services[0].ports["8080"] 81 is no port of shop/web, which has 80, 443, 53',
        'name one of its ports, or add the port to the Service',
      ),
    ]);
  });

  it('when two Services would listen on one port of one address', () => {
    const clash = { services: ['shop/web', 'shop/both'] };
    expect(findings(clash)).toEqual([
      finding(
        'edge-clash',
        [1],
        'edge.nginx.services[1] shop/both would listen on 443/TCP of every address, as shop/web does',
        'map one of them to another port with ports, or listen on another address',
      ),
    ]);
    expect(findings({ services: ['shop/web', { service: 'shop/both', listen: '203.0.113.11' }] })).toEqual(
      [],
    );
  });

  it('by http, when no port of the Service takes requests', () => {
    expect(findings({ mode: 'http', services: [{ service: 'shop/both', port: 80 }] })).toEqual([
      finding(
        'edge-port',
        [0],
        'edge.nginx.services[0] shop/both has no TCP port 80; it has 443/TCP',
        'name the port that takes requests with port',
      ),
    ]);
  });

  it('by http, when host names are missing or given twice', () => {
    expect(findings({ mode: 'http', services: ['shop/web', 'shop/istio'] })).toEqual([
      finding(
        'edge-host',
        [0],
        'edge.nginx.services[0] shop/web has no host names, and other Services share its port',
        'name them with hosts',
      ),
    ]);
    const twice = {
      mode: 'http',
      services: ['shop/istio', { service: 'shop/web', hosts: 'shop.example.com' }],
    };
    expect(findings(twice)).toEqual([
      finding(
        'edge-clash',
        [1],
        'edge.nginx.services[1] shop/web has the host shop.example.com, as shop/istio does',
        'give each host name to one Service',
      ),
    ]);
  });
});
