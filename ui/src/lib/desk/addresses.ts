/**
 * Recipients as they are typed or pasted: names, addresses, or both (`Ines Adjani <ines@example.org>`), set apart
 * by semicolons, new lines or commas. A comma inside quotes, or in a list that uses semicolons, belongs to the name.
 */
export function splitRecipients(text: string): string[] {
  const bare = text.replaceAll(/"[^"]*"|<[^>]*>/g, (part) => ' '.repeat(part.length));
  const separator = bare.includes(';') ? /[;\n\r\t]/ : /[,\n\r\t]/;
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at <= bare.length; at += 1) {
    if (at === bare.length || separator.test(bare.charAt(at))) {
      const part = text.slice(from, at).trim();
      if (part) parts.push(...bareAddresses(part));
      from = at + 1;
    }
  }
  return parts;
}

/** Recipients as one text to be typed on, which is split into the same again, whatever commas their names have. */
export function joinRecipients(to: readonly string[]): string {
  const parts = (text: string): string => splitRecipients(text).join('\n');
  const same = [to.join(', '), to.join('; ')].find((text) => parts(text) === to.join('\n'));
  // One alone has no semicolon that would tell the comma of its name.
  return same ?? `${to.join('; ')};`;
}

/** Recipients to be read, whatever commas their names have. */
export const listRecipients = (to: readonly string[]): string => to.join('; ');

/** Addresses with nothing but spaces between them are several. */
function bareAddresses(part: string): string[] {
  const words = part.split(/\s+/);
  return words.length > 1 && words.every(isAddress) ? words : [part];
}

/** Whether a space after this ends it: a whole address, where a name may go on. */
export function isAddress(text: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text.trim());
}

/** The recipients with these added, each of them once. */
export function withRecipients(to: readonly string[], added: readonly string[]): string[] {
  const known = new Set(to.map((one) => one.toLowerCase()));
  const kept = [...to];
  for (const one of added) {
    if (known.has(one.toLowerCase())) continue;
    known.add(one.toLowerCase());
    kept.push(one);
  }
  return kept;
}
