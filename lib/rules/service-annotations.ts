/** Prefix of MetalLB's annotations since 0.14.9. */
export const newPrefix = 'metallb.io/';

/** The older prefix, which is still read. */
export const oldPrefix = 'metallb.universe.tf/';
