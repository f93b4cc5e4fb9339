/// <reference types="svelte" />
/// <reference types="vite/client" />

/** One text of a file of texts, as its source. */
declare module '*?only=error-T013' {
  const source: string;
  export default source;
}
