import * as z from 'zod';
import { problem } from './problem.js';

const reason = z.string().regex(/\S/, {
  error: problem('gives no reason', 'say in a few words why the warning does not count here'),
});

const object = z.string().regex(/^[A-Za-z]+(\/[^/\s]+){1,2}$/, {
  error: problem('is no object', 'write KIND/NAME or KIND/NAMESPACE/NAME, such as IPAddressPool/home'),
});

/** Warnings that are accepted, each with its reason. */
export const ignoreSection = z.array(
  z.strictObject({
    rule: z.string().describe('Id of the rule, as it stands in brackets behind a warning'),
    object: object
      .optional()
      .describe('The object alone, as KIND/NAME or KIND/NAMESPACE/NAME. Default: every object'),
    reason: reason.describe('Why it does not count here; the summary lists it'),
  }),
);
