import * as z from 'zod';
import { problem } from './problem.js';

/** The name of a Kubernetes object: an RFC 1123 subdomain of at most 253 characters. */
export const objectName = z
  .string()
  .max(253, { error: problem('is longer than the 253 characters of an object name', 'shorten it') })
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/, {
    error: problem(
      'is no name of a Kubernetes object',
      'use small letters, digits, - and ., starting and ending with a letter or digit',
    ),
  });

/** The name of a namespace: an RFC 1123 label of at most 63 characters. */
export const namespaceName = z
  .string()
  .max(63, { error: problem('is longer than the 63 characters of a namespace', 'shorten it') })
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, {
    error: problem(
      'is no name of a namespace',
      'use small letters, digits and -, starting and ending with a letter or digit',
    ),
  });

/** Labels or annotations: every value is text. */
export const textByKey = z.record(z.string(), z.string());

/** One text, or a list of them. */
export const oneOrMany = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value));

/** One text, or a list of at least one, each in the form of `item`. */
export const someOf = (item: z.ZodType<string, string>) =>
  z.union([item, z.array(item).min(1)]).transform((value) => (typeof value === 'string' ? [value] : value));
