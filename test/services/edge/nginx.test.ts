import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp, request } from 'node:http';
import { request as requestTls } from 'node:https';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { configSchema } from '../../../lib/config/schema.js';
import { edgeRendering } from '../../../lib/services/edge/resource.js';

const here = '127.0.0.1';
const there = '127.0.0.2';

const modules = '/etc/nginx/modules-enabled';
const version = spawnSync('nginx', ['-V'], { encoding: 'utf8' });
const hasStream =
  /--with-stream( |$)/m.test(version.stderr ?? '') ||
  (existsSync(modules) && readdirSync(modules).some((name) => name.includes('stream')));
/** Why there can be no test here; nginx writes its logs and temporary files as root. */
const missing = version.error
  ? 'there is no nginx'
  : !hasStream
    ? 'nginx has no stream module'
    : process.getuid?.() !== 0
      ? 'nginx needs root here'
      : undefined;

const openssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(missing)(`nginx itself${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-metallb-nginx-'));
  const open: { close(): unknown }[] = [];
  let nginx: ChildProcess | undefined;

  afterEach(async () => {
    if (nginx) {
      const gone = new Promise((resolve) => nginx?.once('exit', resolve));
      nginx.kill('SIGTERM');
      await gone;
    }
    nginx = undefined;
    for (const server of open.splice(0)) server.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The configuration of an edge, with ports of this machine for those of the public interface. */
  function conf(services: object, edge: object, ports: Record<number, number> = {}): string {
    const { handouts, findings } = edgeRendering(configSchema.parse({ services, edge: { nginx: edge } }));
    expect(findings).toEqual([]);
    const text = handouts[0]?.file?.text ?? '';
    return text.replace(
      /(listen 127\.0\.0\.1:)(\d+)/g,
      (_, listen, port) => `${listen}${ports[port] ?? port}`,
    );
  }

  const globals = `pid ${folder}/nginx.pid; error_log ${folder}/error.log;`;

  function verdict(text: string): string {
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, text);
    const { stderr } = spawnSync('nginx', ['-t', '-c', file, '-g', globals], { encoding: 'utf8' });
    return stderr;
  }

  async function start(text: string, port: number): Promise<void> {
    expect(verdict(text)).toContain('test is successful');
    const options = ['-c', join(folder, 'nginx.conf'), '-g', `${globals} daemon off;`];
    nginx = spawn('nginx', options, { stdio: 'ignore' });
    for (let tries = 0; tries < 100; tries++) {
      if (await answers(port)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('nginx does not listen');
  }

  const listening = async (server: Server, address: string): Promise<number> => {
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    open.push(server);
    return (server.address() as AddressInfo).port;
  };

  /** A port of the public interface that nothing listens on. */
  const free = async (): Promise<number> => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, here, resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  };

  /** Whether something takes connections at `port`. */
  const answers = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = connect(port, here, () => resolve(socket.destroy() !== undefined));
      socket.on('error', () => resolve(false));
    });

  /** What comes back over one connection, up to the text that was sent. */
  const exchange = (port: number, text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, here, () => socket.write(text));
      let answer = '';
      socket.on('data', (data) => {
        answer += data;
        if (!answer.endsWith(text)) return;
        resolve(answer);
        socket.destroy();
      });
      socket.on('error', reject);
    });

  /** A Service that answers with what it is sent. */
  const echo = () =>
    createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.write('got ');
      socket.pipe(socket);
    });

  /** A Service that answers what it was told about the request. */
  const teller = (name: string) =>
    createHttp(({ headers }, response) => {
      const { host, 'x-forwarded-for': from, 'x-forwarded-proto': proto } = headers;
      response.end(JSON.stringify({ name, host, from, proto }));
    });

  const get = (by: typeof request, port: number, host: string) =>
    new Promise<{ status?: number; location?: string; body: string }>((resolve, reject) => {
      const options = {
        port,
        host: here,
        path: '/x',
        headers: { host },
        servername: host,
        rejectUnauthorized: false,
      };
      const sent = by(options, (response) => {
        let body = '';
        response.on('data', (data) => {
          body += data;
        });
        const { statusCode: status, headers } = response;
        response.on('end', () => resolve({ status, location: headers.location, body }));
      });
      sent.on('error', reject).end();
    });

  it('takes every configuration of the fixtures', () => {
    const services = {
      'a/one': { ips: [there, '2001:db8::2'], ports: [8080, '5353/UDP'] },
      'a/two': { ips: there, ports: [80] },
    };
    const listen = here;
    const stream = conf(services, { listen, proxyProtocol: true, services: ['a/one', 'a/two'] });
    expect(verdict(stream)).toContain('test is successful');
    const http = conf(services, {
      mode: 'http',
      listen,
      services: [
        { service: 'a/two', hosts: ['two.example.com', '*.example.org'] },
        { service: 'a/one', hosts: 'one.example.com', port: 8080 },
      ],
    });
    expect(verdict(http)).toContain('test is successful');
  });

  it('passes a TCP connection on', async () => {
    const target = await listening(echo(), there);
    const port = await free();
    const services = { 'a/echo': { ips: there, ports: [target] } };
    await start(
      conf(services, { listen: here, services: [{ service: 'a/echo', ports: { [port]: target } }] }),
      port,
    );
    expect(await exchange(port, 'hello')).toBe('got hello');
  });

  it('tells the address of the client by PROXY protocol', async () => {
    const target = await listening(echo(), there);
    const port = await free();
    const services = { 'a/echo': { ips: there, ports: [target] } };
    const edge = {
      listen: here,
      proxyProtocol: true,
      services: [{ service: 'a/echo', ports: { [port]: target } }],
    };
    await start(conf(services, edge), port);
    expect(await exchange(port, 'hello')).toMatch(
      new RegExp(`^got PROXY TCP4 127\\.0\\.0\\.1 127\\.0\\.0\\.1 \\d+ ${port}\\r\\nhello$`),
    );
  });

  it('passes datagrams on', async () => {
    const udp = createSocket('udp4', (data, { port, address }) => udp.send(`got ${data}`, port, address));
    await new Promise<void>((resolve) => udp.bind(0, there, resolve));
    open.push(udp);
    const target = udp.address().port;
    const tcp = await listening(echo(), there);
    const [port, tcpPort] = [await free(), await free()];
    const services = { 'a/dns': { ips: there, ports: [`${target}/UDP`, tcp] } };
    const ports = { [port]: target, [tcpPort]: tcp };
    await start(conf(services, { listen: here, services: [{ service: 'a/dns', ports }] }), tcpPort);
    const client = createSocket('udp4');
    open.push(client);
    const answer = new Promise((resolve) => client.once('message', (data) => resolve(data.toString())));
    client.send('hello', port, here);
    expect(await answer).toBe('got hello');
  });

  it('passes requests on by host name, and says whose they are', async () => {
    const [one, two] = [await listening(teller('one'), there), await listening(teller('two'), there)];
    const port = await free();
    const services = { 'a/one': { ips: there, ports: [one] }, 'a/two': { ips: there, ports: [two] } };
    const edge = {
      mode: 'http',
      listen: here,
      services: [
        { service: 'a/one', hosts: 'one.example.com', port: one },
        { service: 'a/two', hosts: '*.example.org', port: two },
      ],
    };
    await start(conf(services, edge, { 80: port }), port);
    const forwarded = { from: here, proto: 'http' };
    expect(JSON.parse((await get(request, port, 'one.example.com')).body)).toEqual({
      name: 'one',
      host: 'one.example.com',
      ...forwarded,
    });
    expect(JSON.parse((await get(request, port, 'shop.example.org')).body)).toEqual({
      name: 'two',
      host: 'shop.example.org',
      ...forwarded,
    });
  });

  it.skipIf(!openssl)(`serves HTTPS itself${openssl ? '' : ' (skipped: there is no openssl)'}`, async () => {
    const [certificate, key] = [join(folder, 'one.crt'), join(folder, 'one.key')];
    const subject = ['-subj', '/CN=one.example.com', '-days', '1', '-nodes'];
    spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-keyout',
      key,
      '-out',
      certificate,
      ...subject,
    ]);
    const target = await listening(teller('one'), there);
    const [http, https] = [await free(), await free()];
    const services = { 'a/one': { ips: there, ports: [target] } };
    const one = { service: 'a/one', hosts: 'one.example.com', port: target, tls: { certificate, key } };
    const edge = { mode: 'http', listen: here, services: [one] };
    await start(conf(services, edge, { 80: http, 443: https }), https);
    expect(await get(request, http, 'one.example.com')).toMatchObject({
      status: 301,
      location: 'https://one.example.com/x',
    });
    const { status, body } = await get(requestTls, https, 'one.example.com');
    expect([status, JSON.parse(body)]).toEqual([
      200,
      { name: 'one', host: 'one.example.com', from: here, proto: 'https' },
    ]);
  });
});
