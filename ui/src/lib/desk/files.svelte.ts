import type { Attached, AttachedPart, Client, Draft, DraftAttachment, Problem } from '../ipc';
import { problemOf } from '../session.svelte';
import { words } from '../words/words.svelte';

/** Most bytes of a file that cross to the program; it says of a larger one that it is too large. */
const LARGEST = 64 * 1024 * 1024;

/** A file that goes with the draft. */
export interface Filed {
  readonly key: number;
  /** By which the program has it while it is to be read, if it came with a message. */
  readonly expected: string | null;
  readonly name: string;
  /** What the program read; null while it reads, or where it could not be asked. */
  readonly attached: Attached | null;
  readonly problem: Problem | null;
}

/** The files that go with the draft: read by the program, which keeps their texts, and named by their ids. */
export class Files {
  list = $state.raw<readonly Filed[]>([]);
  /** How many files of the message that was opened were too many, and are not here. */
  leftOut = $state(0);
  /** Some file is still being read. */
  readonly reading = $derived(this.list.some((one) => one.attached === null && one.problem === null));
  /** How much text they have, in characters. */
  readonly length = $derived(
    this.list.reduce(
      (sum, one) => sum + (one.attached?.parts.reduce((all, part) => all + part.characters, 0) ?? 0),
      0,
    ),
  );
  /** As the draft names them; those that are not read by their names alone. */
  readonly named: readonly DraftAttachment[] = $derived(
    this.list.map(({ attached, name }) =>
      attached ? { id: attached.id, name: attached.name } : { id: '', name },
    ),
  );
  /** The files and those within them, as findings count them. */
  readonly parts: readonly { name: string; unread: Problem | null }[] = $derived(
    this.list.flatMap((one): { name: string; unread: Problem | null }[] =>
      one.attached
        ? one.attached.parts.map(({ name, unread }: AttachedPart) => ({ name, unread }))
        : [{ name: one.name, unread: one.problem }],
    ),
  );

  readonly #client: () => Client;
  readonly #changed: () => void;
  #last = 0;
  #asked: Promise<unknown> = Promise.resolve();

  constructor(client: () => Client, changed: () => void) {
    this.#client = client;
    this.#changed = changed;
  }

  /** Has files read, one after the other. */
  add(files: readonly File[]): void {
    this.#expect(files, async (file, still) => {
      const bytes = new Uint8Array(await file.slice(0, LARGEST + 1).arrayBuffer());
      // Taken off while the computer was reading it: it does not cross to the program.
      return still() ? this.#client().attach(file.name, bytes) : null;
    });
  }

  /** Has those read that came with a message: the program has them, but for so many. */
  open(files: readonly DraftAttachment[], leftOut = 0): void {
    this.leftOut = leftOut;
    this.#expect(
      files,
      ({ id }) => this.#client().attachOpened(id),
      ({ id }) => id,
    );
  }

  remove(key: number): void {
    const one = this.list.find((filed) => filed.key === key);
    this.list = this.list.filter((filed) => filed.key !== key);
    const id = one?.attached?.id ?? one?.expected;
    if (id) this.#forget(id);
    this.#changed();
  }

  /** Those of a draft that was kept: their texts were not. */
  take(named: readonly DraftAttachment[]): void {
    const problem = words.problem('T013');
    this.list = named.map(({ name }) => {
      this.#last += 1;
      return { key: this.#last, expected: null, name, attached: null, problem };
    });
  }

  /** Once every file is read. */
  async settled(): Promise<void> {
    let asked: Promise<unknown>;
    do {
      asked = this.#asked;
      await asked;
      // Others may have come meanwhile.
    } while (asked !== this.#asked);
  }

  /** The desk is cleared. */
  clear(): void {
    if (this.list.length > 0) this.#forget(null);
    for (const { expected, attached } of this.list) if (expected && !attached) this.#forget(expected);
    [this.list, this.leftOut] = [[], 0];
  }

  #expect<F extends { name: string }>(
    files: readonly F[],
    read: (file: F, still: () => boolean) => Promise<Attached | null>,
    expected: (file: F) => string | null = () => null,
  ): void {
    for (const file of files) {
      this.#last += 1;
      const key = this.#last;
      const { name } = file;
      this.list = [...this.list, { key, expected: expected(file), name, attached: null, problem: null }];
      this.#asked = this.#asked.then(() => this.#read(key, (still) => read(file, still)));
    }
    if (files.length > 0) this.#changed();
  }

  async #read(key: number, read: (still: () => boolean) => Promise<Attached | null>): Promise<void> {
    const still = (): boolean => this.list.some((one) => one.key === key);
    if (!still()) return;
    try {
      const attached = await read(still);
      if (attached && !still()) this.#forget(attached.id);
      else if (attached) this.#put(key, { name: attached.name, attached });
      else if (still()) this.#put(key, { problem: words.problem('T013') });
    } catch (thrown) {
      if (still()) this.#put(key, { problem: problemOf(thrown) });
    }
  }

  #put(key: number, what: Partial<Filed>): void {
    this.list = this.list.map((one) => (one.key === key ? { ...one, ...what } : one));
    this.#changed();
  }

  #forget(id: string | null): void {
    void this.#client()
      .detach(id)
      .catch(() => undefined);
  }
}

/** Whether two drafts have the same files. */
export function sameFiles(one: Draft, other: Draft): boolean {
  const [all, others] = [one.attachments ?? [], other.attachments ?? []];
  return (
    all.length === others.length &&
    all.every((file, index) => file.id === others[index]?.id && file.name === others[index]?.name)
  );
}
