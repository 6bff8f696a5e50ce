export {
  BfdProfile,
  type BfdProfileProps,
  BgpAdvertisement,
  type BgpAdvertisementProps,
  BgpPeer,
  type BgpPeerProps,
  Community,
  type CommunityProps,
  L2Advertisement,
  type L2AdvertisementProps,
} from './advertisements/construct.js';
export { drawWorld } from './chart.js';
export { synthCluster } from './cli/app.js';
export { worldOfConfig } from './compose.js';
export { type Loaded, type LoadOptions, loadConfig } from './config/load.js';
export type { Config, ConfigInput } from './config/schema.js';
export type { Finding, ObjectRef, Path, Position, Severity } from './finding.js';
export { KubeProxyPatch, type KubeProxyPatchProps } from './kube-proxy/construct.js';
export { LoadBalancerChart, type LoadBalancerChartProps } from './load-balancer-chart.js';
export { type Manifests, readManifests } from './manifests/read.js';
export { MetalLb, type MetalLbProps } from './metallb/construct.js';
export { type Backend, backends, newestRelease, type Release, releases } from './metallb/releases.js';
export type { Held, Open, Plan, PlannedPool, PlannedService, Waiting } from './plan/plan.js';
export { planOf as plan } from './plan/plan-of.js';
export { AddressPool, type AddressPoolProps } from './pools/construct.js';
export { findingsText } from './report/text.js';
export type { Handout, KubeObject, Resource, Use } from './resource.js';
export { check, rules } from './rules/index.js';
export type { Rule } from './rules/rule.js';
export {
  IstioGateway,
  type IstioGatewayProps,
  LoadBalancerService,
  type LoadBalancerServiceProps,
} from './services/construct.js';
export { type Facts, type World, worldOfManifests } from './world.js';
export { worldOf } from './world-of.js';
