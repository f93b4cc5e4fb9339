/** Milliseconds between two looks at the clock. */
export const LOOK_EVERY = 10_000;

const SIGNS = ['keydown', 'input', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Calls back after so many minutes without a key, the pointer or the wheel. `minutes` is asked at each look; null while
 * there is nothing to wait for. Returns what stops it.
 */
export function whenIdle(target: EventTarget, minutes: () => number | null, call: () => void): () => void {
  // The clock, and not the time that the page has run: that stands still while the computer sleeps.
  let last = Date.now();
  const sign = (): void => {
    last = Date.now();
  };
  const timer = setInterval(() => {
    const [now, limit] = [Date.now(), minutes()];
    // A clock that was set back.
    last = Math.min(last, now);
    if (limit !== null && now - last >= limit * 60_000) {
      last = now;
      call();
    }
  }, LOOK_EVERY);
  for (const one of SIGNS) target.addEventListener(one, sign, { capture: true, passive: true });
  return () => {
    clearInterval(timer);
    for (const one of SIGNS) target.removeEventListener(one, sign, { capture: true });
  };
}
