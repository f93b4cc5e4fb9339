import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** Of a file of texts one alone, as its source: `errors.ftl?only=error-T013`. The program says the others. */
const oneText: Plugin = {
  name: 'one-text',
  enforce: 'pre',
  load(address) {
    const [file = '', id] = address.split('?only=');
    if (id === undefined) return null;
    this.addWatchFile(file);
    const [text] = new RegExp(`^${id} =.*(\\n[ \\t].*)*`, 'm').exec(readFileSync(file, 'utf8')) ?? [];
    if (text === undefined) throw new Error(`${file} has no ${id}`);
    return `export default ${JSON.stringify(text)};`;
  },
};

export default defineConfig({
  plugins: [oneText, svelte()],
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
