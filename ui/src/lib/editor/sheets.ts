import { StyleModule } from 'style-mod';

/**
 * CodeMirror writes its rules into a `<style>` element, which the window's content security policy refuses; inside a
 * shadow root it uses a constructed style sheet, which is allowed. This has the set of rules made there and hands it
 * to the document, which then adopts the same sheet.
 */
export function adoptEditorSheets(owner: Document): void {
  const root = owner.createElement('div').attachShadow({ mode: 'open' });
  StyleModule.mount(root as unknown as ShadowRoot, new StyleModule({}));
  for (const key of Object.getOwnPropertySymbols(root)) {
    if (key.description === 'styleSet') {
      Object.defineProperty(owner, key, {
        value: Reflect.get(root, key),
        configurable: true,
        writable: true,
      });
    }
  }
}
