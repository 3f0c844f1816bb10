/** A component that is drawn anew only when what it is given has changed. */
import { useRef } from "preact/hooks";
import { h, type Component, type FunctionComponent } from "preact";

export function memo<P extends object>(drawn: FunctionComponent<P>): FunctionComponent<P> {
  const of = drawn as FunctionComponent<object>;
  return function Same(this: Component<P>, props: P) {
    this.shouldComponentUpdate = (next) => differs(this.props, next);
    return h(of, props);
  } as FunctionComponent<P>;
}

function differs(one: object, other: object): boolean {
  const keys = Object.keys(other) as (keyof typeof one)[];
  return keys.length !== Object.keys(one).length || keys.some((key) => !Object.is(one[key], other[key]));
}

/** A function that stays the same one and does what the newest does, so that what it is given to need not be drawn anew. */
export function useSteady<A extends unknown[], R>(newest: (...said: A) => R): (...said: A) => R {
  const kept = useRef(newest);
  kept.current = newest;
  return useRef((...said: A) => kept.current(...said)).current;
}
