import { afterEach, describe, expect, it } from 'vitest';
import { focusNear, isFocusLost } from './focus';

afterEach(() => document.body.replaceChildren());

function list(): { place: HTMLElement; other: HTMLElement; at(index: number): HTMLElement } {
  document.body.innerHTML =
    '<div id="list"><button>a</button><button>b</button><button>c</button></div><input id="other" />';
  const [place, other] = ['list', 'other'].map((id) => document.getElementById(id));
  if (!place || !other) throw new Error('no list');
  const at = (index: number): HTMLElement => {
    const one = place.querySelectorAll<HTMLElement>('button')[index];
    if (!one) throw new Error(`no button ${index}`);
    return one;
  };
  return { place, other, at };
}

describe('the focus', () => {
  it('goes to what has come in the place of what had it, or to the one before', () => {
    const { place, at } = list();
    at(1).focus();
    at(1).remove();
    expect([isFocusLost(), focusNear(place, 'button', 1)]).toEqual([true, true]);
    expect(document.activeElement?.textContent).toBe('c');
    at(1).remove();
    expect([focusNear(place, 'button', 1), document.activeElement?.textContent]).toEqual([true, 'a']);
    at(0).remove();
    expect(focusNear(place, 'button', 0)).toBe(false);
  });

  it('stays where somebody has put it meanwhile', () => {
    const { place, other, at } = list();
    at(1).remove();
    other.focus();
    expect([isFocusLost(), focusNear(place, 'button', 1)]).toEqual([false, true]);
    expect(document.activeElement).toBe(other);
    place.replaceChildren();
    expect([focusNear(place, 'button', 0), document.activeElement]).toEqual([true, other]);
  });
});
