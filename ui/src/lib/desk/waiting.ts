/** Milliseconds that something may take where nobody can be left waiting: a lock, above all. */
export const LONGEST = 3_000;

/** The same, or a rejection where it takes too long. */
export function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), LONGEST);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
