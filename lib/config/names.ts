import { z } from 'zod';

/** The name of a Kubernetes object as most kinds want it (RFC 1123 subdomain, at most 253 characters). */
export const objectName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/);

/** The name of a namespace (RFC 1123 label, at most 63 characters). */
export const namespaceName = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);

/** Labels a person writes: values are text. */
export const labels = z.record(z.string(), z.string());
