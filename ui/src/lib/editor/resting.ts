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
function indexAt(target: EventTarget | null): number | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return mark ? Number(mark.dataset['index']) : null;
}

/** Tells when the pointer rests on marked words. What moves below a pointer that stays, as in typing, does not count. */
export function resting({ rested, left }: Resting): Extension {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = { x: -1, y: -1 };
  let over = false;

  function away(): void {
    clearTimeout(timer);
    if (over) left();
    over = false;
  }

  return [
    EditorView.domEventHandlers({
      mousemove(event) {
        if (event.screenX === last.x && event.screenY === last.y) return;
        last = { x: event.screenX, y: event.screenY };
        const index = event.buttons === 0 ? indexAt(event.target) : null;
        if (index === null) return away();
        clearTimeout(timer);
        over = true;
        timer = setTimeout(() => rested(index), REST);
      },
      mouseleave: away,
      mousedown: away,
    }),
    EditorView.updateListener.of(({ docChanged }) => {
      if (docChanged) clearTimeout(timer);
    }),
  ];
}
