import * as z from 'zod';

export const kubeProxyModes = ['ipvs', 'iptables', 'nftables', 'none'] as const;

/** kube-proxy, where it decides whether layer 2 works. */
export const kubeProxySection = z.strictObject({
  mode: z
    .enum(kubeProxyModes)
    .optional()
    .describe('What kube-proxy runs as, none where something replaced it; never an order to change it'),
  setMode: z
    .enum(['ipvs', 'iptables', 'nftables'])
    .optional()
    .describe('The mode to switch the captured ConfigMap to; nothing else changes it'),
  configMap: z
    .string()
    .min(1)
    .optional()
    .describe('File with the captured ConfigMap: kubectl -n kube-system get configmap kube-proxy -o yaml'),
  emit: z
    .enum(['patch', 'manifest'])
    .default('patch')
    .describe('A merge patch to apply by hand, or a ConfigMap among the objects of the output folder'),
});

export type KubeProxyConfig = z.infer<typeof kubeProxySection>;
