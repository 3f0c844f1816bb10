/** Controls for hands with chalk on them: nothing under 48 px. */
import { useRef, useState } from "preact/hooks";
import { useWords } from "../words";
import { memo } from "./memo";
import { Sheet } from "./sheet";

interface Choice<T> {
  value: T;
  label: string;
  /** What it is called aloud, where the label is short. */
  said?: string;
}

export function Choices<T extends string | number>({ label, choices, value, onPick, kind = "" }: {
  label: string;
  choices: Choice<T>[];
  value: T | null;
  onPick: (value: T) => void;
  kind?: string;
}) {
  return (
    <div class={`chips ${kind}`} role="radiogroup" aria-label={label}>
      {choices.map((one) => (
        <button key={one.value} type="button" class="chip" role="radio" aria-checked={one.value === value} aria-label={one.said} onClick={() => onPick(one.value)}>
          {one.label}
        </button>
      ))}
    </div>
  );
}

export function Switch({ label, hint, on, onChange }: { label: string; hint?: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button type="button" class="switch" role="switch" aria-checked={on} onClick={() => onChange(!on)}>
      <span class="grow">
        {label}
        {hint && <span class="small soft">{` ${hint}`}</span>}
      </span>
      <i />
    </button>
  );
}

interface StepperProps {
  label: string;
  value: number | null;
  step: number;
  unit?: string;
  digits?: number;
  most?: number;
  hint?: string;
  /** Where less and more begin while nothing is known. */
  from?: number;
  onChange: (value: number | null) => void;
}

/** The value as the thumb has it: it comes back from the store a moment later, and a quick second tap counts from here. */
function useAhead(value: number | null) {
  const ahead = useRef({ value, shown: value, sent: [] as number[] });
  const one = ahead.current;
  if (one.shown !== value) {
    one.shown = value;
    const place = value === null ? -1 : one.sent.indexOf(value);
    one.sent = one.sent.slice(place + 1);
    if (place < 0) Object.assign(one, { value, sent: [] });
  }
  return {
    now: () => one.value,
    told: (next: number) => {
      one.value = next;
      one.sent.push(next);
      return next;
    },
  };
}

/** A value with less, more, and a keypad behind the number itself. */
export const Stepper = memo(function Stepper({ label, value, step, unit, digits = 2, most = 9999, hint, from = 0, onChange }: StepperProps) {
  const w = useWords();
  const [keypad, open] = useState(false);
  const at = useAhead(value);
  const moved = (by: number) => onChange(at.told(Math.min(Math.max(round((at.now() ?? from) + by, digits), 0), most)));
  return (
    <div class="stepper" role="group" aria-label={label}>
      <button type="button" aria-label={w.less_of(label)} onClick={() => moved(-step)}>−</button>
      <button type="button" class="value" onClick={() => open(true)}>
        <span class="hidden">{`${label}: ${value === null ? `${w.unknown} ` : ""}`}</span>
        {value === null ? <span aria-hidden="true">–</span> : shown(value, digits)}
        <small>{hint ?? unit ?? label}</small>
      </button>
      <button type="button" aria-label={w.more_of(label)} onClick={() => moved(step)}>+</button>
      {keypad && <Keypad label={unit ? `${label}, ${unit}` : label} digits={digits} most={most} value={value} onDone={onChange} close={() => open(false)} />}
    </div>
  );
});

function Keypad({ label, value, digits, most, onDone, close }: {
  label: string;
  value: number | null;
  digits: number;
  most: number;
  onDone: (value: number | null) => void;
  close: () => void;
}) {
  const w = useWords();
  const [typed, type] = useState<string | null>(null);
  const press = (key: string) =>
    type((old) => {
      const now = old ?? "";
      if (key === "⌫") return now.slice(0, -1);
      if (key === "." && (now.includes(".") || digits === 0)) return now;
      const next = `${now}${key}`.replace(/^0+(?=\d)/, "");
      return Number(next) > most || (next.split(".")[1]?.length ?? 0) > digits ? now : next;
    });
  const done = () => {
    if (typed !== null) onDone(typed === "" || typed === "." ? null : Number(typed));
    close();
  };
  return (
    <Sheet title={label} close={close}>
      <p class="huge centre" aria-live="polite">{typed ?? (value === null ? "–" : shown(value, digits))}</p>
      <div class="keys">
        {["1", "2", "3", "4", "5", "6", "7", "8", "9", digits ? "." : "", "0", "⌫"].map((key) =>
          key ? (
            <button key={key} type="button" aria-label={key === "⌫" ? w.delete_digit : key} onClick={() => press(key)}>{key}</button>
          ) : <span key="none" />,
        )}
      </div>
      <button type="button" class="button main" onClick={done}>{w.done}</button>
    </Sheet>
  );
}

export const round = (value: number, digits: number) => Number(value.toFixed(digits));
export const shown = (value: number, digits = 2) => String(round(value, digits));
