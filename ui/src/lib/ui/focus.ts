/**
 * Puts the focus on what has come in the place of something that was removed from a list: the next of its kind, else the
 * one before, else the place itself.
 */
export function focusNear(place: HTMLElement, kind: string, index: number): void {
  const all = place.querySelectorAll<HTMLElement>(kind);
  (all[Math.min(index, all.length - 1)] ?? place).focus();
}
