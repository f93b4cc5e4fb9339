import { describe, expect, it } from 'vitest';
import { beside } from './beside';

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
const card = { width: 336, height: 240 };

describe('a card beside words', () => {
  it('stands below them, else above, else at a side', () => {
    const view = { width: 1200, height: 760 };
    expect(beside([box(300, 200, 400, 220)], card, view)).toMatchObject({ left: 300, top: 226 });
    expect(beside([box(300, 700, 400, 720)], card, view)).toMatchObject({ left: 300, top: 454 });
    const tall = [box(300, 100, 500, 700)];
    expect(beside(tall, card, view)).toMatchObject({ left: 506, top: 100 });
    expect(beside([box(800, 100, 1190, 700)], card, view)).toMatchObject({ left: 458 });
  });

  it('is not where nothing of the words is in sight', () => {
    expect(beside([], card, { width: 800, height: 600 })).toBeNull();
    expect(beside([box(0, 700, 9, 720)], card, { width: 800, height: 600 })).toBeNull();
  });

  it('is inside the window and covers no words, wherever they are, at every size', () => {
    for (const view of [
      { width: 1200, height: 760 },
      { width: 700, height: 520 },
      { width: 640, height: 400 },
    ]) {
      for (let top = 0; top + 20 < view.height; top += 13) {
        for (let left = 0; left + 60 < view.width; left += 37) {
          const words = box(left, top, left + 60, top + 20);
          const place = beside([words], card, view);
          if (!place) throw new Error('no place');
          const height = Math.min(card.height, place.room);
          const [right, bottom] = [place.left + card.width, place.top + height];
          expect(place.left).toBeGreaterThanOrEqual(8);
          expect(place.top).toBeGreaterThanOrEqual(8);
          expect(right).toBeLessThanOrEqual(view.width - 8);
          expect(bottom).toBeLessThanOrEqual(view.height - 8);
          const apart =
            bottom < words.top || place.top > words.bottom || right < words.left || place.left > words.right;
          expect(apart).toBe(true);
        }
      }
    }
  });
});
