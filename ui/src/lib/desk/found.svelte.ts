import type { Verdict } from '../ipc';
import { grouped, groupHeard, passagesIn, readsTheSame, type Group, type Passage } from './findings';
import { Walk } from './walk.svelte';

/** What rules and the reader have marked in the draft, and the writer's way through it. */
export class Found {
  /** In the order of the draft: each passage once. */
  passages = $state.raw<readonly Passage[]>([]);
  /** What rules have marked, by rule. */
  groups = $state.raw<readonly Group[]>([]);
  /** What the reader heard. */
  heard = $state.raw<Group | null>(null);
  readonly count = $derived(this.passages.length);
  readonly walk: Walk;

  /** `point` selects the words of a passage of the message, by its place among all. */
  constructor(point: (index: number) => void) {
    this.walk = new Walk(() => this.passages, point);
  }

  show(verdict: Verdict): void {
    const before = this.passages;
    this.passages = passagesIn(verdict);
    if (readsTheSame(before, this.passages)) return;
    this.groups = grouped(this.passages);
    this.heard = groupHeard(this.passages);
    this.walk.lost();
  }

  forget(): void {
    [this.passages, this.groups, this.heard] = [[], [], null];
    this.walk.lost();
  }
}
