import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  openSearchPanel,
  search,
  searchPanelOpen,
} from '@codemirror/search';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { Manuscript, Prose } from '../desk/manuscript';
import type { Passage } from '../desk/findings';
import { say } from '../words/words.svelte';
import { Marker, marks, placeOf } from './marks';
import { adoptEditorSheets } from './sheets';

interface Asked {
  /** The text has changed. */
  write(prose: Prose): void;
  send(): void;
}

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
    this.view = new EditorView({ parent, state: this.#blank() });
  }

  /** An empty sheet, without a history. */
  #blank(): EditorState {
    const [asked, marker] = [this.#asked, this.#marker];
    return EditorState.create({
      extensions: [
        history(),
        search({ top: true }),
        marks,
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
          if (!update.docChanged) return;
          marker.note(update.startState.doc, update.changes.desc);
          asked.write(update.state.doc);
        }),
        this.#language.of(spoken()),
      ],
    });
  }

  highlight(passages: readonly Passage[], prose: Prose): void {
    const change = this.#marker.show(this.view.state, passages, prose);
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

  /** What was written is gone: undo does not bring it back. */
  clear(): void {
    this.#marker.forget();
    this.view.setState(this.#blank());
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
