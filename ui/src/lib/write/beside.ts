import type { Box } from '../desk/manuscript';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a card goes, and how high it may be. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly room: number;
}

/** Pixels between the card and the words, and between it and the window's edge. */
const GAP = 6;
const EDGE = 8;
/** A card is of use from this height on: it scrolls. */
const LEAST = 120;

const within = (least: number, wanted: number, most: number): number =>
  Math.max(least, Math.min(wanted, most));

/**
 * A place for a card beside words, inside the window: below them, above, or at a side, where it fits; where it fits
 * nowhere, where there is most room. It covers the words only if they leave no room at all: then it keeps off their first
 * line.
 */
export function beside(words: readonly Box[], card: Size, view: Size): Place | null {
  const seen = words.filter(({ top, bottom }) => bottom > 0 && top < view.height);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last) return null;
  const [top, bottom] = [Math.min(...seen.map((one) => one.top)), Math.max(...seen.map((one) => one.bottom))];
  const [left, right] = [Math.min(...seen.map((one) => one.left)), Math.max(...seen.map((one) => one.right))];
  const across = (wanted: number): number => within(EDGE, wanted, view.width - EDGE - card.width);
  const below = { left: across(last.left), top: bottom + GAP, room: view.height - EDGE - bottom - GAP };
  const over = top - GAP - EDGE;
  const above = { left: across(first.left), top: top - GAP - Math.min(card.height, over), room: over };
  const height = view.height - 2 * EDGE;
  const down = within(EDGE, top, view.height - EDGE - Math.min(card.height, height));
  const sides = [
    { left: right + GAP, top: down, room: height },
    { left: left - GAP - card.width, top: down, room: height },
  ].filter((one) => one.left >= EDGE && one.left + card.width <= view.width - EDGE);
  const all = [below, above, ...sides];
  const fits = all.find(({ room }) => room >= card.height);
  if (fits) return fits;
  const most = all.reduce((best, one) => (one.room > best.room ? one : best));
  if (most.room >= LEAST || seen.length === 1) return { ...most, room: Math.max(most.room, LEAST) };
  return beside([first], card, view);
}
