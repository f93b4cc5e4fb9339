import {
  history,
  historyKeymap,
  invertedEffects,
  isolateHistory,
  standardKeymap,
  undo,
} from '@codemirror/commands';
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  openSearchPanel,
  search,
  searchPanelOpen,
} from '@codemirror/search';
import { Compartment, EditorState, Prec, StateEffect, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { Box, Manuscript, Prose } from '../desk/manuscript';
import type { Passage } from '../desk/findings';
import type { Edit } from '../ipc';
import { say } from '../words/words.svelte';
import { Marker, marks, placeOf } from './marks';
import { resting, type Resting } from './resting';
import { adoptEditorSheets } from './sheets';

interface Asked extends Resting {
  /** The text has changed. */
  write(prose: Prose): void;
  /** A change of the subject that belongs to one of the text was made or undone. */
  rename(from: string, to: string): void;
  send(): void;
}

/** The subject is no part of the text, yet is undone and done again with it. */
const renamed = StateEffect.define<{ from: string; to: string }>();

const renamedBack = invertedEffects.of(({ effects }) =>
  effects.flatMap((effect) =>
    effect.is(renamed) ? [renamed.of({ from: effect.value.to, to: effect.value.from })] : [],
  ),
);

/** CodeMirror's own words, in the language of the window. */
function phrases(): Record<string, string> {
  return {
    Find: say('find'),
    Replace: say('find-replace'),
    next: say('find-next'),
    previous: say('find-previous'),
    replace: say('find-replace-one'),
    'replace all': say('find-replace-all'),
    'match case': say('find-match-case'),
    'by word': say('find-by-word'),
    close: say('find-close'),
    'current match': say('find-current'),
    'on line': say('find-on-line'),
    'replaced match on line $': say('find-replaced-one'),
    'replaced $ matches': say('find-replaced-all'),
  };
}

/** What changes with the language. */
function spoken(): Extension {
  return [
    EditorState.phrases.of(phrases()),
    placeholder(say('message-placeholder')),
    EditorView.contentAttributes.of({ 'aria-label': say('message') }),
  ];
}

/** A text with some edits, which are in order. */
function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (sofar, { start, end, with: put }) => sofar.slice(0, start) + put + sofar.slice(end),
    text,
  );
}

const closeSearch = (view: EditorView): boolean => searchPanelOpen(view.state) && closeSearchPanel(view);

/** The message: plain prose, with marks under the words that decided. */
export class Editor implements Manuscript {
  readonly view: EditorView;
  readonly #language = new Compartment();
  readonly #asked: Asked;
  readonly #marker = new Marker();

  constructor(parent: HTMLElement, asked: Asked) {
    adoptEditorSheets(parent.ownerDocument);
    this.#asked = asked;
    this.view = new EditorView({ parent, state: this.#sheet() });
  }

  /** A sheet without a history: empty, or with this text. */
  #sheet(doc = ''): EditorState {
    const [asked, marker] = [this.#asked, this.#marker];
    return EditorState.create({
      doc,
      extensions: [
        history(),
        renamedBack,
        search({ top: true }),
        marks,
        resting(asked),
        Prec.highest(
          keymap.of([
            {
              key: 'Mod-Enter',
              run: () => {
                asked.send();
                return true;
              },
            },
          ]),
        ),
        keymap.of([
          { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
          {
            key: 'F3',
            run: findNext,
            shift: findPrevious,
            scope: 'editor search-panel',
            preventDefault: true,
          },
          {
            key: 'Mod-g',
            run: findNext,
            shift: findPrevious,
            scope: 'editor search-panel',
            preventDefault: true,
          },
          { key: 'Escape', run: closeSearch, scope: 'editor search-panel' },
          ...historyKeymap,
          ...standardKeymap,
        ]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'data-testid': 'message',
          tabindex: '0',
          spellcheck: 'true',
          autocorrect: 'on',
          autocapitalize: 'sentences',
        }),
        EditorView.updateListener.of((update) => {
          const effects = update.transactions.flatMap((transaction) => transaction.effects);
          for (const effect of effects) {
            if (effect.is(renamed)) asked.rename(effect.value.from, effect.value.to);
          }
          if (!update.docChanged) return;
          marker.note(update.startState.doc, update.changes.desc);
          asked.write(update.state.doc);
        }),
        this.#language.of(spoken()),
      ],
    });
  }

  highlight(passages: readonly Passage[], prose: Prose, heard: Prose): void {
    const change = this.#marker.show(this.view.state, passages, prose, heard);
    if (change) this.view.dispatch(change);
  }

  point(index: number): void {
    const place = placeOf(this.view.state, index);
    if (!place) return;
    this.view.dispatch({
      selection: { anchor: place.from, head: place.to },
      effects: EditorView.scrollIntoView(place.from, { y: 'center' }),
    });
    this.view.focus();
  }

  where(index: number): { start: number; end: number } | null {
    const place = placeOf(this.view.state, index);
    return place && { start: place.from, end: place.to };
  }

  boxes(index: number): readonly Box[] {
    const marked = this.view.contentDOM.querySelectorAll(`[data-index="${index}"]`);
    return [...marked].flatMap((one) => [...one.getClientRects()]);
  }

  replace(edits: readonly Edit[], subject: string): void {
    const changes = edits
      .filter(({ field }) => field === 'body')
      .map(({ start, end, with: insert }) => ({ from: start, to: end, insert }));
    const next = edited(
      subject,
      edits.filter(({ field }) => field === 'subject'),
    );
    this.view.dispatch({
      changes,
      effects: next === subject ? [] : renamed.of({ from: subject, to: next }),
      annotations: isolateHistory.of('full'),
    });
  }

  undo(): void {
    undo(this.view);
    this.view.focus();
  }

  /** What was written is gone: undo does not bring it back. */
  clear(): void {
    this.#marker.forget();
    this.view.setState(this.#sheet());
  }

  fill(text: string): Prose {
    this.#marker.forget();
    this.view.setState(this.#sheet(text));
    const { doc } = this.view.state;
    this.view.dispatch({
      selection: { anchor: doc.length },
      effects: EditorView.scrollIntoView(doc.length),
    });
    return doc;
  }

  focus(): void {
    this.view.focus();
  }

  /** The window's language has changed. */
  speak(): void {
    this.view.dispatch({ effects: this.#language.reconfigure(spoken()) });
  }

  destroy(): void {
    this.view.destroy();
  }
}
