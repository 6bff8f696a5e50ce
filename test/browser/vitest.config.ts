import { defineConfig } from 'vitest/config';

/** What needs Chromium; .ci/suites/browser installs it and runs this. */
export default defineConfig({
  test: { include: ['test/browser/*.browser.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
