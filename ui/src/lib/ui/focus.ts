/** Whether the focus fell to the page, since what had it is gone. Anywhere else somebody has put it. */
export function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || !activeElement.isConnected;
}

/**
 * Puts the focus on what has come in the place of something that was removed from a list: the next of its kind, else the
 * one before. It stays where somebody has put it meanwhile. False where it is lost and none is left.
 */
export function focusNear(place: HTMLElement | null, kind: string, index: number): boolean {
  if (!isFocusLost()) return true;
  const all = place?.querySelectorAll<HTMLElement>(kind) ?? [];
  const near = all[Math.min(index, all.length - 1)];
  near?.focus();
  return near !== undefined;
}
