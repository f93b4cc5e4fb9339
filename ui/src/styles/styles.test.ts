import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const styled = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(css|svelte)$/.test(name),
);

/** A declaration after which no outline is drawn, in whatever colours. */
const undrawn =
  /(?<![\w-])outline(-style|-width)?\s*:[^;{}(]*(?<![\w.%-])(none|initial|unset|0(px|r?em)?)(?![\w.%-])/i;

describe('the styles', () => {
  it('take the outline of the focus from nothing: what is transparent is drawn in forced colours', () => {
    expect(styled.length).toBeGreaterThan(40);
    const without = styled.filter((name) => undrawn.test(readFileSync(join(root, name), 'utf8')));
    // The message has a line beside it instead, in forced colours too.
    expect(without).toEqual([join('styles', 'editor.css')]);
  });

  it('are read for every way to take it', () => {
    const taken = [
      'outline: none',
      'outline:0',
      'outline: 0px solid red',
      'outline: solid 0',
      'OUTLINE : None',
    ];
    const more = ['outline-style: none', 'outline-width: 0', 'outline: thin none red', 'outline: unset'];
    expect([...taken, ...more].filter((one) => !undrawn.test(`a {\n  ${one};\n}`))).toEqual([]);
    const left = ['outline: 2px solid var(--focus)', 'outline-color: transparent', 'outline-offset: 0'];
    const others = [
      'outline: 10px solid',
      'outline: 0.5px solid',
      'outline: 2px dashed #000',
      '--outline: 0',
    ];
    expect([...left, ...others].filter((one) => undrawn.test(`a {\n  ${one};\n  border: 0;\n}`))).toEqual([]);
  });
});
