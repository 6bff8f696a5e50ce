import { expect, test } from 'vitest';
import { run } from '../../lib/cli/run.js';
import { MemoryIo } from '../memory-io.js';

const config = (ignore: string) => `pools:
  lab: 192.0.2.77/24
  home: {addresses: 198.51.100.9/24, announce: none}
${ignore}`;

async function check(text: string, file = 'cluster.yaml') {
  const io = new MemoryIo({ [file]: text });
  const code = await run(['check', file], io);
  return { code, out: io.stdout, err: io.stderr };
}

test('a warning is silenced at one object, for a reason, and counted', async () => {
  const { code, out, err } = await check(
    config(`ignore:
  - {rule: addr-hostbits, object: IPAddressPool/lab, reason: we mean the whole network}
  - {rule: ann-no-advertisement, reason: the routers have a static route}
`),
  );
  expect([code, err]).toEqual([0, 'silenced: 2 findings\n']);
  expect(
    out,
  ).toBe(`cluster.yaml:3:21: warning: pool home: 198.51.100.9/24 has host bits, and is all of 198.51.100.0/24 [addr-hostbits]
  write 198.51.100.0/24 if you mean all of it, or 198.51.100.9-198.51.100.255 if you mean from that address on
1 warning
`);
});

test('synth lists what is silenced, where and why', async () => {
  const io = new MemoryIo({
    'cluster.yaml': config(`ignore:
  - {rule: addr-hostbits, reason: we mean the whole networks}
  - {rule: ann-no-advertisement, object: IPAddressPool/metallb-system/home, reason: static route}
`),
  });
  expect(await run(['synth'], io)).toBe(0);
  expect(io.stderr).toContain(`
Silenced:
  addr-hostbits (2 times): we mean the whole networks (cluster.yaml:5)
  ann-no-advertisement at IPAddressPool/metallb-system/home: static route (cluster.yaml:6)
`);
  expect(io.stderr).not.toContain('warning');
});

test('an annotation silences a warning about its own object alone', async () => {
  const pool = (name: string, entry: string, annotations: string) => `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: ${name}, namespace: metallb-system, annotations: {${annotations}}}
spec: {addresses: [${entry}]}
---
`;
  const text = `${pool('lab', '192.0.2.77/24', 'cdk8s-metallb.io/ignore.addr-hostbits: the whole network')}${pool('home', '198.51.100.9/24', '')}apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: {name: all, namespace: metallb-system}
`;
  const { code, out, err } = await check(text, 'manifests.yaml');
  expect([code, err]).toEqual([0, 'silenced: 1 finding\n']);
  expect(
    out,
  ).toBe(`manifests.yaml:9:20: warning: pool home: 198.51.100.9/24 has host bits, and is all of 198.51.100.0/24 [addr-hostbits]
  write 198.51.100.0/24 if you mean all of it, or 198.51.100.9-198.51.100.255 if you mean from that address on
1 warning
`);
});

test('a silence without a reason, of no rule, of an error or of nothing is a finding itself', async () => {
  const { code, out } = await check(`pools:
  lab: {addresses: 192.0.2.9, annotations: {cdk8s-metallb.io/ignore.addr-hostbits: " "}}
ignore:
  - {rule: addr-hostbit, reason: typo}
  - {rule: addr-format, reason: one address}
  - {rule: addr-mapped, object: IPAddressPool/lab, reason: long gone}
  - {rule: kubeproxy-ipvs, reason: moved already}
`);
  expect(code).toBe(1);
  expect(
    out,
  ).toBe(`cluster.yaml:2:20: error: pool lab: 192.0.2.9 is a bare address, which MetalLB does not read [addr-format]
  write 192.0.2.9/32
cluster.yaml:2:84: warning: addr-hostbits is ignored without a reason [silence-reason]
  say in a few words why the warning does not count here
cluster.yaml:4:5: warning: there is no rule addr-hostbit to ignore; there is addr-hostbits [silence-unknown]
  correct the name, or remove the silence
cluster.yaml:5:5: warning: addr-format is an error here, and cannot be ignored [silence-error]
  mend the error, and remove the silence
cluster.yaml:6:5: warning: addr-mapped is ignored at IPAddressPool/lab, and found nothing there [silence-unused]
  remove it
cluster.yaml:7:5: warning: kubeproxy-ipvs is ignored, and found nothing there [silence-unused]
  remove it
1 error, 5 warnings
`);
});

test('the config refuses a silence without a rule, with an empty reason, or of what is no object', async () => {
  const { code, out } = await check(`pools:
  lab: 192.0.2.0/28
ignore:
  - {reason: why not}
  - {rule: addr-hostbits, reason: " "}
  - {rule: addr-hostbits, object: lab, reason: x}
`);
  expect(code).toBe(1);
  expect(out).toBe(`cluster.yaml:4:5: error: ignore[0].rule is missing [config-missing]
  add it: text
cluster.yaml:5:35: error: ignore[1].reason   gives no reason [config-value]
  say in a few words why the warning does not count here
cluster.yaml:6:35: error: ignore[2].object lab is no object [config-value]
  write KIND/NAME or KIND/NAMESPACE/NAME, such as IPAddressPool/home
3 errors
`);
});
