import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LOOK_EVERY, whenIdle } from './idle';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watching(minutes: number | null = 15) {
  const target = new EventTarget();
  const limit = { minutes };
  const call = vi.fn();
  const stop = whenIdle(target, () => limit.minutes, call);
  return { target, limit, call, stop };
}

it('calls once, after so many minutes', () => {
  const { call } = watching();
  vi.advanceTimersByTime(15 * MINUTE - 1);
  expect(call).not.toHaveBeenCalled();
  vi.advanceTimersByTime(LOOK_EVERY);
  expect(call).toHaveBeenCalledTimes(1);
});

for (const sign of ['keydown', 'input', 'pointerdown', 'pointermove', 'wheel']) {
  it(`is put off by ${sign}`, () => {
    const { target, call } = watching();
    for (let minute = 0; minute < 60; minute += 1) {
      vi.advanceTimersByTime(MINUTE);
      target.dispatchEvent(new Event(sign));
    }
    expect(call).not.toHaveBeenCalled();
    vi.advanceTimersByTime(15 * MINUTE + LOOK_EVERY);
    expect(call).toHaveBeenCalledTimes(1);
  });
}

it('does nothing while there is nothing to lock, and stops', () => {
  const { limit, call, stop } = watching(null);
  vi.advanceTimersByTime(60 * MINUTE);
  expect(call).not.toHaveBeenCalled();
  limit.minutes = 15;
  stop();
  vi.advanceTimersByTime(60 * MINUTE);
  expect(call).not.toHaveBeenCalled();
});

it('counts the time that the computer sleeps', () => {
  const { call } = watching();
  // Timers stand still, the clock goes on.
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  vi.advanceTimersByTime(LOOK_EVERY);
  expect(call).toHaveBeenCalledTimes(1);
});
