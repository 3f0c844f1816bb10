// Written by web/generate_types.py from the server's OpenAPI document; change the models there.

/** An exercise that serves instead: for which reasons to swap (`serves`), why, and as it would be done today. */
export interface Alternative {
  slug: string;
  name: string;
  implement: string;
  serves: string[];
  why: Why[];
  planned: PlannedExercise;
}

/** What may be done instead of each exercise of a day. */
export interface Alternatives {
  date: string;
  units: "kg" | "lb";
  exercises: Swappable[];
}

/** If a set comes out so, this is the next one. A null bound of `rir` means any, or none told. */
export interface Answer {
  reps_low: number;
  reps_high: number;
  load_kg: number | null;
  code: string;
}

/** What the browser's `navigator.credentials.get` gave, as JSON. */
export interface Assertion {
  credential: Record<string, unknown>;
  device: string;
}

/** An athlete who granted one something; their id is what the header Hormesis-Athlete takes. */
export interface Athlete {
  athlete_id: string;
  name: string;
  scopes: ("read" | "log" | "full")[];
  granted_at: string;
}

/** Why nothing was taken and nothing given. */
export interface BeginAgain {
  code: "unknown_cursor" | "server_behind";
  text: string;
}

/** Who is signed in now. The session itself is in a cookie that no script can read. */
export interface Begun {
  name: string;
  athlete_id: string;
}

/** `model` is which model is asked and where, null where none is set; `agreed` whether the athlete lets it be. */
export interface Chat {
  model: string | null;
  agreed: boolean;
  lines: ChatLine[];
}

/** One thing that was said; `by` whom a coach's line was put into words: model, engine or safety. */
export interface ChatLine {
  id: string;
  at: string;
  role: string;
  text: string;
  by?: string | null;
}

/** A card, as the conversation showed it. */
export interface Confirm {
  tool: string;
  arguments: Record<string, unknown>;
  confirm: string;
}

/** How many facts were written; 0 where they stood already. */
export interface Confirmed {
  written: number;
}

/** Whether what the conversation needs may be sent to the model that is set. */
export interface Consent {
  given: boolean;
}

/** A name, its password, and what the device is to be called in the list of devices. */
export interface Credentials {
  name: string;
  password: string;
  device: string;
}

/** A day that a phone keeps; `provisional` where it repeats the week before, until that week is planned. */
export interface Day {
  date: string;
  workout: string | null;
  minutes: number | null;
  warm_up: WarmUpItem[];
  work: PlannedExercise[];
  release: ReleaseItem[];
  why: Why[];
  provisional: boolean;
}

/** Where one is signed in. */
export interface Device {
  id: string;
  device: string;
  signed_in_at: string;
  seen_at: string;
  ends_at: string;
  current: boolean;
}

/** It is done. */
export interface Done {
  done: true;
}

/** The estimated most for one repetition, with its 90 % interval; null, with a `why`, where it isn't known. */
export interface E1rm {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** The athlete's own changes to a week. Without any the week stands as it is solved. */
export interface Edits {
  edits?: (Record<string, unknown>)[];
}

/** How many devices were signed out. */
export interface Ended {
  ended: number;
}

/** `who` did `what`, and to what. */
export interface Entry {
  id: string;
  at: string;
  who: string;
  what: string;
  about: string;
}

/** An exercise with the fields of its page as they stand in the file: cues, mistakes, muscles, dose, evidence, review. */
export interface ExercisePage {
  slug: string;
  name: string;
  kind: string;
  review: Record<string, unknown>;
}

/** An exercise in a list. */
export interface ExerciseRow {
  slug: string;
  name: string;
  kind: string;
  pattern: string;
  primary_group: string;
  implement: string;
}

/** Facts in the order in which they count; `next` is the cursor of the following page, null on the last. */
export interface FactList {
  facts: FactObject[];
  next: string | null;
}

/** One fact: `kind`, `at`, `id`, `version`, and the fields of its kind; unknown fields are kept. */
export interface FactObject {
  kind: string;
  at: string;
}

/** `confirm` spells out what is asked: everything is removed, beyond recovery. */
export interface Farewell {
  confirm: "remove everything";
}

/** One field that is not what it must be. */
export interface Fault {
  at: string;
  said: string;
}

/** A red flag: shown before anything else. */
export interface Flag {
  tier: "A" | "B" | "C";
  rule: string;
  text_shown: string;
}

/** How many lines were deleted. */
export interface Forgotten {
  removed: number;
}

/** The password once more. */
export interface Goodbye {
  password: string;
}

/** What a coach may do with one's log. */
export interface Grant {
  coach: string;
  scopes: ("read" | "log" | "full")[];
  granted_at: string;
}

/** What a phone hears. Each change is a fact as it stands, or `{"id": …, "gone": true}`. */
export interface Hearing {
  cursor: string;
  changes: (Record<string, unknown>)[];
  rejected: RejectedChange[];
  more: boolean;
  clock: string;
  now: string;
  notices: Notice[];
  begin_again: BeginAgain | null;
}

/** What the maker gave to the athlete themselves. */
export interface Key {
  key?: string | null;
}

/** It answers. */
export interface Lives {
  status: "ok";
}

/** A name of the athlete's log: how many sets carry it, what it is taken for, and whether they said so themselves. */
export interface LogName {
  name: string;
  source: string | null;
  sets: number;
  last_day: string;
  exercise: string | null;
  confidence: number;
  candidates: string[];
  said: boolean;
}

/** A token just made: its secret is told now and never again. */
export interface MadeToken {
  id: string;
  name: string;
  scopes: ("read" | "log" | "full")[];
  made_at: string;
  used_at: string | null;
  ends_at: string | null;
  secret: string;
}

/** Who asks, and whose log is in view. `name` is null for the athlete of a machine without accounts. */
export interface Me {
  name: string | null;
  athlete_id: string;
  own: boolean;
  by: "local" | "session" | "token";
  scopes: ("read" | "log" | "full")[];
}

/** A muscle group at the hour the athlete usually trains: percent recovered, and when it will be ready. */
export interface Muscle {
  percent: number;
  ready_at: string;
  state: string;
  grade: string;
}

/** What a name is taken for; `exercise` is null where that isn't sure, and then `candidates` has up to five. */
export interface NameMatch {
  name: string;
  exercise: string | null;
  confidence: number;
  candidates: string[];
}

/** Names of exercises as an app spells them. */
export interface NamesToMatch {
  names: string[];
  source?: string | null;
}

/** Facts to write, all or none. One that carries the id of an older one is its newer version. */
export interface NewFacts {
  facts: (Record<string, unknown>)[];
}

/** How much a coach may do with one's log. */
export interface NewGrant {
  scopes: ("read" | "log" | "full")[];
}

/** What the browser's `navigator.credentials.create` gave, as JSON, and what the key is to be called. */
export interface NewPasskey {
  name: string;
  credential: Record<string, unknown>;
}

/** What else that did: devices that were signed out, and programs whose tokens still stand. */
export interface NewPassword {
  done: true;
  signed_out: number;
  tokens_left: number;
}

/** What it is for, and what it may do. */
export interface NewToken {
  name: string;
  scopes: ("read" | "log" | "full")[];
  days?: number | null;
}

/** When the next workout is, and its name in the athlete's own log. */
export interface NextWorkout {
  date: string;
  workout: string;
}

/** What the phone's owner should know of changes that were taken. */
export interface Notice {
  code: "clock_ahead" | "deleted";
  text: string;
  values: Record<string, unknown>;
}

/** A key of a device. */
export interface Passkey {
  id: string;
  name: string;
  made_at: string;
}

/** The password as it is, and as it is to be. */
export interface PasswordChange {
  old: string;
  new: string;
  revoke_tokens: boolean;
}

/** A day of a week: what to do on it, and why; `work` is empty on a day of rest. */
export interface PlannedDay {
  date: string;
  workout: string | null;
  minutes: number | null;
  warm_up: WarmUpItem[];
  work: PlannedExercise[];
  release: ReleaseItem[];
  why: Why[];
}

/** One exercise with its sets; `exercise` is null where the log's name has no page. Two of one `group` (a letter) are done in turn, a set of each. */
export interface PlannedExercise {
  exercise: string | null;
  name: string;
  group?: string | null;
  sets: PlannedSet[];
  e1rm: E1rm;
  why: Why[];
}

/** A set to do. Loads in kg as they are logged: the total on a bar, per hand for dumbbells, added to body weight. */
export interface PlannedSet {
  id: string;
  set_type: "working" | "warm_up" | "drop" | "failure" | "amrap" | "back_off";
  reps: number | null;
  load_kg: number | null;
  rir: number | null;
  rest_s: number | null;
  duration_s: number | null;
  side: string | null;
  answers: Answer[];
}

/** RFC 9457: what went wrong, and what to do next. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  next_step: string;
  faults?: Fault[] | null;
}

/** A score of 0–100 with its 80 % interval; an ordinary day is about 65. */
export interface Readiness {
  score: number;
  low: number;
  high: number;
  band: "light" | "balanced" | "push";
  signals: SignalReading[];
  asks: Why[];
}

/** Nothing is known, and why. */
export interface ReadinessUnknown {
  unavailable: Why;
  signals: SignalReading[];
  asks: Why[];
}

/** A change that was not taken. It stays on the phone. */
export interface RejectedChange {
  index: number;
  id: string | null;
  version: string | null;
  code: "not_an_object" | "unknown_kind" | "bad_field" | "too_large";
  field: string;
  text: string;
  next_step: string;
}

/** Release work: `duration_s` is one hold on one side. */
export interface ReleaseItem {
  exercise: string;
  name: string;
  region: string;
  side: string | null;
  moment: "warm_up" | "after" | "evening" | "block";
  duration_s: number;
  sets: number;
  sides: number;
  pressure: number | null;
  trigger: string;
  probability: number | null;
  why: Why[];
}

/** How many rows there were. */
export interface Removed {
  removed: number;
}

/** One thing the athlete says of themselves: the fields of its kind, and when; now without `at`. */
export interface Said {
  fields: Record<string, unknown>;
  at?: string | null;
}

/** What the athlete says. */
export interface Say {
  text: string;
}

/** What a phone says: the facts that wait in its outbox, and how far it has read. */
export interface Sending {
  device: string;
  cursor: string;
  changes: unknown[];
}

/** A signal against its own baseline. `points` is what it moves the score by; null where it isn't used. */
export interface SignalReading {
  signal: string;
  text: string;
  value: number;
  unit: string | null;
  usual: number;
  low: number;
  high: number;
  z: number;
  state: string;
  out_of_band: boolean;
}

/** An exercise that serves instead, and why. */
export interface Substitute {
  slug: string;
  name: string;
  kind: string;
  pattern: string;
  primary_group: string;
  implement: string;
  why: Why[];
}

/** What serves instead of an exercise, best first. */
export interface Substitutes {
  exercise: string;
  reason: string;
  substitutes: Substitute[];
}

/** A planned exercise, by its slug before any swap, with what may be done instead. */
export interface Swappable {
  exercise: string;
  name: string;
  planned: PlannedExercise;
  alternatives: Alternative[];
}

/** Sets of a muscle group in the week: planned, aimed at, and between what they should lie. */
export interface Target {
  sets: number;
  target: number;
  low: number;
  high: number;
}

/** The object of `hormesis today --json`. */
export interface Today {
  date: string;
  workout: string | null;
  minutes: number | null;
  warm_up: WarmUpItem[];
  work: PlannedExercise[];
  release: ReleaseItem[];
  why: Why[];
  readiness: Readiness | ReadinessUnknown;
  muscles: Record<string, Muscle>;
  next_workout: NextWorkout | null;
  safety: Why[];
  units: "kg" | "lb";
}

/** A token, without its secret. */
export interface Token {
  id: string;
  name: string;
  scopes: ("read" | "log" | "full")[];
  made_at: string;
  used_at: string | null;
  ends_at: string | null;
}

/** What stands of the athlete's own word; null where nothing was said. */
export interface Told {
  date: string;
  profile: Record<string, unknown>;
  gym: Record<string, unknown> | null;
  gyms: string[];
  all_gyms: (Record<string, unknown>)[];
  limitations: (Record<string, unknown>)[];
  conditions: (Record<string, unknown>)[];
  asked_about_conditions: boolean;
  preferences: Record<string, "liked" | "disliked" | "never">;
  event: Record<string, unknown> | null;
  away: Record<string, boolean>;
}

/** What words were taken for; `questions` are asked, never guessed; `written` are the ids of what was kept. */
export interface Understood {
  facts: (Record<string, unknown>)[];
  questions: (Record<string, unknown>)[];
  unread: (Record<string, unknown>)[];
  flag: Flag | null;
  written: string[];
}

/** Which server this is, and whether it asks who you are. */
export interface Version {
  version: string;
  access: "local" | "accounts";
}

/** One thing to do before the work sets; one of kind `release` refers to the plan's `release`. */
export interface WarmUpItem {
  kind: "raise" | "mobilise" | "activate" | "ramp" | "release";
  exercise: string | null;
  name: string;
  reps: number | null;
  load_kg: number | null;
  duration_s: number | null;
  sets: number;
}

/** The object of `hormesis week --json`: seven days from `date`, what is aimed at, what is given up, and why. */
export interface Week {
  date: string;
  days: PlannedDay[];
  targets: Record<string, Target>;
  given_up: Why[];
  why: Why[];
  safety: Why[];
  units: "kg" | "lb";
}

/** What to change in a week to see what comes of it; nothing of it is kept. */
export interface WhatIf {
  changes: Record<string, unknown>;
}

/** A reason: `code` for programs, `text` for people, the numbers it stands on, and the sources behind it. */
export interface Why {
  code: string;
  text: string;
  values: Record<string, unknown>;
  evidence: string[];
}

/** Plain words to take facts from; nothing is written until `confirm` is true. */
export interface Words {
  text: string;
  confirm: boolean;
}

/** How many facts were written, and the ids of those that were sent, in order; what stood already is not written twice. */
export interface Written {
  written: number;
  ids: string[];
}
