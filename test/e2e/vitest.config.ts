import { defineConfig } from 'vitest/config';
import { assetsFolder, metallbFolder, oldMetallbFolder } from './binaries/folders.js';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // The two commands may lose the race with discovery on a busy machine.
    retry: 1,
    env: { KUBEBUILDER_ASSETS: assetsFolder, METALLB_BIN: metallbFolder, METALLB_OLD_BIN: oldMetallbFolder },
  },
});
