/** A value that screens follow. */
import { useEffect, useState } from "preact/hooks";

export class Observed<T> {
  private readonly followers = new Set<() => void>();
  constructor(private now: T) {}

  get value(): T {
    return this.now;
  }

  set value(next: T) {
    if (Object.is(next, this.now)) return;
    this.now = next;
    for (const tell of [...this.followers]) tell();
  }

  follow(tell: () => void): () => void {
    this.followers.add(tell);
    return () => this.followers.delete(tell);
  }
}

export function useObserved<T>(observed: Observed<T>): T {
  const [, again] = useState(0);
  useEffect(() => observed.follow(() => again((n) => n + 1)), [observed]);
  return observed.value;
}
