/** Ids and versions that two devices can make apart from each other and still put in order. */

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

export function randomHex(digits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.ceil(digits / 2)));
  return [...bytes].map((byte) => hex(byte, 2)).join("").slice(0, digits);
}

/** A UUIDv7 (RFC 9562): the millisecond first, so that ids sort by when they were made. */
export function newId(nowMs: number = Date.now()): string {
  const time = hex(nowMs, 12);
  const variant = (8 + (crypto.getRandomValues(new Uint8Array(1))[0]! & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomHex(3)}-${variant}${randomHex(3)}-${randomHex(12)}`;
}

const OURS = /^([0-9a-f]{12})-([0-9a-f]{4})-[0-9a-f]+$/;

/** The next version of a hybrid logical clock (Kulkarni 2014): greater than `seen`, and not before the present millisecond. */
export function nextVersion(seen: string, node: string, nowMs: number = Date.now()): string {
  const present = `${hex(nowMs, 12)}-0000-${node}`;
  const last = OURS.exec(seen);
  if (present > seen || !last) return present;
  const counter = parseInt(last[2]!, 16);
  return counter < 0xffff ? `${last[1]}-${hex(counter + 1, 4)}-${node}` : `${hex(parseInt(last[1]!, 16) + 1, 12)}-0000-${node}`;
}

/** The moment as it is written in a fact: by the athlete's own clock, with its offset. */
export function localInstant(when: Date = new Date()): string {
  const offset = -when.getTimezoneOffset();
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, "0");
  const wall = new Date(when.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${wall}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}

export const localDay = (when: Date = new Date()): string => localInstant(when).slice(0, 10);

export function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
