/** From so many recipients up a message is told of as one to many: each of them may pass it on. */
export const MANY = 10;

const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;

/** The address of a recipient, lower case; null where there is none. */
export function addressOf(recipient: string): string | null {
  const bare = /<([^<>]*)>\s*$/.exec(recipient)?.[1] ?? recipient;
  const address = bare.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(address) ? address : null;
}

const within = (domain: string, own: readonly string[]): boolean =>
  own.some((one) => domain === one || domain.endsWith(`.${one}`));

/** The recipients outside the organisation; none where its domains are not known. */
export function outsiders(to: readonly string[], own: readonly string[]): string[] {
  if (own.length === 0) return [];
  return to.filter((recipient) => {
    const domain = addressOf(recipient)?.split('@')[1];
    return domain !== undefined && !within(domain, own);
  });
}

/** The recipients who have no part in the thread that the message quotes; none where it quotes none. */
export function newcomers(to: readonly string[], body: string): string[] {
  const quoted = body
    .split('\n')
    .filter((line) => /^\s*>/.test(line) || /^(?:on|le)\s.*@.*:\s*$/i.test(line));
  const thread = new Set(quoted.flatMap((line) => line.toLowerCase().match(ADDRESS) ?? []));
  if (thread.size === 0) return [];
  return to.filter((recipient) => {
    const address = addressOf(recipient);
    return address !== null && !thread.has(address);
  });
}
