import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** Milliseconds that the pointer rests on words before they are spoken of. */
export const REST = 350;

export interface Resting {
  /** The pointer has come to rest on the words of a passage, by its place among all. */
  rested(index: number): void;
  /** It has left them, or does something else. */
  left(): void;
}

/** The passage whose mark the pointer is over: of two, the inner one. */
function indexAt({ target }: MouseEvent): number | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return mark ? Number(mark.dataset['index']) : null;
}

/** Follows the pointer; `at` has the place of the passage whose words it is over. */
export class PointerRest {
  readonly #asked: Resting;
  readonly #at: (event: MouseEvent) => number | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = { x: -1, y: -1 };
  #over = false;

  constructor(asked: Resting, at: (event: MouseEvent) => number | null) {
    this.#asked = asked;
    this.#at = at;
  }

  readonly moved = (event: MouseEvent): void => {
    // What moves below a pointer that stays, as in typing, does not count.
    if (event.screenX === this.#last.x && event.screenY === this.#last.y) return;
    this.#last = { x: event.screenX, y: event.screenY };
    const index = event.buttons === 0 ? this.#at(event) : null;
    if (index === null) return this.away();
    clearTimeout(this.#timer);
    this.#over = true;
    this.#timer = setTimeout(() => this.#asked.rested(index), REST);
  };

  readonly away = (): void => {
    clearTimeout(this.#timer);
    if (this.#over) this.#asked.left();
    this.#over = false;
  };

  /** The text has changed. */
  changed(): void {
    clearTimeout(this.#timer);
  }
}

/** Tells when the pointer rests on marked words of the message. */
export function resting(asked: Resting): Extension {
  const rest = new PointerRest(asked, indexAt);
  return [
    EditorView.domEventHandlers({ mousemove: rest.moved, mouseleave: rest.away, mousedown: rest.away }),
    EditorView.updateListener.of(({ docChanged }) => {
      if (docChanged) rest.changed();
    }),
  ];
}
