/** Domains as they are typed or pasted: by themselves, or behind the `@` of an address. */
export function splitDomains(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((part) =>
      part
        .replace(/^.*@/, '')
        .replace(/[.>]+$/, '')
        .toLowerCase(),
    )
    .filter((part) => part !== '');
}

/** Whether a space after this ends it. */
export const isDomain = (text: string): boolean => /^\S+\.\S+$/.test(text.trim());
