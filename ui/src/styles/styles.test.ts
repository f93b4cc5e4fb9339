import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const styled = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(css|svelte)$/.test(name),
);

describe('the styles', () => {
  it('take the outline of the focus from nothing: what is transparent is drawn in forced colours', () => {
    expect(styled.length).toBeGreaterThan(40);
    const without = styled.filter((name) =>
      /outline(-style)?:\s*(none|0)\b/.test(readFileSync(join(root, name), 'utf8')),
    );
    expect(without).toEqual([]);
  });
});
