import {defineConfig} from 'vitest/config';
import {CountReporter} from './test/count-reporter.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', new CountReporter()],
  },
});
