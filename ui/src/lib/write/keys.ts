import type { Desk } from '../desk/desk.svelte';

/**
 * The keys of a desk: F8 and Shift+F8 go to the next words and the previous ones, F9 makes the smallest change,
 * Control and Enter send. A dialog has the keys to itself.
 */
export function deskKeys(event: KeyboardEvent, desk: Desk, step: (by: 1 | -1) => void): void {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (event.key === 'F8') step(event.shiftKey ? -1 : 1);
  else if (event.key === 'F9') void desk.smallest.make();
  else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void desk.send();
  else return;
  event.preventDefault();
}
