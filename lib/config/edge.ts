import * as z from 'zod';
import { tryAddress } from '../addresses/range.js';
import { later } from './later.js';
import { someOf } from './names.js';
import { problem } from './problem.js';
import { serviceKey } from './services.js';

const address = z.string().refine((text) => tryAddress(text) !== undefined, {
  error: problem('is no IP address', 'write one address, such as 203.0.113.10'),
});

const portNumber = z.int().min(1).max(65535);

const hostName = z
  .string()
  .regex(/^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/, {
    error: problem('is no host name', 'write a name such as shop.example.com, or *.example.com'),
  });

const file = z.string().regex(/^[\w./@+-]+$/, {
  error: problem('is no plain path', 'use letters, digits and . / _ - @ + only'),
});

const entryObject = later(() =>
  z.strictObject({
    service: serviceKey.describe('The Service, NAMESPACE/NAME'),
    listen: someOf(address).optional().describe('Addresses to listen on for this Service alone'),
    ports: z
      .record(z.string().regex(/^\d{1,5}$/), portNumber)
      .optional()
      .describe('For stream: port here to port of the Service. Default: every port of the Service, as it is'),
    proxyProtocol: z
      .boolean()
      .optional()
      .describe('For stream: PROXY protocol to this Service. Default: that of nginx'),
    hosts: someOf(hostName)
      .optional()
      .describe(
        'For http: host names. Default: those of its istioGateway, or every name for the only Service',
      ),
    port: portNumber.optional().describe('For http: port of the Service. Default: 80, else 443'),
    tls: z
      .strictObject({ certificate: file.describe('Certificate chain'), key: file.describe('Its key') })
      .optional()
      .describe('For http: serve HTTPS on 443 with these files of the nginx host, and redirect to it'),
  }),
);

/** A Service behind the edge: its name alone, or with settings. */
const entry = later(() =>
  z
    .union([serviceKey, entryObject])
    .transform((value): EdgeEntry => (typeof value === 'string' ? { service: value } : value)),
);

export type EdgeEntry = z.infer<typeof entryObject>;

const nginx = later(() =>
  z
    .strictObject({
      mode: z
        .enum(['stream', 'http'])
        .default('stream')
        .describe('stream passes connections on; http reads requests'),
      listen: someOf(address)
        .optional()
        .describe('Addresses of the public interface. Default: every address'),
      proxyProtocol: z
        .boolean()
        .default(false)
        .describe(
          'For stream: tell the Services the client address by PROXY protocol, which they must expect',
        ),
      services: z.array(entry).min(1).describe('Services to pass on to'),
    })
    .superRefine((edge, context) => {
      if (edge.mode !== 'http') return;
      const message = problem(
        'is not for mode: http, which says the client address in X-Forwarded-For',
        'remove it, or use stream',
      );
      const places = [
        ...(edge.proxyProtocol ? [['proxyProtocol']] : []),
        ...edge.services.flatMap(({ proxyProtocol }, index) =>
          proxyProtocol ? [['services', index, 'proxyProtocol']] : [],
        ),
      ];
      for (const path of places) context.addIssue({ code: 'custom', path, message });
    }),
);

export type NginxConfig = z.infer<typeof nginx>;

/** What stands in front of the load-balancer addresses. */
export const edgeSection = later(() =>
  z.strictObject({
    nginx: nginx
      .optional()
      .describe('An nginx that passes a public interface on to the load-balancer addresses'),
  }),
);

export type EdgeConfig = z.infer<typeof edgeSection>;
