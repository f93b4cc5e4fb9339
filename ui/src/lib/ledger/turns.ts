/** Tells of each answer whether it is still waited for: a later question, or none any more, makes it late. */
export class Turns {
  #now = 0;

  next(): () => boolean {
    this.#now += 1;
    const mine = this.#now;
    return () => mine === this.#now;
  }
}
