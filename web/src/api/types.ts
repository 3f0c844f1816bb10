/** The server's objects as the screens use them: those of `schema.ts` (generated), with fields that are always there besides. */
import type * as s from "./schema";

export type Why = s.Why & { code: string; text: string; evidence: string[] };
export type Answer = s.Answer & { rir_low: number | null; rir_high: number | null; reps: number | null; rest_s: number | null };
export type PlannedSet = Omit<s.PlannedSet, "answers"> & { answers: Answer[]; plates_kg: number[] | null; bar_kg: number | null };
export type PlannedExercise = Omit<s.PlannedExercise, "sets" | "why"> & {
  sets: PlannedSet[];
  why: Why[];
  e1rm: s.E1rm & { grade?: string; n?: number; why?: Why[] };
  unrounded_load_kg: number | null;
  /** Exercises of one group are done in turns. */
  group?: string | null;
};
export type WarmUpItem = s.WarmUpItem;
export type ReleaseItem = s.ReleaseItem & { implement: string };
export type PlannedDay = Omit<s.Day, "work" | "release"> & { work: PlannedExercise[]; release: ReleaseItem[] };
export type Muscle = s.Muscle & { low?: number; high?: number };
export type Signal = s.SignalReading & { points: number | null; grade: string; evidence: string[]; counts: boolean };
export type Readiness = Omit<s.Readiness, "signals"> & { signals: Signal[]; grade: string; p_low: number; unavailable?: undefined };
export type ReadinessUnknown = Omit<s.ReadinessUnknown, "signals"> & { signals: Signal[]; score?: undefined };
export type Today = Omit<s.Today, "work" | "release" | "readiness" | "muscles"> & {
  work: PlannedExercise[];
  release: ReleaseItem[];
  readiness: Readiness | ReadinessUnknown;
  muscles: Record<string, Muscle>;
};
export type Week = Omit<s.Week, "days"> & { days: PlannedDay[] };

export type Alternative = Omit<s.Alternative, "planned" | "why"> & { planned: PlannedExercise; why: Why[] };
export type Swappable = Omit<s.Swappable, "planned" | "alternatives"> & { planned: PlannedExercise; alternatives: Alternative[] };
export type Alternatives = Omit<s.Alternatives, "exercises"> & { exercises: Swappable[] };

/** A set behind a muscle's number, and what it still takes of it in percent points. */
export interface BehindSet {
  id: string;
  exercise: string | null;
  name: string;
  load_kg: number | null;
  reps: number | null;
  rir: number | null;
  points: number;
}
export interface Behind {
  workout: string;
  name: string;
  date: string;
  points: number;
  sore: boolean;
  sets: BehindSet[];
}
export type MuscleBehind = Muscle & { behind: Behind[]; told: { at: string; points: number }[] };
export interface RegionForecast {
  region: string;
  probability: number;
  source: string;
  pattern: string | null;
  n: number;
  enough_data: boolean;
  offered: boolean;
  moved_by: { driver: string; points: number }[];
  why: Why[];
  reports: { date: string; level: number; side: string | null }[];
}
export interface TrialRegion {
  region: string;
  verdict: string;
  effect: { value: number; low: number; high: number; n: number } | null;
  release_days: number;
  other_days: number;
  days_more: number | null;
  why: Why[];
}
export interface Recovery {
  date: string;
  as_of: string;
  units: "kg" | "lb";
  muscles: Record<string, MuscleBehind>;
  regions: RegionForecast[];
  trial: { date: string; agreed: boolean | null; regions: TrialRegion[]; why: Why[] };
}
export interface SignalDays {
  signal: string;
  label: string;
  unit_label: string;
  window_days: number;
  state: string;
  baseline_days: number;
  grade: string;
  days: { date: string; value: number; measured: number | null; usual: number; low: number; high: number; out_of_band: boolean }[];
  why: Why[];
}

export interface Named {
  slug: string;
  name: string;
}
export interface ExercisePage extends Named {
  kind: string;
  pattern: string;
  implement: string;
  primary_group: string;
  unilateral: boolean;
  level: string;
  tempo?: string;
  load_meaning: string;
  equipment: string[];
  regions: string[];
  contraindications: string[];
  no_go_zones: string[];
  description: string;
  aliases: string[];
  cues: { do: string[]; dont: string[] };
  mistakes: { mistake: string; instead: string }[];
  muscles: { prose: string; primary: { muscle: string; share: number }[]; secondary: { muscle: string; share: number }[] };
  groups: Record<string, number>;
  serves?: { groups: string[] };
  dose: { moment: string; sets: number[]; hold_s?: number[]; reps?: number[]; rir?: number[]; rest_s?: number[]; pressure?: number[]; strokes?: number[] }[];
  progression: { harder: string[]; easier: string[] };
  evidence: { id: string; grade: string }[];
  review: { status: string; name?: string; credentials?: string; date?: string; signature_fits?: boolean };
}
export interface PageUse {
  allowed: boolean;
  against: Why[];
  preference: string | null;
  triggers?: { trigger: string; region: string; due: boolean; why: Why[] }[];
  why?: Why[];
  [more: string]: unknown;
}
export interface Substitute extends Named {
  implement: string;
  why: Why[];
}
