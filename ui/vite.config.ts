import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const repository = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  plugins: [svelte()],
  // Relative addresses: the pages are read from inside the program, not from a site's root.
  base: './',
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    // The texts live in locales/, beside the Rust crates that read them too.
    fs: { allow: [repository] },
  },
  build: {
    target: ['es2022', 'safari16.4'],
    sourcemap: false,
    // The content security policy allows no data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // Controllers use runes: tests take Svelte's client build, as the window does.
  ...(process.env.VITEST ? { resolve: { conditions: ['browser'] } } : {}),
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
  },
});
