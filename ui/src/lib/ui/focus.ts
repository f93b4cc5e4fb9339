/**
 * Puts the focus on what has come in the place of something that was removed from a list: the next of its kind, else the
 * one before. False where none is left.
 */
export function focusNear(place: HTMLElement | null, kind: string, index: number): boolean {
  const all = place?.querySelectorAll<HTMLElement>(kind) ?? [];
  const near = all[Math.min(index, all.length - 1)];
  near?.focus();
  return near !== undefined;
}
